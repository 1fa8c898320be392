package io.jenkins.plugins.akool.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedAkoolTest extends SimulatorScenario {
    @Test
    void oneLanguageFromCreateToDownload() throws Exception {
        JsonNode created = create("ja");
        assertEquals(1000, created.path("code").asInt());
        assertFalse(created.has("all_results"));
        JsonNode data = created.path("data");
        assertEquals("ja", data.path("language").asText());
        assertEquals(1, data.path("video_status").asInt());
        assertEquals(4, data.path("deduction_lock_duration").asInt());
        assertEquals(996, akool.credit());
        String id = data.path("_id").asText();
        assertTrue(id.matches("[0-9a-f]{24}"), id);
        assertEquals(List.of(id), akool.createdIds());

        assertEquals(List.of(1, 0), statusAndProgress(id));
        now = now.plusSeconds(19);
        assertEquals(List.of(1, 0), statusAndProgress(id));
        now = now.plusSeconds(41);
        assertEquals(List.of(2, 50), statusAndProgress(id));
        now = now.plusSeconds(39);
        assertEquals(List.of(2, 99), statusAndProgress(id));
        now = now.plusSeconds(1);
        assertEquals(List.of(3, 100), statusAndProgress(id));

        JsonNode done = status(id).path("data");
        assertEquals(4, done.path("deduction_duration").asInt());
        HttpResponse<byte[]> video = download(done.path("video").asText());
        assertEquals(200, video.statusCode());
        assertEquals("video/mp4", video.headers().firstValue("Content-Type").orElseThrow());
        assertArrayEquals(akool.resultVideo("ja"), video.body());
        assertEquals(akool.resultSha256(id), sha256(video.body()));
        JsonNode splits = done.path("audio_splits");
        assertTrue(text(splits.path("translated_srt_url").asText()).contains("製品ツアーへようこそ"));
        assertTrue(text(splits.path("original_srt_url").asText()).contains("Welcome to the product tour."));
        byte[] captionFree =
                download(splits.path("no_caption_video_url").asText()).body();
        assertFalse(Arrays.equals(video.body(), captionFree));
        assertEquals(2, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(1, akool.received(Call.CREATE).size());
    }

    @Test
    void severalLanguagesAreAnsweredOneByOne() throws Exception {
        akool.refuses("fr", 1202, "Again?");
        akool.fails("hi", 501312, "The speech could not be recognised.");
        JsonNode created = create("hi,fr,tlh, de");

        assertEquals(1000, created.path("code").asInt());
        assertEquals("de", created.path("data").path("language").asText());
        List<String> codes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : created.path("all_results")) {
            codes.add(entry.path("data").path("language").asText() + " "
                    + entry.path("code").asInt());
            ids.add(entry.path("data").path("_id").asText());
        }
        assertEquals(List.of("hi 1000", "fr 1202", "tlh 1003", "de 1000"), codes);
        assertTrue(created.path("all_results").get(2).path("msg").asText().contains("tlh"));
        assertTrue(ids.containsAll(akool.createdIds()));
        assertEquals(2, akool.createCount());
        assertEquals(992, akool.credit());
        String beside = created.path("data").path("_id").asText();
        assertFalse(ids.contains(beside));
        assertEquals(1008, status(beside).path("code").asInt());

        now = now.plusSeconds(100);
        JsonNode failed = status(akool.newestId("hi"));
        assertEquals(1000, failed.path("code").asInt());
        assertEquals(4, failed.path("data").path("video_status").asInt());
        assertEquals(501312, failed.path("data").path("error_code").asInt());
        assertEquals(
                "The speech could not be recognised.",
                failed.path("data").path("error_reason").asText());
    }

    @Test
    void creditIsSpentAndEnds() throws Exception {
        restart(SimulatedAkool.builder().credit(9).cost(5));
        assertEquals(1000, create("ja").path("code").asInt());
        assertEquals(1006, create("fr").path("code").asInt());
        assertEquals(
                4,
                get("/api/open/v3/faceswap/quota/info")
                        .path("data")
                        .path("credit")
                        .asInt());
    }

    @Test
    void authorizationWinsOverTheKey() throws Exception {
        URI list = akool.endpoint().resolve("/api/open/v3/language/list");
        assertEquals(1102, code(HttpRequest.newBuilder(list)));
        assertEquals(1101, code(HttpRequest.newBuilder(list).header("x-api-key", "wrong")));
        assertEquals(1000, code(HttpRequest.newBuilder(list).header("x-api-key", akool.apiKey())));
        assertEquals(
                1101,
                code(HttpRequest.newBuilder(list)
                        .header("x-api-key", akool.apiKey())
                        .header("Authorization", "Bearer wrong")));

        JsonNode bought = post(
                "/api/open/v3/getToken",
                Json.object()
                        .put("clientId", akool.clientId())
                        .put("clientSecret", akool.clientSecret())
                        .toString());
        HttpRequest.Builder withToken = HttpRequest.newBuilder(list)
                .header("Authorization", "Bearer " + bought.path("token").asText());
        assertEquals(1000, code(withToken));
        akool.revokeTokens();
        assertEquals(1101, code(withToken));
    }

    @Test
    void languagesAndPagesOfVoices() throws Exception {
        JsonNode languages = get("/api/open/v3/language/list").path("data").path("lang_list");
        assertTrue(languages.size() >= 30);
        String path = "/api/open/v4/voice/videoTranslation";
        Set<String> ids = new TreeSet<>();
        int count = get(path).path("data").path("count").asInt();
        for (int page = 1; page <= 4; page++) {
            get(path + "?page=" + page)
                    .path("data")
                    .path("result")
                    .forEach(voice -> ids.add(voice.path("voice_id").asText()));
        }
        assertTrue(count >= 250);
        assertEquals(count, ids.size());
        JsonNode japanese =
                get(path + "?language_code=ja&size=5&page=2").path("data").path("result");
        assertEquals(3, japanese.size());
        assertEquals("ja", japanese.get(0).path("language_code").asText());
        assertEquals(1003, get("/api/open/v4/voice/list").path("code").asInt());
        assertEquals(
                3,
                get("/api/open/v4/voice/list?type=1").path("data").path("count").asInt());
        assertTrue(get("/api/open/v3/voice/list?from=3").path("data").isArray());
        assertEquals(200, download(languages.get(0).path("url").asText()).statusCode());
        assertEquals(200, download(japanese.get(0).path("preview").asText()).statusCode());
    }

    @Test
    void endlessTranslationEndsWhenTold() throws Exception {
        akool.neverEnds("ja");
        akool.takes("fr", Duration.ZERO);
        String endless = create("ja").path("data").path("_id").asText();
        String atOnce = create("fr").path("data").path("_id").asText();
        assertEquals(List.of(3, 100), statusAndProgress(atOnce));
        now = now.plus(Duration.ofDays(30));
        assertEquals(List.of(2, 99), statusAndProgress(endless));
        akool.end(endless);
        assertEquals(List.of(3, 100), statusAndProgress(endless));
    }

    @Test
    void withoutAllResultsOnlyTheLastLanguageIsTold() throws Exception {
        restart(SimulatedAkool.builder().allResults(false));
        JsonNode created = create("ja,de");
        assertFalse(created.has("all_results"));
        assertEquals(akool.newestId("de"), created.path("data").path("_id").asText());
        assertEquals(2, akool.createCount());
    }

    @Test
    void preflightIsAnsweredPermissively() throws Exception {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(akool.endpoint().resolve(CREATE))
                        .header("Origin", "http://localhost:5173")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type,x-api-key")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertEquals(204, response.statusCode());
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals(
                "content-type,x-api-key",
                response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow());
        assertEquals(0, akool.received(Call.CREATE).size());
    }
}
