package io.jenkins.plugins.akool.client;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Wording;
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

    /** Its sentence is named by its key. */
    private record Meaning(Remedy remedy, String sentence) {}

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    static {
        put(Remedy.INPUT, "parameter", 1003);
        put(Remedy.STOP, "unverified", 1004);
        put(Remedy.SLOW_DOWN, "tooOften", 1005);
        put(Remedy.QUOTA, "quota", 1006);
        put(Remedy.NOT_FOUND, "unknown", 1008);
        put(Remedy.CREDENTIALS, "permission", 1009);
        put(Remedy.STOP, "impossible", 1010);
        put(Remedy.STOP, "done", 1011, 1222);
        put(Remedy.STOP, "noSound", 1013);
        put(Remedy.STOP, "notThere", 1014);
        put(Remedy.CREDENTIALS, "key", TOKEN_REFUSED);
        put(Remedy.CREDENTIALS, "noKey", 1102);
        put(Remedy.QUOTA, "unpaid", 1103);
        put(Remedy.QUOTA, "credits", 1104);
        put(Remedy.CREDENTIALS, "noAccount", 1109);
        put(Remedy.STOP, "banned", 1200);
        put(Remedy.INPUT, "lipsyncOnce", 1202);
        put(Remedy.INPUT, "noSound", 1203);
        put(Remedy.INPUT, "tooLong", 1204);
        put(Remedy.INPUT, "tooLarge", 1207);
        put(Remedy.STOP, "unread", 1208);
        put(Remedy.INPUT, "unreadable", 1209);
        put(Remedy.INPUT, "frames", 1210);
        put(Remedy.STOP, "lipsync", 1211);
        put(Remedy.QUOTA, "plan", 1213, 1221);
        put(Remedy.STOP, "sound", 1017, 1110, 1112, 1201);
        put(Remedy.STOP, "process", 1015, 1016, 1105, 1108, 1111, 1205, 1206, 1212);
        put(Remedy.STOP, "product", 1007, 1214, 1215, 1216, 1217, 1218, 1219, 1220, 1223, 1232, 1233, 1234, 1235, 1236);
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
        Meaning meaning = MEANINGS.getOrDefault(code, new Meaning(Remedy.STOP, "other"));
        String sentence = Wording.sentence(ErrorCodes.class, meaning.sentence());
        String words = SafeText.of(message);
        String number = String.valueOf(code);
        String said = words.isEmpty()
                ? Wording.sentence(ErrorCodes.class, "withCode", sentence, number)
                : Wording.sentence(ErrorCodes.class, "withCodeAndWords", sentence, number, words);
        return new AkoolException(meaning.remedy(), code, said, null, null);
    }
}
