package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files made of boxes, each with its size and its type before it: MP4 and its relatives (ISO/IEC 14496-12), and QuickTime,
 * which began with any box. Told by how the boxes follow each other, and what tracks there are.
 */
final class Boxes {

    /** Known at the outermost level; one of them is enough where no second box is in sight. */
    private static final Set<String> OUTERMOST = Set.of(
            "ftyp", "styp", "moov", "moof", "mdat", "free", "skip", "wide", "pnot", "PICT", "uuid", "sidx", "ssix",
            "emsg", "prft", "pdin", "meta", "mfra", "junk", "udta", "cmov", "imda", "otyp", "brnd");

    private static final Set<String> STILL =
            Set.of("avif", "mif1", "heic", "heix", "heim", "heis", "jp2 ", "jpx ", "jpm ", "jxl ", "crx ");

    private static final Set<String> SOUND = Set.of("M4A ", "M4B ", "M4P ", "F4A ", "F4B ", "aax ", "aaxc");

    /** Handlers of tracks that one sees. */
    private static final Set<String> SEEN = Set.of("vide", "auxv", "m4ve");

    private final Sight sight;

    /** Handlers of the tracks, as far as they are in sight. */
    private final List<String> handlers = new ArrayList<>();

    private String brand = "";

    /** Where the last box ends. */
    private long end;

    private Boxes(Sight sight) {
        this.sight = sight;
    }

    /** Null where it is not made of boxes. */
    @CheckForNull
    static Kind of(Sight sight) {
        return new Boxes(sight).kind();
    }

    /** Whether a file of boxes ends within one. */
    static boolean isCut(Sight sight) {
        Boxes boxes = new Boxes(sight);
        return boxes.kind() != null && boxes.end > sight.length();
    }

    @CheckForNull
    private Kind kind() {
        if (sight.has(4, "jP  \r\n") || sight.has(4, "JXL \r\n")) {
            return Kind.IMAGE;
        }
        // Sizes have zeros, so a text with such a word in it is no box.
        if (sight.asText() != null && !sight.has(4, "ftyp")) {
            return null;
        }
        int boxes = 0;
        boolean known = false;
        for (Box box : (Iterable<Box>) Box.row(sight, 0, Long.MAX_VALUE)::iterator) {
            boxes++;
            known |= OUTERMOST.contains(box.type());
            end = box.end();
            if (box.type().equals("ftyp") && brand.isEmpty()) {
                brand = sight.text(box.content(), 4);
            } else if (box.type().equals("moov") && box.end() <= sight.length()) {
                tracks(box);
            }
        }
        boolean endsWell = sight.isWhole() && end == sight.length();
        return boxes > 0 && (known || boxes > 2 && endsWell) ? named() : null;
    }

    private Kind named() {
        boolean seen = handlers.stream().anyMatch(SEEN::contains);
        if (!seen && STILL.contains(brand)) {
            return Kind.IMAGE;
        }
        if (!seen && (SOUND.contains(brand) || handlers.contains("soun"))) {
            return Kind.AUDIO;
        }
        if (brand.equals("qt  ")) {
            return Kind.video("mov");
        }
        if (brand.startsWith("3g2")) {
            return Kind.video("3g2");
        }
        if (brand.startsWith("3g")) {
            return Kind.video("3gp");
        }
        if (brand.startsWith("M4V")) {
            return Kind.video("m4v");
        }
        // Before there were brands there was QuickTime, but an MP4 that lost its first box looks the same.
        return brand.isEmpty() ? Kind.video("mp4", "mov", "m4v") : Kind.video("mp4");
    }

    private void tracks(Box movie) {
        movie.children(sight, "trak")
                .flatMap(track -> track.children(sight, "mdia"))
                .flatMap(media -> media.children(sight, "hdlr"))
                .forEach(handler -> handlers.add(sight.text(handler.content() + 8, 4)));
    }
}
