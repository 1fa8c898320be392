package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.options.OptionChecks;
import io.jenkins.plugins.akool.options.Video;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the checks of an order found.
 *
 * @param problems sentences on what is certainly wrong, in no order of weight
 * @param doubts sentences on what may go wrong, or could not be found out; they stop nothing
 * @param notes sentences that are good to know; a dry run's only
 * @param loginRefusal AKOOL's answer where it does not take the login, one of the problems; otherwise null
 * @param facts what is in the videos that were looked at
 * @param completion what the order lacks
 */
public record PreflightReport(
        @NonNull List<String> problems,
        @NonNull List<String> doubts,
        @NonNull List<String> notes,
        @CheckForNull AkoolException loginRefusal,
        @NonNull Map<Video, VideoFacts> facts,
        @NonNull Completion completion) {

    public PreflightReport {
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
        notes = List.copyOf(notes);
        facts = Map.copyOf(facts);
    }

    /** The same with one more problem. */
    @NonNull
    public PreflightReport with(@NonNull String problem) {
        return new PreflightReport(more(problems, problem), doubts, notes, loginRefusal, facts, completion);
    }

    /** The same with one more doubt. */
    @NonNull
    public PreflightReport doubting(@NonNull String doubt) {
        return new PreflightReport(problems, more(doubts, doubt), notes, loginRefusal, facts, completion);
    }

    private static List<String> more(List<String> sentences, String one) {
        List<String> more = new ArrayList<>(sentences);
        more.add(one);
        return more;
    }

    /** The same with other notes. */
    @NonNull
    public PreflightReport telling(@NonNull List<String> others) {
        return new PreflightReport(problems, doubts, others, loginRefusal, facts, completion);
    }

    /** How long a video is, seconds; null where that is not known. */
    @CheckForNull
    public Double seconds(@NonNull Video video) {
        VideoFacts seen = facts.get(video);
        Duration length = seen == null ? null : seen.length();
        return length == null ? null : length.toMillis() / 1000.0;
    }

    /** All problems of a dry run as one message, null where there is none. */
    @CheckForNull
    public String failure() {
        return problems.isEmpty() ? null : Messages.preflight_failure(problems.size(), Wording.together(problems));
    }

    /** Why an order is not placed, all problems in one message; null where it may be. */
    @CheckForNull
    public String refusal() {
        return OptionChecks.refusal(problems);
    }
}
