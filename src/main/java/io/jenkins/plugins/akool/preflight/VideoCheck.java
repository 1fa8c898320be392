package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import io.jenkins.plugins.akool.access.Probe;
import io.jenkins.plugins.akool.inspection.Finding;
import io.jenkins.plugins.akool.inspection.Limits;
import io.jenkins.plugins.akool.inspection.SharePage;
import io.jenkins.plugins.akool.inspection.SignedLink;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.media.Verdict;
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.HttpUrl;

/** Looks whether AKOOL will find something good at an address, and what is in a video. Blocks. */
final class VideoCheck {

    /** Endings of what AKOOL takes for captions. */
    private static final Set<String> CAPTIONS = Set.of("srt", "ass");

    /** How storages answer for a link that is over, among other things. */
    private static final Set<Integer> REFUSALS = Set.of(
            HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN);

    /** By how much a clock here may be wrong. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The node whose network is used, or null for the controller. */
    @CheckForNull
    private final FilePath node;

    private final TranslationOptions options;
    private final Findings findings;

    /** Shared with the checks of all other files of the step. */
    private final SilentHosts silent;

    VideoCheck(@CheckForNull FilePath node, TranslationOptions options, Findings findings, SilentHosts silent) {
        this.node = node;
        this.options = options;
        this.findings = findings;
        this.silent = silent;
    }

    /** Returns what is in it, as far as that was seen. */
    @NonNull
    VideoFacts video(String url) throws InterruptedException {
        String page = SharePage.of(url);
        if (page != null) {
            // Such a page answers as a video does that is not there, or as one for everybody: nothing more is to learn.
            findings.problem(page);
            return VideoFacts.UNKNOWN;
        }
        Probe.Head head = head(url, Messages.preflight_source(), Media.VIDEO);
        if (head == null) {
            return VideoFacts.UNKNOWN;
        }
        if (head.otherwise() != null) {
            findings.problem(Messages.preflight_otherwise(head.otherwise()));
        }
        limits(head.facts(), head.length(), false);
        return head.facts();
    }

    void captions(String url) throws InterruptedException {
        String page = SharePage.of(url);
        if (page != null) {
            findings.problem(Messages.preflight_ofCaptions(page));
            return;
        }
        Probe.Head head = head(url, Messages.preflight_captions(), Media.SUBTITLES);
        if (head != null) {
            captions(head.verdict());
        }
    }

    /**
     * @param verdict what the caption file's bytes say, null where they could not be read
     */
    void captions(@CheckForNull Verdict verdict) {
        if (verdict == null) {
            return;
        }
        if (!verdict.fits()) {
            findings.problem(Messages.preflight_otherwiseCaptions(verdict.what()));
        } else if (!CAPTIONS.contains(verdict.extension())) {
            say(options.isStrict(), Messages.preflight_otherCaptions(verdict.extension()));
        }
    }

    /**
     * @param bytes of the whole video, at most 0 where that is unknown
     * @param certain whether it is known where the video ends, and not only told
     */
    void limits(VideoFacts facts, long bytes, boolean certain) {
        if (facts.cut()) {
            say(certain || options.isStrict(), Messages.preflight_cut());
        }
        for (Finding finding : Limits.check(facts, bytes, options.isLipsync())) {
            say(finding.certain() || options.isStrict(), finding.sentence());
        }
    }

    /** What the server says of the file, null where it is not there to be fetched, which was said then. */
    @CheckForNull
    private Probe.Head head(String url, String what, Media expected) throws InterruptedException {
        Probe.Head head = asked(url, what, expected);
        int status = head == null ? 0 : head.status();
        life(url, what, REFUSALS.contains(status));
        if (head == null) {
            return null;
        }
        if (head.obstacle() != null) {
            findings.doubt(Messages.preflight_obstacle(what, head.obstacle()));
        } else if (status == 0) {
            // The network here may have a name of its own for a host that others find elsewhere.
            say(!isName(url), Messages.preflight_private(what));
        } else if (!head.ok()) {
            say(isGone(status), Messages.preflight_status(what, status));
        } else if (head.length() == 0) {
            findings.problem(Messages.preflight_empty(what));
        } else {
            return head;
        }
        return null;
    }

    /** Null where nobody answers, which was said then. */
    @CheckForNull
    private Probe.Head asked(String url, String what, Media expected) throws InterruptedException {
        if (silent.has(url)) {
            findings.doubt(Messages.preflight_silent(what));
            return null;
        }
        try {
            return Probe.ask(url, node, expected);
        } catch (IOException e) {
            silent.failed(url, e);
            findings.doubt(Messages.preflight_unreachable(what));
            return null;
        }
    }

    /**
     * @param refused whether its server does not give it to whoever asks here
     */
    private void life(String url, String what, boolean refused) {
        Instant end = SignedLink.expiry(url);
        Instant now = Instant.now();
        if (end == null) {
            return;
        }
        if (end.isBefore(now)) {
            say(refused && end.isBefore(now.minus(SKEW)), Messages.preflight_expired(what, end));
        } else if (end.isBefore(now.plus(Duration.ofMinutes(options.getTimeoutMinutes())))) {
            findings.doubt(Messages.preflight_expires(what, end));
        }
    }

    private void say(boolean certain, String sentence) {
        if (certain) {
            findings.problem(sentence);
        } else {
            findings.doubt(sentence);
        }
    }

    /** HTTP's words for what is not there, for whoever asks. */
    private static boolean isGone(int status) {
        return status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE;
    }

    /** Whether the host has to be looked up, and is none of the names that mean the same host everywhere: oneself. */
    private static boolean isName(String url) {
        String host = HttpUrl.get(url).host();
        return !host.contains(":") && !host.matches("[0-9.]+|(.+\\.)?localhost");
    }
}
