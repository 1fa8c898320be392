package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.util.HttpResponses;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.RecordedExtra;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.translation.State;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Lists the translations of one build: language, AKOOL id, state, result, deadline. Made anew for each page. */
public final class TranslationsReport implements Action {

    private static final Logger LOGGER = Logger.getLogger(TranslationsReport.class.getName());

    /** Seconds until a page does not wait for AKOOL any longer. */
    private static final long PATIENCE = 10;

    private final Run<?, ?> run;
    private final BuildTranslations translations;

    TranslationsReport(Run<?, ?> run, BuildTranslations translations) {
        this.run = run;
        this.translations = translations;
    }

    @NonNull
    public Run<?, ?> getRun() {
        return run;
    }

    @NonNull
    public List<TranslationRecord> getRecords() {
        return translations.getRecords();
    }

    @NonNull
    @Override
    public String getIconFileName() {
        return "symbol-language-outline plugin-ionicons-api";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return "akool";
    }

    /** How many translations there are and how many have their result, as a sentence. */
    @NonNull
    public String getSummary() {
        List<TranslationRecord> all = getRecords();
        if (all.isEmpty()) {
            return Messages.summary_none();
        }
        long collected =
                all.stream().filter(r -> r.getState() == State.COLLECTED).count();
        return Messages.summary(collected, all.size());
    }

    @NonNull
    public String stateOf(@NonNull TranslationRecord record) {
        return switch (record.getState()) {
            case PLANNED -> Messages.state_planned();
            case SUBMITTING -> Messages.state_submitting();
            case QUEUED -> Messages.state_queued();
            case PROCESSING -> Messages.state_processing();
            case COMPLETED -> Messages.state_completed();
            case COLLECTING -> Messages.state_collecting();
            case COLLECTED -> Messages.state_collected();
            case UNKNOWN -> Messages.state_unknown();
            case FAILED -> Messages.state_failed();
            case EXPIRED -> Messages.state_expired();
            case UNCOLLECTED -> Messages.state_uncollected();
        };
    }

    /** Whether AKOOL still has something that this build does not, so that the deadline matters. */
    public boolean isDeadlineOpen(@NonNull TranslationRecord record) {
        return record.getExpiresAt() != null
                && record.getState() != State.COLLECTED
                && record.getState() != State.FAILED;
    }

    /** As {@link Date}, which the pages' formatter takes. */
    @CheckForNull
    public Date expiryOf(@NonNull TranslationRecord record) {
        Instant at = record.getExpiresAt();
        return at == null ? null : Date.from(at);
    }

    /** The source's file name; the whole address says little more and is long. */
    @NonNull
    public String sourceNameOf(@NonNull TranslationRecord record) {
        return StoredFile.shownName(record.getSource());
    }

    /** Address of the archived file below the build's own. */
    @NonNull
    public String linkTo(@NonNull String file) {
        StringBuilder path = new StringBuilder("artifact");
        for (String part : file.split("/")) {
            path.append('/').append(Util.rawEncode(part));
        }
        return path.toString();
    }

    @NonNull
    public String sizeOf(long bytes) {
        return Functions.humanReadableByteSize(bytes);
    }

    @NonNull
    public String creditsOf(@NonNull TranslationRecord record) {
        Double credits = record.getCredits();
        return credits == null
                ? ""
                : NumberFormat.getNumberInstance(Locale.ROOT).format(credits.doubleValue());
    }

    /** Whether this person may decide what becomes of translations: who may start a build may spend credits. */
    public boolean isDecider() {
        return run.getParent().hasPermission(Item.BUILD);
    }

    /** Whether AKOOL can be asked how the translation stands. */
    public boolean isCheckable(@NonNull TranslationRecord record) {
        State open = open(record);
        return open != null && open != State.UNKNOWN && record.getAkoolId() != null;
    }

    public boolean isCollectable(@NonNull TranslationRecord record) {
        return open(record) == State.UNCOLLECTED || decisions().isLost(record);
    }

    /** What was asked for beside the video and may still be had, in words; empty where nothing is. */
    @NonNull
    public String missingOf(@NonNull TranslationRecord record) {
        return decisions().missing(run, record).stream()
                .map(RecordedExtra::nameOf)
                .collect(Collectors.joining(", "));
    }

    /** Whether somebody has to say that it is still wanted. */
    public boolean isHeld(@NonNull TranslationRecord record) {
        return decisions().isHeld(record.getId());
    }

    /** Whether it is a person's turn to say what becomes of a submission whose answer was lost. */
    public boolean isUndecided(@NonNull TranslationRecord record) {
        return open(record) == State.UNKNOWN;
    }

    @CheckForNull
    private static State open(TranslationRecord record) {
        return TranslationService.get().decisions().open(record.getId());
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

    private static Decisions decisions() {
        return TranslationService.get().decisions();
    }

    /** Comes back to the page when it is done, or still under way after a few seconds. */
    private HttpResponse decide(String id, Function<TranslationRecord, CompletionStage<Void>> decision) {
        run.getParent().checkPermission(Item.BUILD);
        TranslationRecord record = translations.record(Util.fixNull(id));
        if (record == null) {
            return HttpResponses.notFound();
        }
        try {
            decision.apply(record).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Failure(Util.fixNull(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOGGER.log(Level.FINE, "the page shows it as it is by now", e);
        }
        return HttpResponses.redirectToDot();
    }
}
