package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Matroska and WebM (RFC 8794 and 9559): elements with an id and a length before them. */
final class Matroska {

    private static final int EBML = 0x1A45DFA3;
    private static final int DOC_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int TRACK_TYPE = 0x83;

    private static final int PICTURE = 1;
    private static final int SOUND = 2;

    private static final int LONGEST_NAME = 16;

    /** Elements that are looked at on one level. */
    private static final int MOST = 10_000;

    /**
     * @param end {@link Long#MAX_VALUE} where the writer did not know it
     */
    private record Element(int id, long content, long end) {}

    private final Sight sight;

    private Matroska(Sight sight) {
        this.sight = sight;
    }

    /** Null where it is something else. */
    @CheckForNull
    static Kind of(Sight sight) {
        return sight.number(0, 4) == EBML ? new Matroska(sight).kind() : null;
    }

    private Kind kind() {
        Element header = element(0);
        Element docType = header == null ? null : child(header, DOC_TYPE);
        String name = docType == null ? "" : name(docType);
        if (header != null && hasSoundOnly(element(header.end()))) {
            return Kind.AUDIO;
        }
        return switch (name) {
            case "webm" -> Kind.video("webm");
            case "matroska" -> Kind.video("mkv");
            default -> Kind.video("mkv", "webm");
        };
    }

    private String name(Element docType) {
        return sight.text(docType.content(), (int) Math.min(LONGEST_NAME, docType.end() - docType.content()))
                .replace("\0", "");
    }

    /** Only where all tracks are in sight. */
    private boolean hasSoundOnly(@CheckForNull Element segment) {
        Element tracks = segment == null || segment.id() != SEGMENT ? null : child(segment, TRACKS);
        if (tracks == null || tracks.end() > sight.length()) {
            return false;
        }
        boolean sound = false;
        Element track = element(tracks.content());
        for (int n = 0; track != null && track.content() < tracks.end() && n < MOST; n++) {
            Element type = track.id() == TRACK ? child(track, TRACK_TYPE) : null;
            int value = type == null ? 0 : sight.at(type.end() - 1);
            if (value == PICTURE) {
                return false;
            }
            sound |= value == SOUND;
            track = element(track.end());
        }
        return sound;
    }

    @CheckForNull
    private Element child(Element parent, int id) {
        Element child = element(parent.content());
        for (int n = 0; child != null && child.content() <= parent.end() && n < MOST; n++) {
            if (child.id() == id) {
                return child;
            }
            child = child.end() == Long.MAX_VALUE ? null : element(child.end());
        }
        return null;
    }

    @CheckForNull
    private Element element(long at) {
        int idBytes = width(at);
        int sizeBytes = width(at + idBytes);
        if (idBytes == 0 || idBytes > 4 || sizeBytes == 0) {
            return null;
        }
        long size = sight.number(at + idBytes, sizeBytes);
        if (size < 0) {
            return null;
        }
        long mask = (1L << 7 * sizeBytes) - 1;
        long content = at + idBytes + sizeBytes;
        boolean open = (size & mask) == mask;
        return new Element((int) sight.number(at, idBytes), content, open ? Long.MAX_VALUE : content + (size & mask));
    }

    /** Bytes of the number that is there: its first one tells, 0 where there is none. */
    private int width(long at) {
        int first = sight.at(at);
        return first <= 0 ? 0 : Integer.numberOfLeadingZeros(first) - 23;
    }
}
