package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Links that people copy out of a service, and that lead to a page around the video instead of the video. */
public final class SharePage {

    private static final Set<String> YOUTUBE =
            Set.of("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "www.youtube-nocookie.com");

    private static final Pattern YOUTUBE_PAGE = Pattern.compile("/(?:watch|playlist|(?:shorts|live|embed|v)/.*)");

    private static final Pattern VIMEO_PAGE = Pattern.compile("(?:/[\\w-]+)*/\\d+(?:/[\\da-f]+)?/?");

    private static final Pattern DRIVE_PAGE = Pattern.compile("/(?:file/.*|a/.*/file/.*|open)");

    private static final Pattern DRIVE_FOLDER = Pattern.compile("/(?:drive(?:/.*)?|folderview|embeddedfolderview)");

    private static final Pattern DOCUMENT = Pattern.compile("/(?:document|presentation|spreadsheets|forms|videos)/.*");

    private static final Pattern DROPBOX_FILE = Pattern.compile("/(?:s|scl/fi)/.*");

    private static final Pattern DROPBOX_FOLDER = Pattern.compile("/(?:sh|scl/fo)/.*");

    private static final Pattern SHAREPOINT_PAGE =
            Pattern.compile("/:[a-z]:/.*|.*/(?:stream|onedrive|AllItems)\\.aspx", Pattern.CASE_INSENSITIVE);

    private SharePage() {}

    /**
     * Null where the link is not known to lead to a page; otherwise a sentence on what it leads to, and which link would do,
     * in the language of the server. Nothing of the link is in it.
     */
    @CheckForNull
    public static String of(@NonNull String url) {
        HttpUrl link = HttpUrl.parse(url);
        return link == null ? null : of(link, link.host(), link.encodedPath());
    }

    @CheckForNull
    private static String of(HttpUrl link, String host, String path) {
        if (YOUTUBE.contains(host) && is(YOUTUBE_PAGE, path) || host.equals("youtu.be") && path.length() > 1) {
            return sentence("youTube");
        }
        if ((host.equals("vimeo.com") || host.equals("www.vimeo.com")) && is(VIMEO_PAGE, path)
                || host.equals("player.vimeo.com") && path.startsWith("/video/")) {
            return sentence("vimeo");
        }
        if (host.equals("drive.google.com") || host.equals("docs.google.com")) {
            return ofGoogle(path);
        }
        if (host.equals("dropbox.com") || host.equals("www.dropbox.com")) {
            return ofDropbox(link, path);
        }
        boolean download = "1".equals(link.queryParameter("download"));
        if (host.equals("1drv.ms") || host.equals("onedrive.live.com") && !path.startsWith("/download")) {
            return download ? null : sentence("oneDrive");
        }
        return host.endsWith(".sharepoint.com") && is(SHAREPOINT_PAGE, path) && !download
                ? sentence("sharePoint")
                : null;
    }

    @CheckForNull
    private static String ofGoogle(String path) {
        if (is(DRIVE_PAGE, path)) {
            return sentence("drive");
        }
        if (is(DRIVE_FOLDER, path)) {
            return sentence("folder", "Google Drive");
        }
        return is(DOCUMENT, path) ? sentence("document") : null;
    }

    @CheckForNull
    private static String ofDropbox(HttpUrl link, String path) {
        if (is(DROPBOX_FOLDER, path)) {
            return sentence("folder", "Dropbox");
        }
        boolean file = "1".equals(link.queryParameter("dl")) || "1".equals(link.queryParameter("raw"));
        return is(DROPBOX_FILE, path) && !file ? sentence("dropbox") : null;
    }

    private static boolean is(Pattern pattern, String path) {
        return pattern.matcher(path).matches();
    }

    private static String sentence(String key, String... values) {
        return Wording.sentence(SharePage.class, key, values);
    }
}
