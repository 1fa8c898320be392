package io.jenkins.plugins.akool.client;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.SafeText;
import java.util.HashMap;
import java.util.Map;

/**
 * What AKOOL's business codes mean to a caller. Sources: docs.akool.com, the code table of the video translation page
 * and the longer "Error Codes" page. The wording for one code differs between the vendor's pages, the number does not.
 */
final class ErrorCodes {

    static final int SUCCESS = 1000;

    /** "Invalid authorization or the request token has expired". */
    static final int TOKEN_REFUSED = 1101;

    private record Meaning(Remedy remedy, String sentence) {}

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    static {
        put(Remedy.INPUT, "AKOOL does not accept a parameter", 1003);
        put(Remedy.STOP, "AKOOL wants the account to be verified; do so on its site", 1004);
        put(Remedy.SLOW_DOWN, "AKOOL was asked too often; wait a while", 1005);
        put(Remedy.QUOTA, "The AKOOL account's quota is used up; add credits", 1006);
        put(Remedy.NOT_FOUND, "AKOOL does not know this, or no longer: it deletes results after seven days", 1008);
        put(Remedy.CREDENTIALS, "The AKOOL API key has no permission for this; check the account's plan", 1009);
        put(Remedy.STOP, "AKOOL cannot do this with what it was given; check the video and the options", 1010);
        put(Remedy.STOP, "AKOOL has done this already; look for the earlier result", 1011, 1222);
        put(Remedy.STOP, "The video has no sound track, which AKOOL needs; add one", 1013);
        put(Remedy.STOP, "AKOOL does not have what the request names; check the options", 1014);
        put(Remedy.CREDENTIALS, "AKOOL does not accept the API key; check the credential", TOKEN_REFUSED);
        put(Remedy.CREDENTIALS, "AKOOL received no API key; check the credential", 1102);
        put(Remedy.QUOTA, "The AKOOL account is unpaid; settle its bill", 1103);
        put(Remedy.QUOTA, "The AKOOL account has too few credits; add some", 1104);
        put(Remedy.CREDENTIALS, "AKOOL knows no account for this API key; check the credential", 1109);
        put(Remedy.STOP, "AKOOL has banned this account; talk to AKOOL", 1200);
        put(
                Remedy.INPUT,
                "AKOOL lip-syncs a video into a language only once; look for the earlier result or turn lip-sync off",
                1202);
        put(Remedy.INPUT, "The video has no sound track, which AKOOL needs; add one", 1203);
        put(Remedy.INPUT, "The video is longer than AKOOL takes (60 seconds); cut it", 1204);
        put(Remedy.INPUT, "The video is over AKOOL's limit of 300 MB; encode it smaller", 1207);
        put(Remedy.STOP, "AKOOL could not read the video; encode it as H.264, or try another build later", 1208);
        put(Remedy.INPUT, "AKOOL cannot read the video; encode it as H.264", 1209);
        put(Remedy.INPUT, "The video has more frames per second than AKOOL takes (30); reduce them", 1210);
        put(Remedy.STOP, "AKOOL could not lip-sync the video; try another build later, or without lip-sync", 1211);
        put(Remedy.QUOTA, "The AKOOL subscription does not cover this; change the plan", 1213, 1221);
        put(Remedy.STOP, "AKOOL could not make the sound; try another build later", 1017, 1110, 1112, 1201);
        put(
                Remedy.STOP,
                "AKOOL could not process the video; try another build later",
                1015,
                1016,
                1105,
                1108,
                1111,
                1205,
                1206,
                1212);
        put(
                Remedy.STOP,
                "AKOOL answered about another of its products; check the endpoint",
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

    /** Whether the code is one of AKOOL's; a gateway in front of it may have its own. */
    static boolean knows(int code) {
        return MEANINGS.containsKey(code);
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
