package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Functions;
import io.jenkins.plugins.akool.access.Probe;
import io.jenkins.plugins.akool.inspection.SharePage;
import io.jenkins.plugins.akool.inspection.SignedLink;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;

/** Looks whether AKOOL will find something good at an address. Blocks. */
final class AddressCheck {

    /** Bytes (docs.akool.com, code 1207: "300M"). */
    private static final long LARGEST_SOURCE = 300L << 20;

    /** The node whose network is used, or null for the controller. */
    @CheckForNull
    private final FilePath node;

    private final List<String> problems;
    private final List<String> doubts;

    /**
     * @param problems takes sentences on what is certainly wrong
     * @param doubts takes sentences on what may be
     */
    AddressCheck(@CheckForNull FilePath node, List<String> problems, List<String> doubts) {
        this.node = node;
        this.problems = problems;
        this.doubts = doubts;
    }

    /**
     * @param needed how long AKOOL may come for it
     */
    void video(String url, Duration needed) throws InterruptedException {
        String page = SharePage.of(url);
        if (page != null) {
            // Such a page answers as a video does that is not there, or as one for everybody: nothing more is to learn.
            problems.add(page);
            return;
        }
        life(url, Messages.preflight_source(), needed);
        Probe.Head head = head(url, Messages.preflight_source(), true);
        if (head == null) {
            return;
        }
        if (head.otherwise() != null) {
            problems.add(Messages.preflight_otherwise(head.otherwise()));
        }
        size(head.length());
    }

    /**
     * @param needed how long AKOOL may come for it
     */
    void captions(String url, Duration needed) throws InterruptedException {
        life(url, Messages.preflight_captions(), needed);
        head(url, Messages.preflight_captions(), false);
    }

    /**
     * @param bytes of the video, at most 0 where that is unknown
     */
    void size(long bytes) {
        if (bytes > LARGEST_SOURCE) {
            doubts.add(Messages.preflight_size(Functions.humanReadableByteSize(bytes)));
        }
    }

    private void life(String url, String what, Duration needed) {
        Instant end = SignedLink.expiry(url);
        Instant now = Instant.now();
        if (end == null) {
            return;
        }
        if (end.isBefore(now)) {
            doubts.add(Messages.preflight_expired(what, end));
        } else if (end.isBefore(now.plus(needed))) {
            doubts.add(Messages.preflight_expires(what, end));
        }
    }

    /** What the server says of the file, null where it is not there to be fetched, which was said then. */
    @CheckForNull
    private Probe.Head head(String url, String what, boolean video) throws InterruptedException {
        try {
            Probe.Head head = video ? Probe.askForVideo(url, node) : Probe.ask(url, node);
            if (head.obstacle() != null) {
                doubts.add(Messages.preflight_obstacle(what, head.obstacle()));
            } else if (head.status() == 0) {
                // The network here may have a name of its own for a host that others find elsewhere.
                (isName(url) ? doubts : problems).add(Messages.preflight_private(what));
            } else if (head.ok()) {
                return head;
            } else {
                (isGone(head.status()) ? problems : doubts).add(Messages.preflight_status(what, head.status()));
            }
        } catch (IOException e) {
            doubts.add(Messages.preflight_unreachable(what));
        }
        return null;
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
