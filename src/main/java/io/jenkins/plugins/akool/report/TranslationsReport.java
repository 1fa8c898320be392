package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Functions;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.akool.engine.State;
import io.jenkins.plugins.akool.jenkins.BuildTranslations;
import io.jenkins.plugins.akool.jenkins.TranslationRecord;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** Lists the translations of one build: language, AKOOL id, state, result, deadline. Made anew for each page. */
public final class TranslationsReport implements Action {

    private final Run<?, ?> run;
    private final BuildTranslations translations;

    private TranslationsReport(Run<?, ?> run, BuildTranslations translations) {
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
        String path = record.getSource().replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Address of the archived file below the build's own. */
    @NonNull
    public String linkTo(@NonNull TranslationRecord record) {
        StringBuilder path = new StringBuilder("artifact");
        for (String part : Util.fixNull(record.getFile()).split("/")) {
            path.append('/').append(Util.rawEncode(part));
        }
        return path.toString();
    }

    @NonNull
    public String sizeOf(@NonNull TranslationRecord record) {
        return Functions.humanReadableByteSize(record.getBytes());
    }

    @NonNull
    public String creditsOf(@NonNull TranslationRecord record) {
        Double credits = record.getCredits();
        return credits == null
                ? ""
                : NumberFormat.getNumberInstance(Locale.ROOT).format(credits.doubleValue());
    }

    /** Adds the page to each build that translated something. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return TranslationsReport.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            BuildTranslations found = BuildTranslations.find(run);
            return found == null || found.getRecords().isEmpty()
                    ? Set.of()
                    : Set.of(new TranslationsReport(run, found));
        }
    }
}
