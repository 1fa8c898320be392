package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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

    /** Boxes that are looked at on one level; a fragmented file has thousands. */
    private static final int MOST = 100_000;

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    /** A box of the file, or of another box. */
    private record Box(String type, long start, long content, long end) {}

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
        for (Box box = box(0, Long.MAX_VALUE); box != null && boxes < MOST; box = box(box.end(), Long.MAX_VALUE)) {
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
        for (Box track : children(movie, "trak")) {
            for (Box media : children(track, "mdia")) {
                for (Box handler : children(media, "hdlr")) {
                    handlers.add(sight.text(handler.content() + 8, 4));
                }
            }
        }
    }

    private List<Box> children(Box parent, String type) {
        List<Box> found = new ArrayList<>();
        Box child = box(parent.content(), parent.end());
        for (int n = 0; child != null && n < MOST; n++) {
            if (child.type().equals(type)) {
                found.add(child);
            }
            child = box(child.end(), parent.end());
        }
        return found;
    }

    /** Null where there is none, or nothing that could be one. */
    @CheckForNull
    private Box box(long at, long limit) {
        long size = sight.number(at, 4);
        String type = sight.text(at + 4, 4);
        if (size < 0 || at > limit - HEADER || !isType(type)) {
            return null;
        }
        int header = size == 1 ? LARGE_HEADER : HEADER;
        if (size == 1) {
            size = sight.number(at + HEADER, 8);
        } else if (size == 0) {
            // To the end, as a camera writes that does not know it yet.
            size = Math.max(header, Math.min(limit, sight.length()) - at);
        }
        return size < header || size > Long.MAX_VALUE - at ? null : new Box(type, at, at + header, at + size);
    }

    /** Four letters, mostly; QuickTime's own begin with a copyright sign. */
    private static boolean isType(String type) {
        return type.length() == 4
                && type.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == 0xa9)
                && type.chars().anyMatch(Character::isLetter);
    }
}
