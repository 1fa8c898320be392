package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Api;
import hudson.model.BallColor;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.ShownTranslation;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.State;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import jenkins.management.Badge;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/**
 * The translations of one build: players, states, and what a person may decide. A tab of the new build page, and a page
 * beside the old one. Made anew for each request.
 */
public final class TranslationsReport extends DecisionDesk {

    /** Translations of which a build's own page tells. */
    private static final int FEW = 8;

    private final Run<?, ?> run;
    private final BuildTranslations translations;

    TranslationsReport(Run<?, ?> run, BuildTranslations translations) {
        super(run, translations);
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

    /** Who may not see the build's artifacts does not see their paths. */
    @NonNull
    public Api getApi() {
        boolean files = ShownTranslation.maySeeFiles(run);
        return new Api(new BuildData(
                getRecords().stream().map(r -> new ShownTranslation(r, files)).toList()));
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

    /** The build's, which the frame of the page names for screen readers. */
    @NonNull
    public BallColor getIconColor() {
        return run.getIconColor();
    }

    /** How many wait for a person's decision, null where none does. */
    @CheckForNull
    @Override
    public Badge getBadge() {
        long waiting = all().stream().filter(t -> t.getKind().equals("waiting")).count();
        return waiting == 0
                ? null
                : new Badge(String.valueOf(waiting), Messages.badge(waiting), Badge.Severity.WARNING);
    }

    /** How many translations there are and how many have their result, as a sentence. */
    @NonNull
    public String getSummary() {
        List<TranslationRecord> all = getRecords();
        if (all.isEmpty()) {
            return run.isBuilding() && !translations.getOrders().isEmpty()
                    ? Messages.summary_preparing()
                    : Messages.summary_none();
        }
        long collected =
                all.stream().filter(r -> r.getState() == State.COLLECTED).count();
        return Messages.summary(collected, all.size());
    }

    private Visit visit() {
        return Visit.of(run, translations);
    }

    private List<TranslationView> all() {
        Visit visit = visit();
        return getRecords().stream().map(r -> new TranslationView(visit, r)).toList();
    }

    /** The first few, for the build's own page. */
    @NonNull
    public List<TranslationView> getFirst() {
        Visit visit = visit();
        return getRecords().stream()
                .limit(FEW)
                .map(r -> new TranslationView(visit, r))
                .toList();
    }

    /** How many more there are than {@link #getFirst}. */
    public int getMore() {
        return Math.max(0, getRecords().size() - FEW);
    }

    private PageOfTranslations page(@CheckForNull StaplerRequest2 request) {
        String asked = request == null ? null : request.getParameter("page");
        boolean number = asked != null && asked.matches("\\d{1,6}");
        return new PageOfTranslations(visit(), number ? Integer.parseInt(asked) : 1);
    }

    /** The source videos on the page that the request asks for. */
    @NonNull
    public List<SourceSection> getSections() {
        return page(Stapler.getCurrentRequest2()).sections();
    }

    /** From 1. */
    public int getPageNumber() {
        return page(Stapler.getCurrentRequest2()).number();
    }

    public int getPageCount() {
        return page(Stapler.getCurrentRequest2()).count();
    }

    /** Which page it is, of how many, in words. */
    @NonNull
    public String getPageWords() {
        return page(Stapler.getCurrentRequest2()).words();
    }

    /** Whether something changes by itself. */
    public boolean isChanging() {
        return run.isBuilding()
                || getRecords().stream()
                        .anyMatch(r -> !r.getState().settled() && !decisions().isLost(r));
    }

    /** Shows one translation, for a page that is open and shows it anew. Whoever may see the build may ask. */
    @GET
    public void doEntry(StaplerRequest2 request, StaplerResponse2 response, @QueryParameter String id)
            throws IOException, ServletException {
        run.checkPermission(Item.READ);
        TranslationRecord record = translations.record(Util.fixNull(id));
        RequestDispatcher entry =
                record == null ? null : request.getView(new TranslationView(visit(), record), "alone.jelly");
        if (entry == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            entry.forward(request, response);
        }
    }

    /** See {@link PageState}. Whoever may see the build may ask. */
    @GET
    public HttpResponse doState(StaplerRequest2 request) {
        run.checkPermission(Item.READ);
        boolean done = !isChanging();
        return new TextAnswer("application/json", new PageState(done, getSummary(), page(request)).toJson());
    }

    /**
     * Archived subtitles as WebVTT.
     *
     * @param id of the translation
     * @param extra which of its files, as {@link io.jenkins.plugins.akool.translation.Extra} names them
     */
    @GET
    public HttpResponse doSubtitles(@QueryParameter String id, @QueryParameter String extra)
            throws InterruptedException {
        run.checkPermission(Item.READ);
        if (!visit().files()) {
            return HttpResponses.forbidden();
        }
        return SubtitleTrack.of(run, translations.record(Util.fixNull(id)), Util.fixNull(extra));
    }
}
