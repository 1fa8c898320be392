package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** What is surely neither a video nor subtitles, by how it begins. */
final class Foreign {

    /** Where a tar archive names its format. */
    private static final int TAR = 257;

    private Foreign() {}

    /** Null where it is nothing of this kind. */
    @CheckForNull
    static Kind of(Sight sight) {
        if (sight.begins("%PDF-") || sight.mentions("\n%PDF-")) {
            return Kind.other("pdf");
        }
        if (sight.begins("%!PS", "{\\rtf")) {
            return Kind.other("document");
        }
        if (sight.begins("GIF87a", "GIF89a")) {
            return Kind.IMAGE;
        }
        // All that follows has bytes in it that a text has in no known way of writing.
        Text text = sight.asText();
        return text == null || text.charset() == null ? ofBinary(sight) : null;
    }

    @CheckForNull
    private static Kind ofBinary(Sight sight) {
        if (isImage(sight)) {
            return Kind.IMAGE;
        }
        if (isSound(sight)) {
            return Kind.AUDIO;
        }
        if (sight.begins(
                        "PK\u0003\u0004",
                        "PK\u0005\u0006",
                        "PK\u0007\b",
                        "\u001f\u008b\b",
                        "\u00fd7zXZ\0",
                        "7z\u00bc\u00af\u0027\u001c",
                        "Rar!\u001a\u0007",
                        "\u0028\u00b5\u002f\u00fd",
                        "\u0004\"M\u0018",
                        "LZIP",
                        "MSCF",
                        "!<arch>\n")
                || sight.has(0, "BZh") && sight.has(4, "1AY")
                || sight.has(TAR, "ustar")) {
            return Kind.other("archive");
        }
        if (sight.begins("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "SQLite format 3\0")) {
            return Kind.other("document");
        }
        if (sight.begins("\u007fELF", "\u00ca\u00fe\u00ba\u00be", "\u00cf\u00fa\u00ed\u00fe", "\0asm")
                || sight.has(0, "MZ") && sight.mentions("PE\0\0")) {
            return Kind.other("program");
        }
        return null;
    }

    private static boolean isImage(Sight sight) {
        return sight.begins(
                        "\u0089PNG",
                        "\u00ff\u00d8\u00ff",
                        "II*\0",
                        "MM\0*",
                        "8BPS",
                        "DDS ",
                        "\u0076\u002f\u0031\u0001",
                        "qoif",
                        "\u00ff\u004f\u00ff\u0051")
                || sight.has(0, "RIFF") && sight.has(8, "WEBP")
                || sight.has(0, "BM") && sight.has(6, "\0\0\0\0")
                || sight.has(0, "\0\0\u0001\0") && sight.at(4) > 0 && sight.at(5) == 0 && sight.at(9) == 0
                || isNetpbm(sight);
    }

    private static boolean isNetpbm(Sight sight) {
        int form = sight.at(1);
        return sight.at(0) == 'P' && form >= '1' && form <= '7' && sight.at(2) == '\n';
    }

    private static boolean isSound(Sight sight) {
        return sight.begins(
                        "ID3",
                        "fLaC",
                        "RF64",
                        "BW64",
                        "riff\u002e\u0091\u00cf\u0011",
                        ".snd",
                        "caff",
                        "#!AMR",
                        "wvpk",
                        "TTA1",
                        "MAC ",
                        "MPCK",
                        "MP+",
                        "MThd",
                        "Creative Voice File",
                        ".ra\u00fd",
                        "\u007f\u00fe\u0080\u0001",
                        "ADIF")
                || sight.has(0, "RIFF") && (sight.has(8, "WAVE") || sight.has(8, "RMID"))
                || sight.has(0, "FORM") && (sight.has(8, "AIFF") || sight.has(8, "AIFC"))
                || SoundFrames.begin(sight);
    }
}
