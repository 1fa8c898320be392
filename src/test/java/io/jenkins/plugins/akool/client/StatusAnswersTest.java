package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.TranslationStatus.Phase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be answered when a translation's state is read. */
class StatusAnswersTest extends ClientScenario {

    private void nextData(String data) {
        next(200, "{\"code\":1000,\"msg\":\"OK\",\"data\":" + data + "}");
    }

    @Test
    void theDocumentedExampleIsCompleted() throws Exception {
        nextData("{\"_id\":\"i\",\"video_status\":3,\"video\":\"https://cdn/x.mp4?s=1\",\"progress\":100,"
                + "\"deduction_duration\":4,\"video_lock_duration\":16.44,\"audio_splits\":{\"x\":1}}");
        assertEquals(
                new TranslationStatus(
                        Phase.COMPLETED,
                        100,
                        "https://cdn/x.mp4?s=1",
                        16.44,
                        null,
                        4.0,
                        null,
                        TranslationStatus.Extras.NONE),
                status());
        assertEquals(
                "/api/open/v3/content/video/infobymodelid?video_model_id=id",
                received().getTarget());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"video_status\":1}                             | QUEUED",
                "{\"video_status\":2}                             | PROCESSING",
                "{\"video_status\":\"1\"}                         | QUEUED",
                "{\"video_status\":3}                             | COMPLETED",
                "{\"video_status\":3,\"video\":\"  \"}            | COMPLETED",
                "{\"video_status\":3,\"video\":null}              | COMPLETED",
                "{\"video_status\":3,\"video\":{\"u\":\"x\"}}     | COMPLETED",
                "{\"video_status\":0}                             | PROCESSING",
                "{\"video_status\":99}                            | PROCESSING",
                "{\"video_status\":2.5}                           | PROCESSING",
                "{\"video_status\":\"done\"}                      | PROCESSING",
                "{\"video_status\":null,\"video\":\"https://x\"}  | PROCESSING",
                "{\"_id\":\"x\"}                                  | PROCESSING",
                "{\"video_status\":4}                             | FAILED",
            })
    void whatIsNotPlainlyAnEndIsStillRunningAndAnEndNeedsNoVideo(String data, Phase phase) throws Exception {
        nextData(data);
        TranslationStatus status = status();
        assertEquals(phase, status.phase());
        assertNull(status.video());
        assertEquals(phase == Phase.FAILED, status.failure() != null);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "'\"37\"', 37", "-5,", "101,", "1000,", "37.5,", "1e300,", "'\"NaN\"',", "null,"})
    void progressIsWholePerCentOrNone(String told, Integer percent) throws Exception {
        nextData("{\"video_status\":2,\"progress\":" + told + "}");
        assertEquals(percent, status().progress());
    }

    @Test
    void aFailureUnderCode1000CarriesAkoolsReasonAndCode() throws Exception {
        nextData("{\"video_status\":4,\"error_code\":501312,\"error_reason\":\"No\\nspeech at https://c/x?Sig=1\"}");
        assertEquals("No speech at https://c/x?… (error 501312)", status().failure());
        nextData("{\"video_status\":4,\"video\":\"https://left-over\"}");
        assertEquals("AKOOL gave no reason", status().failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "\"\"", "7"})
    void emptyDataMeansNotKnownYet(String data) {
        nextData(data);
        assertEquals(Remedy.NOT_FOUND, statusFails().remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "200, {\"code\":1008}, NOT_FOUND",
        "404, {\"code\":1008}, NOT_FOUND",
        "200, {\"code\":1005}, SLOW_DOWN",
        "429, '', SLOW_DOWN",
        "401, '', CREDENTIALS",
        "500, '', RETRY_LATER",
        "502, <html>, RETRY_LATER",
        "502, {\"code\":502}, RETRY_LATER",
        "408, '', RETRY_LATER",
        "200, <html>, RETRY_LATER",
        "200, {\"msg\":\"?\"}, RETRY_LATER",
        "404, <html>, STOP",
    })
    void failuresSayWhatMayBeDone(int status, String body, Remedy remedy) {
        next(status, body);
        // OkHttp itself repeats a free request that timed out.
        next(status, body);
        assertEquals(remedy, statusFails().remedy());
    }

    @Test
    void aBrokenAnswerMayBeAskedForAgain() {
        next(answer(200, "{\"code\":1000,\"data\":{\"video_status\":3}}")
                .onResponseBody(new SocketEffect.CloseSocket()));
        assertEquals(Remedy.RETRY_LATER, statusFails().remedy());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "120, 120", "' 7 ', 7", "'Mon, 05 Jan 2026 10:00:00 GMT', 0"})
    void thePauseThatAServerAsksForIsTold(String header, long seconds) {
        next(answer(503, "").setHeader("Retry-After", header));
        // OkHttp itself repeats a free request that may be repeated at once.
        next(answer(503, "").setHeader("Retry-After", header));
        assertEquals(Duration.ofSeconds(seconds), statusFails().retryAfter().orElseThrow());
    }

    @Test
    void thePauseMayBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(2));
        next(answer(429, "{\"code\":1005}").setHeader("Retry-After", date));
        Duration pause = statusFails().retryAfter().orElseThrow();
        assertTrue(pause.compareTo(Duration.ofHours(2)) <= 0 && pause.compareTo(Duration.ofMinutes(110)) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999999999", "2026-01-05T10:00:00Z", ""})
    void aPauseThatIsNoneCountsAsAbsent(String header) {
        next(answer(429, "").setHeader("Retry-After", header));
        assertFalse(statusFails().retryAfter().isPresent());
    }

    @Test
    void anIdIsOnlyEverAParameter() throws Exception {
        nextData("{\"video_status\":1}");
        client.status("a/../b?x=1&y#z").get();
        assertEquals(
                "/api/open/v3/content/video/infobymodelid?video_model_id=a%2F..%2Fb%3Fx%3D1%26y%23z",
                received().getTarget());
    }
}
