package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * The name a result gets: {@code <source's base>.<language>.<extension>}, made from addresses that strangers may have
 * written, and valid on every file system that an agent may have. What belongs to one result shares all but the end, which
 * the bytes tell and no address.
 */
public final class ResultName {

    /** Bytes in UTF-8; leaves room for language, extension and a {@code .part} within the usual 255. */
    private static final int LONGEST_BASE = 160;

    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._ -]+");

    /** Names that Windows gives to devices, whatever follows the first dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[\\d¹²³]|lpt[\\d¹²³])(\\..*)?");

    /** The control character behind the last character of ASCII that is none. */
    private static final int LAST_ASCII = 0x7f;

    private ResultName() {}

    /**
     * The name without its end.
     *
     * @param source address of the video that was translated, or a name that ends in a path
     * @param copy counts the results that would have the same name otherwise, from 1
     */
    @NonNull
    public static String stem(@NonNull String source, @NonNull String language, int copy) {
        String name = safe(lastSegment(source));
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        base = shortened(base.replaceAll("[. ]+$", ""));
        if (base.isBlank()) {
            base = "video";
        }
        if (DEVICE.matcher(base).matches()) {
            base = "_" + base;
        }
        return base + (copy == 1 ? "" : "-" + copy) + "." + safe(language);
    }

    /**
     * The file's name at an address, as people write it, without query and escapes.
     *
     * @param source address of a video, or a name that ends in a path
     */
    @NonNull
    public static String source(@NonNull String source) {
        return lastSegment(source);
    }

    /**
     * The same path for a node whose Java knows ASCII names only, as one that runs in the C locale does: each other character
     * becomes its code, so that different names stay different.
     */
    @NonNull
    public static String ascii(@NonNull String path) {
        return Stream.of(path.split("/")).map(ResultName::asciiName).collect(Collectors.joining("/"));
    }

    private static String asciiName(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c >= ' ' && c < LAST_ASCII) {
                ascii.appendCodePoint(c);
            } else {
                ascii.append('_').append(Integer.toHexString(c));
            }
        });
        int dot = ascii.indexOf(".");
        int end = dot < 0 ? ascii.length() : dot;
        return end <= LONGEST_BASE
                ? ascii.toString()
                : ascii.substring(0, LONGEST_BASE) + "_" + Integer.toHexString(name.hashCode()) + ascii.substring(end);
    }

    private static String lastSegment(String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            int slash = address.lastIndexOf('/');
            return slash < 0 ? "" : address.substring(slash + 1);
        }
        List<String> segments = url.pathSegments();
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (!segments.get(i).isEmpty()) {
                return segments.get(i);
            }
        }
        return "";
    }

    private static String safe(@CheckForNull String text) {
        String composed = Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFC);
        return UNSAFE.matcher(composed).replaceAll("_").replaceAll("^[. ]+", "");
    }

    private static String shortened(String base) {
        String text = base;
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BASE) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}
