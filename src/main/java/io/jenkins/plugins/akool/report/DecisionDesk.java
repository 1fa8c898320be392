package io.jenkins.plugins.akool.report;

import hudson.Util;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.util.HttpResponses;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.TranslationService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import jenkins.model.Tab;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Takes what people decide on a build's page. Who may start builds of the job may decide, since both can spend credits. An
 * error of AKOOL's is shown as a sentence.
 */
public abstract class DecisionDesk extends Tab {

    private final Run<?, ?> run;
    private final BuildTranslations translations;

    DecisionDesk(Run<?, ?> run, BuildTranslations translations) {
        super(run);
        this.run = run;
        this.translations = translations;
    }

    @POST
    public HttpResponse doCheck(@QueryParameter String id) {
        return decide(id, record -> decisions().check(record.getId()));
    }

    @POST
    public HttpResponse doCollect(@QueryParameter String id) {
        return decide(id, record -> decisions().collect(run, record));
    }

    @POST
    public HttpResponse doCollectExtras(@QueryParameter String id) {
        return decide(id, record -> decisions().collectExtras(run, record));
    }

    @POST
    public HttpResponse doSubmit(@QueryParameter String id) {
        return decide(id, record -> {
            decisions().submit(record.getId());
            return CompletableFuture.completedFuture(null);
        });
    }

    @POST
    public HttpResponse doSubmitAgain(@QueryParameter String id) {
        return decide(id, record -> decisions().submitAgain(record.getId()));
    }

    @POST
    public HttpResponse doAdopt(@QueryParameter String id, @QueryParameter String akoolId) {
        String given = Util.fixNull(akoolId).strip();
        return decide(
                id,
                record -> given.isEmpty()
                        ? CompletableFuture.failedFuture(new Failure(Messages.adopt_empty()))
                        : decisions().adopt(record.getId(), given));
    }

    @POST
    public HttpResponse doForget(@QueryParameter String id) {
        return decide(id, record -> {
            User person = User.current();
            return decisions().leave(record.getId(), person == null ? Messages.somebody() : person.getDisplayName());
        });
    }

    static Decisions decisions() {
        return TranslationService.get().decisions();
    }

    /** Comes back to the page when it is done, or still under way after a few seconds. */
    private HttpResponse decide(String id, Function<TranslationRecord, CompletionStage<Void>> decision) {
        run.getParent().checkPermission(Item.BUILD);
        TranslationRecord record = translations.record(Util.fixNull(id));
        if (record == null) {
            return HttpResponses.notFound();
        }
        Decisions.await(decision.apply(record));
        int page = new PageOfTranslations(Visit.of(run, translations), 1).numberOf(record.id());
        return HttpResponses.redirectTo(page == 1 ? "." : "./?page=" + page);
    }
}
