package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Refused;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers to a create call that say one thing of a language and another of the rest. */
class MixedAnswersTest extends ClientScenario {

    /** Each language's outcome as a test writes it: the id, or what may be done. */
    private String said(String... languages) throws Exception {
        return create(languages).outcomes().entrySet().stream()
                .map(e -> e.getKey() + " "
                        + (e.getValue() instanceof Accepted accepted
                                ? accepted.id()
                                : ((Refused) e.getValue()).reason().remedy()))
                .collect(Collectors.joining(", "));
    }

    static final String JA = "{\"code\":1000,\"data\":{\"_id\":\"id-ja\",\"language\":\"ja\"}}";

    static Stream<Arguments> mixedAnswers() {
        return Stream.of(
                Arguments.of("asked too often for the rest", 200, 1005, "null", JA, "ja id-ja, fr SLOW_DOWN"),
                Arguments.of("the rest was there before", 200, 1202, "null", JA, "ja id-ja, fr INPUT"),
                Arguments.of("no credits for the rest", 402, 1104, "null", JA, "ja id-ja, fr QUOTA"),
                Arguments.of("an error of AKOOL's own server", 500, 1201, "null", JA, "ja id-ja, fr STOP"),
                Arguments.of("no code at all", 200, null, "null", JA, "ja id-ja, fr OUTCOME_UNKNOWN"),
                Arguments.of("a gateway's error", 502, 502, "null", JA, null),
                Arguments.of("a gateway that claims success", 502, 1000, "null", JA, null),
                Arguments.of(
                        "an entry refuses one and the answer the other",
                        200,
                        1005,
                        "null",
                        "{\"code\":1202,\"data\":{\"language\":\"ja\"}}",
                        "ja INPUT, fr SLOW_DOWN"),
                Arguments.of(
                        "data has what no entry has",
                        200,
                        1000,
                        "{\"_id\":\"id-fr\",\"language\":\"fr\"}",
                        JA,
                        "ja id-ja, fr id-fr"),
                Arguments.of(
                        "data has it in spite of an error",
                        200,
                        1005,
                        "{\"_id\":\"id-fr\",\"language\":\"FR \"}",
                        JA,
                        "ja id-ja, fr id-fr"),
                Arguments.of(
                        "data repeats a language by another id",
                        200,
                        1005,
                        "{\"_id\":\"other\",\"language\":\"ja\"}",
                        JA,
                        "ja id-ja, fr SLOW_DOWN"),
                Arguments.of(
                        "an id that may be anybody's",
                        200,
                        1005,
                        "{\"_id\":\"whose\"}",
                        JA,
                        "ja id-ja, fr OUTCOME_UNKNOWN"),
                Arguments.of(
                        "an entry for a language that nobody asked for",
                        200,
                        1005,
                        "null",
                        JA + ",{\"code\":1000,\"data\":{\"_id\":\"whose\",\"language\":\"fr-CA\"}}",
                        "ja id-ja, fr OUTCOME_UNKNOWN"),
                Arguments.of(
                        "a stranger's refusal",
                        200,
                        1005,
                        "null",
                        JA + ",{\"code\":1202,\"data\":{\"language\":\"it\"}}",
                        "ja id-ja, fr SLOW_DOWN"),
                Arguments.of(
                        "an id with an odd code",
                        200,
                        1000,
                        "null",
                        JA + ",{\"code\":1005,\"data\":{\"_id\":\"id-fr\",\"language\":\"fr\"}}",
                        "ja id-ja, fr id-fr"),
                Arguments.of(
                        "refused and accepted",
                        200,
                        1000,
                        "null",
                        "{\"code\":1005,\"data\":{\"language\":\"ja\"}}," + JA,
                        "ja id-ja, fr OUTCOME_UNKNOWN"),
                Arguments.of(
                        "refused and accepted without an id",
                        200,
                        1005,
                        "null",
                        "{\"code\":1005,\"data\":{\"language\":\"ja\"}},{\"code\":1000,\"data\":{\"language\":\"ja\"}}",
                        "ja OUTCOME_UNKNOWN, fr SLOW_DOWN"),
                Arguments.of("nothing of the rest", 200, 1000, "null", JA, "ja id-ja, fr OUTCOME_UNKNOWN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixedAnswers")
    void whatIsAcceptedCountsWhateverElseIsSaid(
            String what, int status, Integer code, String data, String entries, String outcomes) throws Exception {
        next(status, "{\"code\":" + code + ",\"data\":" + data + ",\"all_results\":[" + entries + "]}");
        if (outcomes == null) {
            assertEquals(Remedy.OUTCOME_UNKNOWN, createFails("ja", "fr").remedy());
        } else {
            assertEquals(outcomes, said("ja", "fr"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an id with an odd code   | {\"code\":1202,\"data\":{\"_id\":\"i\",\"language\":\"ja\"}}      | ja i",
                "an entry without an id   |"
                        + " {\"code\":1000,\"data\":{\"_id\":\"i\"},\"all_results\":[{\"code\":1000,\"data\":{}}]} | ja i",
                "another's id beside it   |"
                        + " {\"code\":1000,\"data\":{\"_id\":\"i\",\"language\":\"fr\"},\"all_results\":[{\"code\":1202,\"data\":{\"language\":\"ja\"}}]} | ja INPUT",
            })
    void anIdForTheOnlyLanguageIsItsOwn(String what, String body, String outcome) throws Exception {
        next(200, body);
        assertEquals(outcome, said("ja"));
    }

    @Test
    void anIdThatMayBeAnybodysKeepsAllFromBeingSentAgain() {
        next(200, "{\"code\":1005,\"data\":{\"_id\":\"whose\"}}");
        AkoolException e = createFails("ja", "fr");
        assertEquals(Remedy.OUTCOME_UNKNOWN, e.remedy());
        assertTrue(e.getMessage().contains("whose"), e.getMessage());
    }
}
