package io.jenkins.plugins.akool.simulator;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a client can ask of AKOOL. The API's paths are those of docs.akool.com; {@link #VOICES_TRANSLATION} left the
 * documentation in November 2025 but the vendor's demo still calls it. The paths of files are the simulator's own.
 */
public enum Call {
    /** Create one translation per language; bills. */
    CREATE("POST", "/api/open/v3/content/video/createbytranslate"),
    /** Where one translation stands. */
    STATUS("GET", "/api/open/v3/content/video/infobymodelid"),
    /** The target languages. */
    LANGUAGES("GET", "/api/open/v3/language/list"),
    /** Voices for translation, by language, in pages. */
    VOICES_TRANSLATION("GET", "/api/open/v4/voice/videoTranslation"),
    /** All voices, in pages; {@code type} is required. */
    VOICES_V4("GET", "/api/open/v4/voice/list"),
    /** All voices as a bare array. */
    VOICES_V3("GET", "/api/open/v3/voice/list"),
    /** Client id and secret against a bearer token. */
    TOKEN("POST", "/api/open/v3/getToken"),
    /** The account's credit; named for face swap, but valid for the whole account. */
    CREDIT("GET", "/api/open/v3/faceswap/quota/info"),
    /** Download of a translated or caption-free video. */
    RESULT_VIDEO("GET", "/results/[^/]+/[^/]+\\.mp4"),
    /** Download of original or translated subtitles. */
    RESULT_SUBTITLE("GET", "/results/[^/]+/[^/]+\\.srt"),
    /** Download of the sample source video, or of its subtitles; not a part of AKOOL. */
    SOURCE("GET", "/source/[^/]+\\.(mp4|srt)");

    private final String method;
    private final Pattern path;

    Call(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    /** Whether a request is this call. {@code HEAD} counts as {@code GET}. */
    public boolean matches(String method, String path) {
        boolean methodFits = this.method.equals(method) || (this.method.equals("GET") && method.equals("HEAD"));
        return methodFits && this.path.matcher(path).matches();
    }

    /** The call that a request is, empty for anything else. */
    public static Optional<Call> of(String method, String path) {
        return Stream.of(values()).filter(call -> call.matches(method, path)).findFirst();
    }

    /** Whether AKOOL wants to know who asks. Files are protected by their signed address alone. */
    boolean needsAccount() {
        return switch (this) {
            case TOKEN, RESULT_VIDEO, RESULT_SUBTITLE, SOURCE -> false;
            default -> true;
        };
    }
}
