package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All codes of docs.akool.com: the page on video translation, and the page "Error Codes". */
class ErrorCodesTest {

    @ParameterizedTest
    @CsvSource({
        "INPUT, '1003 1202 1203 1204 1207 1209 1210'",
        "CREDENTIALS, '1009 1101 1102 1109'",
        "QUOTA, '1006 1103 1104 1213 1221'",
        "SLOW_DOWN, '1005'",
        "NOT_FOUND, '1008'",
        "STOP, '1004 1200 1010 1011 1013 1014 1222'",
        "STOP, '1015 1016 1017 1105 1108 1110 1111 1112 1201 1205 1206 1208 1211 1212'",
        "STOP, '1007 1214 1215 1216 1217 1218 1219 1220 1223 1232 1233 1234 1235 1236'",
    })
    void eachCodeHasARemedyAndASentence(Remedy remedy, String codes) {
        for (String each : codes.split(" ")) {
            int code = Integer.parseInt(each);
            AkoolException e = ErrorCodes.toException(code, "");
            assertEquals(remedy, e.remedy(), each);
            assertEquals(code, e.code());
            assertTrue(ErrorCodes.knows(code), each);
            assertTrue(e.getMessage().matches("[A-Z].{15,} \\(code " + code + "\\)\\."), e.getMessage());
        }
    }

    @Test
    void akoolsOwnWordsAreAddedOnOneLine() {
        assertEquals(
                "AKOOL does not accept a parameter (code 1003: voice_id is required).",
                ErrorCodes.toException(1003, " voice_id\nis required ").getMessage());
    }

    @Test
    void aCodeThatIsNotListedStopsAndIsShown() {
        AkoolException e = ErrorCodes.toException(987654, "novel");
        assertEquals(Remedy.STOP, e.remedy());
        assertTrue(e.getMessage().contains("987654: novel"), e.getMessage());
        assertFalse(ErrorCodes.knows(987654));
    }

    /** Paying again on its own is the one thing that no code may lead to. */
    @Test
    void noCodeLeavesAnOutcomeOpen() {
        IntStream.range(-1, 3000)
                .filter(code -> code != ErrorCodes.SUCCESS)
                .forEach(code -> assertFalse(
                        ErrorCodes.toException(code, "").remedy() == Remedy.OUTCOME_UNKNOWN, "code " + code));
    }
}
