package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What people call the codecs of pictures, by what files call them. */
final class Codecs {

    static final String H264 = "H.264";

    private static final String HEVC = "HEVC";
    private static final String MPEG4 = "MPEG-4";
    private static final String MPEG2 = "MPEG-2";
    private static final String MPEG1 = "MPEG-1";
    private static final String JPEG = "Motion JPEG";

    /** Four letters, in upper case. */
    private static final Map<String, String> FOUR = new HashMap<>();

    static {
        names(H264, "AVC1 AVC2 AVC3 AVC4 H264 X264 DAVC DVAV DVA1");
        names(HEVC, "HVC1 HEV1 HEVC H265 X265 DVH1 DVHE");
        names("VVC", "VVC1 VVI1");
        names("AV1", "AV01 DAV1");
        names("VP9", "VP09 VP90");
        names("VP8", "VP08 VP80");
        names("ProRes", "APCO APCS APCN APCH AP4H AP4X");
        names("ProRes RAW", "APRN APRH");
        names(MPEG4, "MP4V XVID DIVX DX50 FMP4 MP4S M4S2");
        names("MS MPEG-4", "MPG4 MP42 MP43 DIV3 DIV4");
        names(MPEG2, "MPG2 MP2V M2V1");
        names(MPEG1, "MPG1 MP1V M1V1");
        names(JPEG, "JPEG MJPG MJPA MJPB");
        names("H.263", "H263 S263");
        names("DV", "DVC DVCP DVPP DVSD DV25 DV50 DV5N DV5P DVH5 DVH6");
        names("DNxHD", "AVDN AVDH");
        names("CineForm", "CFHD");
        names("FFV1", "FFV1");
        names("VC-1", "VC-1 WVC1");
        names("WMV", "WMV1 WMV2 WMV3");
    }

    /** In MPEG-4 systems (ISO/IEC 14496-1). */
    private static final Map<Integer, String> OBJECTS = Map.ofEntries(
            Map.entry(0x20, MPEG4),
            Map.entry(0x21, H264),
            Map.entry(0x23, HEVC),
            Map.entry(0x60, MPEG2),
            Map.entry(0x61, MPEG2),
            Map.entry(0x62, MPEG2),
            Map.entry(0x63, MPEG2),
            Map.entry(0x64, MPEG2),
            Map.entry(0x65, MPEG2),
            Map.entry(0x6a, MPEG1),
            Map.entry(0x6c, JPEG));

    /** In Matroska. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("V_MPEG4/ISO/AVC", H264),
            Map.entry("V_MPEGH/ISO/HEVC", HEVC),
            Map.entry("V_MPEGI/ISO/VVC", "VVC"),
            Map.entry("V_AV1", "AV1"),
            Map.entry("V_VP9", "VP9"),
            Map.entry("V_VP8", "VP8"),
            Map.entry("V_PRORES", "ProRes"),
            Map.entry("V_MPEG4/ISO/SP", MPEG4),
            Map.entry("V_MPEG4/ISO/ASP", MPEG4),
            Map.entry("V_MPEG4/ISO/AP", MPEG4),
            Map.entry("V_MPEG4/MS/V3", "MS MPEG-4"),
            Map.entry("V_MPEG2", MPEG2),
            Map.entry("V_MPEG1", MPEG1),
            Map.entry("V_MJPEG", JPEG),
            Map.entry("V_THEORA", "Theora"),
            Map.entry("V_FFV1", "FFV1"));

    /** In transport streams. */
    private static final Map<Integer, String> STREAMS =
            Map.of(0x01, MPEG1, 0x02, MPEG2, 0x10, MPEG4, 0x1b, H264, 0x24, HEVC, 0x33, "VVC", 0xea, "VC-1");

    private static final Set<Integer> SOUND_STREAMS =
            Set.of(0x03, 0x04, 0x0f, 0x11, 0x1c, 0x2d, 0x81, 0x83, 0x84, 0x87);

    /** It may stand in a log, and comes from a stranger. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\w./+ -]{1,40}");

    private Codecs() {}

    private static void names(String name, String letters) {
        for (String four : letters.split(" ")) {
            FOUR.put(four, name);
        }
    }

    /**
     * Null where it is not even fit to be shown, or not all of it is there.
     *
     * @param letters four of them, the last of which may be blanks
     */
    @CheckForNull
    static String ofLetters(String letters) {
        return letters.length() < 4 ? null : known(FOUR.get(letters.strip().toUpperCase(Locale.ROOT)), letters);
    }

    /**
     * Null where it is not even fit to be shown.
     *
     * @param id as Matroska has it
     */
    @CheckForNull
    static String ofName(String id) {
        return known(NAMED.get(id), id);
    }

    /** Null for an unknown type of an object in MPEG-4 systems. */
    @CheckForNull
    static String ofObject(int type) {
        return OBJECTS.get(type);
    }

    /** Null for what is surely no picture, or unknown. */
    @CheckForNull
    static String ofStream(int type) {
        return STREAMS.get(type);
    }

    static boolean isSoundStream(int type) {
        return SOUND_STREAMS.contains(type);
    }

    /** Of these the sound may stand between the pictures. */
    static boolean mayHoldSound(@CheckForNull String name) {
        return "DV".equals(name);
    }

    @CheckForNull
    private static String known(@CheckForNull String name, String raw) {
        String shown = raw.strip();
        return name == null && PRINTABLE.matcher(shown).matches() ? shown : name;
    }
}
