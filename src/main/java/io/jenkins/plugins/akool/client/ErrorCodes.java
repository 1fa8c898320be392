package io.jenkins.plugins.akool.client;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;

/**
 * What AKOOL's business codes mean to a caller. Sources: docs.akool.com, the code table of the video translation page
 * and the longer "Error Codes" page. The wording for one code differs between the vendor's pages, the number does not.
 */
final class ErrorCodes {

    static final int SUCCESS = 1000;

    private record Meaning(Remedy remedy, String sentence) {}

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    static {
        MEANINGS.putAll(Map.ofEntries(
                entry(1003, new Meaning(Remedy.INPUT, "AKOOL does not accept a parameter")),
                entry(1004, new Meaning(Remedy.STOP, "AKOOL wants the account to be verified")),
                entry(1005, new Meaning(Remedy.RETRY_LATER, "AKOOL was asked too often")),
                entry(1006, new Meaning(Remedy.QUOTA, "The AKOOL account's quota is used up; add credits")),
                entry(1008, new Meaning(Remedy.NOT_FOUND, "AKOOL does not know this translation")),
                entry(1009, new Meaning(Remedy.CREDENTIALS, "The AKOOL API key has no permission for this")),
                entry(1101, new Meaning(Remedy.CREDENTIALS, "AKOOL does not accept the API key; check the credential")),
                entry(1102, new Meaning(Remedy.CREDENTIALS, "AKOOL received no API key; check the credential")),
                entry(1103, new Meaning(Remedy.QUOTA, "The AKOOL account is unpaid")),
                entry(1104, new Meaning(Remedy.QUOTA, "The AKOOL account has too few credits; add some")),
                entry(1109, new Meaning(Remedy.CREDENTIALS, "AKOOL knows no account for this API key")),
                entry(1200, new Meaning(Remedy.STOP, "AKOOL has banned this account; talk to AKOOL")),
                entry(
                        1202,
                        new Meaning(
                                Remedy.INPUT,
                                "This video was already lip-synced in this language, which AKOOL does only once")),
                entry(1203, new Meaning(Remedy.INPUT, "The video has no sound track, which AKOOL needs")),
                entry(1204, new Meaning(Remedy.INPUT, "The video is longer than AKOOL takes (60 seconds); cut it")),
                entry(1207, new Meaning(Remedy.INPUT, "The video is over AKOOL's limit of 300 MB")),
                entry(1209, new Meaning(Remedy.INPUT, "AKOOL cannot read the video; encode it as H.264")),
                entry(1210, new Meaning(Remedy.INPUT, "The video has more than 30 frames per second; reduce them")),
                entry(1213, new Meaning(Remedy.QUOTA, "The AKOOL subscription does not cover this")),
                entry(1221, new Meaning(Remedy.QUOTA, "The AKOOL subscription does not cover this"))));
        put(Remedy.STOP, "AKOOL says the object cannot be operated on", 1010, 1011, 1013, 1014, 1222);
        put(
                Remedy.STOP,
                "AKOOL could not process the video; try another build later",
                1015,
                1016,
                1017,
                1105,
                1108,
                1110,
                1111,
                1112,
                1201,
                1205,
                1206,
                1208,
                1211,
                1212);
        put(
                Remedy.STOP,
                "AKOOL answered about another of its products",
                1007,
                1214,
                1215,
                1216,
                1217,
                1218,
                1219,
                1220,
                1223,
                1232,
                1233,
                1234,
                1235,
                1236);
    }

    private ErrorCodes() {}

    private static void put(Remedy remedy, String sentence, int... codes) {
        for (int code : codes) {
            MEANINGS.put(code, new Meaning(remedy, sentence));
        }
    }

    /**
     * The error for a code other than {@link #SUCCESS}.
     *
     * @param message AKOOL's own words, which for code 1003 are often the only clue
     */
    static AkoolException toException(int code, String message) {
        Meaning meaning = MEANINGS.getOrDefault(code, new Meaning(Remedy.STOP, "AKOOL refused the request"));
        String words = SafeText.of(message);
        String said = words.isEmpty() ? "code " + code : "code " + code + ": " + words;
        return new AkoolException(meaning.remedy(), code, meaning.sentence() + " (" + said + ").", null, null);
    }
}
