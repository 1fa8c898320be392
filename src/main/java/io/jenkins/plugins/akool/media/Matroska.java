package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Element;

/** Matroska and WebM (RFC 8794 and 9559): elements with an id and a length before them. */
final class Matroska {

    private static final int DOC_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int TRACK_TYPE = 0x83;

    private static final int PICTURE = 1;
    private static final int SOUND = 2;

    private static final int LONGEST_NAME = 16;

    private final Sight sight;

    private Matroska(Sight sight) {
        this.sight = sight;
    }

    /** Null where it is something else. */
    @CheckForNull
    static Kind of(Sight sight) {
        return sight.number(0, 4) == Element.HEADER ? new Matroska(sight).kind() : null;
    }

    private Kind kind() {
        Element header = Element.at(sight, 0);
        Element docType = header == null ? null : header.child(sight, DOC_TYPE);
        String name = docType == null ? "" : name(docType);
        if (header != null && hasSoundOnly(Element.at(sight, header.end()))) {
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
        Element tracks = segment == null || segment.id() != SEGMENT ? null : segment.child(sight, TRACKS);
        if (tracks == null || tracks.end() > sight.length()) {
            return false;
        }
        boolean sound = false;
        for (Element track : (Iterable<Element>) tracks.children(sight)::iterator) {
            Element type = track.id() == TRACK ? track.child(sight, TRACK_TYPE) : null;
            int value = type == null ? 0 : sight.at(type.end() - 1);
            if (value == PICTURE) {
                return false;
            }
            sound |= value == SOUND;
        }
        return sound;
    }
}
