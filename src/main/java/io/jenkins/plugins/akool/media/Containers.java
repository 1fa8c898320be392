package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Videos of other makes, most by how they begin. What is in none of these lists may be a video all the same. */
final class Containers {

    /** The GUID that an ASF file begins with, and those of its kinds of streams (Microsoft, ASF specification). */
    private static final String ASF = "\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011";

    private static final String ASF_PICTURE = "\u00c0\u00ef\u0019\u00bc\u004d\u005b\u00cf\u0011";
    private static final String ASF_SOUND = "\u0040\u009e\u0069\u00f8\u004d\u005b\u00cf\u0011";

    /** An SMPTE universal label of a partition; a run-in of up to 64 KiB may stand before it (SMPTE ST 377-1). */
    private static final String MXF = "\u0006\u000e\u002b\u0034\u0002\u0005\u0001\u0001\r\u0001\u0002";

    /** Behind the five bytes {@code FLV}, version: whether there is sound, and pictures. */
    private static final int FLV_FLAGS = 4;

    private static final int FLV_PICTURE = 1;
    private static final int FLV_SOUND = 4;

    private Containers() {}

    /** Null where it is none that has a mark of its own. */
    @CheckForNull
    static Kind of(Sight sight) {
        if (sight.has(0, "RIFF") && (sight.has(8, "AVI") || sight.has(8, "AMV "))) {
            boolean sound = sight.mentions("auds") && !sight.mentions("vids") && !sight.mentions("iavs");
            return sound ? Kind.AUDIO : Kind.video("avi");
        }
        if (sight.has(0, "RIFF") && sight.has(8, "CDXA")) {
            return Kind.video("mpg");
        }
        if (sight.has(0, "FLV\u0001")) {
            int flags = sight.at(FLV_FLAGS);
            return (flags & (FLV_PICTURE | FLV_SOUND)) == FLV_SOUND ? Kind.AUDIO : Kind.video("flv");
        }
        if (sight.has(0, ASF)) {
            return sight.mentions(ASF_SOUND) && !sight.mentions(ASF_PICTURE) ? Kind.AUDIO : Kind.video("wmv", "asf");
        }
        if (sight.has(0, "OggS")) {
            return ogg(sight);
        }
        if (sight.mentions(MXF)) {
            return Kind.video("mxf");
        }
        return byMark(sight);
    }

    @CheckForNull
    private static Kind byMark(Sight sight) {
        if (sight.has(0, "DKIF")) {
            return Kind.video("ivf");
        }
        if (sight.begins("YUV4MPEG2 ")) {
            return Kind.video("y4m");
        }
        if (sight.begins(".RMF", ".RMP")) {
            return Kind.video("rm");
        }
        if (sight.begins("\0\0\0\0\u0001\u00bc")) {
            return Kind.video("gxf");
        }
        if (sight.begins("\u001f\u0007\0")) {
            return Kind.video("dv");
        }
        if (sight.begins("nut/multimedia container\0")) {
            return Kind.video("nut");
        }
        if (sight.begins("\u0012\0\n")) {
            return Kind.video("obu");
        }
        // A row of JPEG images is a video, one alone is none.
        return sight.begins("\u00ff\u00d8\u00ff") && sight.mentions("\u00ff\u00d9\u00ff\u00d8")
                ? Kind.video("mjpeg")
                : null;
    }

    /** By the first page of each of its streams (RFC 3533). */
    private static Kind ogg(Sight sight) {
        boolean sound = false;
        long page = 0;
        while (sight.has(page, "OggS") && (sight.at(page + 5) & 2) != 0) {
            int segments = Math.max(0, sight.at(page + 26));
            long content = page + 27 + segments;
            if (sight.has(content, "\u0080theora")
                    || sight.has(content, "OVP80")
                    || sight.has(content, "BBCD\0")
                    || sight.has(content, "\u0001video")) {
                return Kind.video("ogv");
            }
            sound |= sight.has(content, "\u0001vorbis")
                    || sight.has(content, "OpusHead")
                    || sight.has(content, "\u007fFLAC")
                    || sight.has(content, "Speex   ");
            page = content;
            for (int i = 0; i < segments; i++) {
                page += Math.max(0, sight.at(content - segments + i));
            }
        }
        return sound ? Kind.AUDIO : Kind.video("ogv");
    }

    /** Streams without a container: what MPEG's start codes divide (ISO/IEC 11172-2, 13818-1, 14496-10, 23008-2). */
    @CheckForNull
    static Kind ofStartCodes(Sight sight) {
        int zeros = sight.has(0, "\0\0\u0001") ? 2 : sight.has(0, "\0\0\0\u0001") ? 3 : 0;
        int code = sight.at(zeros + 1L);
        if (zeros == 0 || code < 0) {
            return null;
        }
        return switch (code) {
            case 0xba, 0xb3, 0xbb, 0xe0 -> Kind.video("mpg");
            case 0x09, 0x06, 0x67, 0x27, 0x47 -> Kind.video("h264");
            case 0x40, 0x42, 0x44, 0x46 -> Kind.video("hevc");
            default -> Kind.video(Media.UNFAMILIAR);
        };
    }
}
