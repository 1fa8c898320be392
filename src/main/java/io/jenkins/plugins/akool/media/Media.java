package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a file is to be. The bytes decide; what its server or its link calls it helps only where they leave something
 * open, since storages serve error pages as videos, and videos as texts.
 */
public enum Media {
    VIDEO,
    SUBTITLES;

    /** Bytes of a file's beginning that tell most of what can be told. */
    public static final int TELLING = Sight.HEAD;

    /** What the name of a video ends in that is unfamiliar; no server takes it for something that a browser runs. */
    static final String UNFAMILIAR = "video";

    /** The first that knows it is right, so what has more to show for it comes before what has little. */
    private static final List<Function<Sight, Kind>> LOOKS = List.of(
            Boxes::of,
            Matroska::of,
            Containers::of,
            Foreign::of,
            TransportStream::of,
            Containers::ofStartCodes,
            Media::ofText);

    /** Endings for what is only known by its type. */
    private static final Map<String, String> BY_TYPE = Map.of(
            "video/mp4", "mp4",
            "application/mp4", "mp4",
            "video/quicktime", "mov",
            "video/webm", "webm",
            "video/x-matroska", "mkv",
            "video/x-msvideo", "avi",
            "video/mp2t", "ts",
            "video/mpeg", "mpg",
            "video/x-flv", "flv",
            "video/x-ms-wmv", "wmv");

    /** Types that say that it is something else. */
    private static final Pattern OTHER_TYPES = Pattern.compile("(text|image|audio|font|message|multipart)/.+"
            + "|application/(.+\\+)?(json|xml|pdf|zip|gzip|x-gzip|x-tar|xhtml|javascript)(\\+.*)?");

    /**
     * Looks at a file, or at the beginning of one that has more to come; of the latter a later look may think otherwise.
     *
     * @param whole whether the file has no more to come
     * @param type as its server calls it, or null
     * @param name what its link ends in, or null
     */
    @NonNull
    public Verdict judge(@NonNull Path file, boolean whole, @CheckForNull String type, @CheckForNull String name)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Sight sight = new Sight(channel, whole);
            Kind kind = LOOKS.stream()
                    .map(look -> look.apply(sight))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new Verdict(
                    extension(kind, plain(type), ending(name)),
                    kind == null ? Sentence.of(Media.class, "unknown") : kind.words(),
                    whole && this == VIDEO && Boxes.isCut(sight));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Null where it is something else than this. */
    @CheckForNull
    private String extension(@CheckForNull Kind kind, String type, String ending) {
        String byType = BY_TYPE.get(type);
        if (kind == null) {
            boolean unfamiliar = this == VIDEO && !OTHER_TYPES.matcher(type).matches();
            return !unfamiliar ? null : byType == null ? UNFAMILIAR : byType;
        }
        if (kind.sort() != (this == VIDEO ? Kind.Sort.VIDEO : Kind.Sort.SUBTITLES)) {
            return null;
        }
        List<String> fitting = kind.extensions();
        if (byType != null && fitting.contains(byType)) {
            return byType;
        }
        return fitting.contains(ending) ? ending : fitting.get(0);
    }

    private static Kind ofText(Sight sight) {
        Text text = sight.asText();
        if (text == null) {
            return null;
        }
        Kind subtitles = Subtitles.of(text);
        Kind known = subtitles == null ? text.document() : subtitles;
        return known == null ? Kind.other("text") : known;
    }

    private static String plain(@CheckForNull String type) {
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String ending(@CheckForNull String name) {
        return name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
