package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import java.util.List;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What AKOOL and everything in front of it may answer to a create call. */
class CreateAnswersTest extends ClientScenario {

    private static final String SINGLE = """
        {"code":1000,"msg":"OK","data":{"_id":"id-ja","language":"ja","video_status":1,"task_id":"t","url":"x",
         "video_lock_duration":16.44,"deduction_lock_duration":4,"webhookUrl":"","new_field":{"a":[1]}}}
        """;

    @Test
    void theDocumentedExampleIsAccepted() throws Exception {
        next(200, SINGLE);
        Submission submission = create("ja");
        assertEquals(List.of("ja"), List.copyOf(submission.outcomes().keySet()));
        assertEquals(new Accepted("id-ja", 16.44, 4.0), submission.outcomes().get("ja"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code as text             | {\"code\":\"1000\",\"data\":{\"_id\":\"i\"}}",
                "code as a fraction       | {\"code\":1000.0,\"data\":{\"_id\":\"i\"}}",
                "no language, no credits  | {\"code\":1000,\"data\":{\"_id\":\"i\"}}",
                "empty all_results        | {\"code\":1000,\"data\":{\"_id\":\"i\"},\"all_results\":[]}",
                "all_results is null      | {\"code\":1000,\"data\":{\"_id\":\"i\"},\"all_results\":null}",
                "all_results for one      |"
                        + " {\"code\":1000,\"data\":{\"_id\":\"other\"},\"all_results\":[{\"code\":1000,\"data\":{\"_id\":\"i\",\"language\":\"ja\"}}]}",
                "an entry without language| {\"code\":1000,\"all_results\":[{\"code\":1000,\"data\":{\"_id\":\"i\"}}]}",
                "another spelling         |"
                        + " {\"code\":1000,\"all_results\":[{\"code\":1000,\"data\":{\"_id\":\"i\",\"language\":\"ja-JP\"}}]}",
                "language in capitals     |"
                        + " {\"code\":1000,\"all_results\":[{\"code\":1000,\"data\":{\"_id\":\"i\",\"language\":\"JA\"}}]}",
                "id as a number           | {\"code\":1000,\"data\":{\"_id\":7}}",
            })
    void oneLanguageIsAcceptedHoweverItIsSaid(String what, String body) throws Exception {
        next(200, body);
        Accepted accepted =
                assertInstanceOf(Accepted.class, create("ja").outcomes().get("ja"));
        assertEquals(what.equals("id as a number") ? "7" : "i", accepted.id());
    }

    @Test
    void severalLanguagesAreMatchedByNameAndNeverByPosition() throws Exception {
        next(200, """
            {"code":1000,"msg":"OK","data":{"_id":"none-of-them","language":"fr"},"all_results":[
             {"code":1000,"msg":"OK","data":{"_id":"id-fr","language":"fr"}},
             {"code":1202,"msg":"more than 1 times","data":{"language":"hi"}},
             {"code":1000,"msg":"OK","data":{"_id":"id-ja","language":"ja"}}]}
            """);
        Submission submission = create("ja", "hi", "fr", "de");
        assertEquals(
                List.of("ja", "hi", "fr", "de"),
                List.copyOf(submission.outcomes().keySet()));
        assertEquals("id-ja", ((Accepted) submission.outcomes().get("ja")).id());
        assertEquals("id-fr", ((Accepted) submission.outcomes().get("fr")).id());
        AkoolException refused = ((Refused) submission.outcomes().get("hi")).reason();
        assertEquals(Remedy.INPUT, refused.remedy());
        assertEquals(1202, refused.code());
        AkoolException missing = ((Refused) submission.outcomes().get("de")).reason();
        assertEquals(Remedy.OUTCOME_UNKNOWN, missing.remedy());
    }

    @Test
    void withoutAllResultsOnlyTheLanguageThatIsNamedIsKnown() throws Exception {
        next(200, "{\"code\":1000,\"data\":{\"_id\":\"id-fr\",\"language\":\"fr\"}}");
        Submission submission = create("ja", "fr");
        assertEquals("id-fr", ((Accepted) submission.outcomes().get("fr")).id());
        assertEquals(
                Remedy.OUTCOME_UNKNOWN,
                ((Refused) submission.outcomes().get("ja")).reason().remedy());
    }

    @Test
    void anAnswerWithoutAnyIdLeavesEachLanguageUnknown() throws Exception {
        next(200, "{\"code\":1000,\"msg\":\"OK\",\"data\":{}}");
        create("ja").outcomes().values().forEach(outcome -> {
            assertEquals(Remedy.OUTCOME_UNKNOWN, ((Refused) outcome).reason().remedy());
        });
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("business error", 200, "{\"code\":1003,\"msg\":\"bad url\"}", Remedy.INPUT, 1003),
                Arguments.of("error code as text", 200, "{\"code\":\"1104\"}", Remedy.QUOTA, 1104),
                Arguments.of("a code nobody knows", 200, "{\"code\":4711,\"msg\":\"hm\"}", Remedy.STOP, 4711),
                Arguments.of("401 with a body", 401, "{\"code\":1101,\"msg\":\"expired\"}", Remedy.CREDENTIALS, 1101),
                Arguments.of("401 without", 401, "", Remedy.CREDENTIALS, 0),
                Arguments.of("403 as a page", 403, "<html>", Remedy.CREDENTIALS, 0),
                Arguments.of("400", 400, "<html>", Remedy.STOP, 0),
                Arguments.of("404", 404, "<html>", Remedy.STOP, 0),
                Arguments.of("408", 408, "", Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("429", 429, "", Remedy.SLOW_DOWN, 0),
                Arguments.of("429 with a code", 429, "{\"code\":1005}", Remedy.SLOW_DOWN, 1005),
                Arguments.of("500 of AKOOL's", 500, "{\"code\":1201}", Remedy.STOP, 1201),
                Arguments.of("502 of a gateway", 502, "{\"code\":502}", Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("502 as a page", 502, "<html>Bad Gateway", Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("502 that claims success", 502, SINGLE, Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("200 as a page", 200, "<html>Log in", Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("200 and nothing", 200, "", Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("a list", 200, "[]", Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("half", 200, SINGLE.substring(0, 60), Remedy.OUTCOME_UNKNOWN, 0),
                Arguments.of("deeply nested", 200, "{\"code\":".repeat(50_000), Remedy.OUTCOME_UNKNOWN, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failuresSayWhatMayBeDone(String what, int status, String body, Remedy remedy, int code) {
        next(status, body);
        AkoolException e = createFails("ja");
        assertEquals(remedy, e.remedy(), e.getMessage());
        assertEquals(code, e.code());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }

    @Test
    void anAnswerThatIsTooLongIsNotReadIntoMemory() {
        next(answer(200, "").body(new Buffer().writeUtf8("{\"x\":\"" + "y".repeat(5 << 20) + "\"}")));
        AkoolException e = createFails("ja");
        assertEquals(Remedy.OUTCOME_UNKNOWN, e.remedy());
        assertTrue(e.getMessage().contains("longer than any answer"), e.getMessage());
    }

    @Test
    void theRequestIsWhatTheDocumentationAsksFor() throws Exception {
        next(200, SINGLE);
        client.create(new TranslationRequest(
                        "https://h/a b?x=\"1\"",
                        List.of("ja", "zh-CN"),
                        TranslationSettings.builder()
                                .sourceLanguage("en")
                                .lipsync(true)
                                .build(),
                        null))
                .handle((answer, error) -> answer)
                .get();
        var request = received();
        assertEquals("POST", request.getMethod());
        assertEquals("/api/open/v3/content/video/createbytranslate", request.getTarget());
        assertEquals("application/json; charset=utf-8", request.getHeaders().get("Content-Type"));
        assertEquals(
                "{\"url\":\"https://h/a b?x=\\\"1\\\"\",\"language\":\"ja,zh-CN\",\"source_language\":\"en\","
                        + "\"lipsync\":true}",
                request.getBody().utf8());

        next(200, SINGLE);
        create("ja");
        assertEquals(
                "{\"url\":\"https://videos.example/a.mp4\",\"language\":\"ja\",\"source_language\":\"DEFAULT\"}",
                received().getBody().utf8());
    }
}
