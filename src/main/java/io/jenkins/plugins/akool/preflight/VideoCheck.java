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
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;

/** Looks whether AKOOL will find something good at an address, and what is in a video. Blocks. */
final class VideoCheck {

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
        life(url, Messages.preflight_source());
        Probe.Head head = head(url, Messages.preflight_source(), true);
        if (head == null) {
            return VideoFacts.UNKNOWN;
        }
        if (head.otherwise() != null) {
            findings.problem(Messages.preflight_otherwise(head.otherwise()));
        }
        limits(head.facts(), head.length());
        return head.facts();
    }

    void captions(String url) throws InterruptedException {
        life(url, Messages.preflight_captions());
        head(url, Messages.preflight_captions(), false);
    }

    /**
     * @param bytes of the whole video, at most 0 where that is unknown
     */
    void limits(VideoFacts facts, long bytes) {
        for (Finding finding : Limits.check(facts, bytes, options.isLipsync())) {
            say(finding.certain() || options.isStrict(), finding.sentence());
        }
    }

    private void life(String url, String what) {
        Instant end = SignedLink.expiry(url);
        Instant now = Instant.now();
        if (end == null) {
            return;
        }
        if (end.isBefore(now)) {
            findings.doubt(Messages.preflight_expired(what, end));
        } else if (end.isBefore(now.plus(Duration.ofMinutes(options.getTimeoutMinutes())))) {
            findings.doubt(Messages.preflight_expires(what, end));
        }
    }

    /** What the server says of the file, null where it is not there to be fetched, which was said then. */
    @CheckForNull
    private Probe.Head head(String url, String what, boolean video) throws InterruptedException {
        if (silent.has(url)) {
            findings.doubt(Messages.preflight_silent(what));
            return null;
        }
        try {
            Probe.Head head = video ? Probe.askForVideo(url, node) : Probe.ask(url, node);
            if (head.obstacle() != null) {
                findings.doubt(Messages.preflight_obstacle(what, head.obstacle()));
            } else if (head.status() == 0) {
                // The network here may have a name of its own for a host that others find elsewhere.
                say(!isName(url), Messages.preflight_private(what));
            } else if (head.ok()) {
                return head;
            } else {
                say(isGone(head.status()), Messages.preflight_status(what, head.status()));
            }
        } catch (IOException e) {
            silent.failed(url, e);
            findings.doubt(Messages.preflight_unreachable(what));
        }
        return null;
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
