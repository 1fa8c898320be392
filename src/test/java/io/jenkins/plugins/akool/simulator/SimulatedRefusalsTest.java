package io.jenkins.plugins.akool.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AKOOL does not take, with its code and its words, inside HTTP 200. */
class SimulatedRefusalsTest extends SimulatorScenario {
    private static final String PARAMETER = "Parameter error or Parameter can not be empty: ";

    /** The usual order with some fields replaced; null takes one out. */
    private ObjectNode order(String languages, String fields) throws Exception {
        ObjectNode order = order(languages);
        for (Map.Entry<String, JsonNode> field : Json.MAPPER.readTree(fields).properties()) {
            if (field.getValue().isNull()) {
                order.remove(field.getKey());
            } else {
                order.set(field.getKey(), field.getValue());
            }
        }
        return order;
    }

    private void assertRefused(int code, String msg, JsonNode answer) {
        assertEquals(
                code + " " + msg,
                answer.path("code").asInt() + " " + answer.path("msg").asText());
        assertEquals(0, akool.createCount());
        assertEquals(1000, akool.credit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url':null}                                        | url must be an http or https address",
                "{'url':''}                                          | url must be an http or https address",
                "{'url':'file:///x'}                                 | url must be an http or https address",
                "{'url':'tour.mp4'}                                  | url must be an http or https address",
                "{'language':null}                                   | language cannot be empty",
                "{'language':' , '}                                  | language cannot be empty",
                "{'source_language':'tlh'}                           | source_language is no known language",
                "{'source_language':7}                               | source_language is no known language",
                "{'lipsync':'yes'}                                   | lipsync must be true or false",
                "{'remove_bgm':1}                                    | remove_bgm must be true or false",
                "{'dynamic_duration':'true'}                         | dynamic_duration must be true or false",
                "{'speaker_num':11}                                  | speaker_num must be 0 to 10",
                "{'speaker_num':-1}                                  | speaker_num must be 0 to 10",
                "{'speaker_num':1.5}                                 | speaker_num must be 0 to 10",
                "{'speaker_num':4294967297}                          | speaker_num must be 0 to 10",
                "{'caption_type':5}                                  | caption_type must be 0 to 4",
                "{'caption_type':-1}                                 | caption_type must be 0 to 4",
                "{'caption_type':'2'}                                | caption_type must be 0 to 4",
                "{'caption_url':'tour.srt'}                          | caption_url must be an http or https address",
                "{'webhookUrl':'jenkins'}                            | webhookUrl must be an http or https address",
                "{'webhookUrl':'ftp://jenkins/x'}                    | webhookUrl must be an http or https address",
                "{'webhookUrl':{}}                                   | webhookUrl must be an http or https address",
                "{'voices_map':'x'}                                  | voices_map must be an object",
                "{'voices_map':{'ja':{'voice_id':'nobody'}}}         | voice_id is that of no voice: nobody",
                "{'studio_voice':[]}                                 | studio_voice must be an object",
                "{'studio_voice':{'style':'grim'}}                   | style is none of the documented ones",
                "{'studio_voice':{'no_translate_words':'kaka'}}      | no_translate_words must be a list of words",
                "{'studio_voice':{'no_translate_words':[1]}}         | no_translate_words must be a list of words",
                "{'studio_voice':{'fixed_words':['hi']}}             | fixed_words must map words to words",
                "{'studio_voice':{'pronounced_words':{'lel':1}}}     | pronounced_words must map words to words",
            })
    void aParameterThatIsNoneIsNamed(String fields, String clue) throws Exception {
        String order = order("ja", fields.replace('\'', '"')).toString();
        assertRefused(1003, PARAMETER + clue, post(CREATE, order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'source_language':null}",
                "{'source_language':''}",
                "{'source_language':'en'}",
                "{'source_language':'en-US'}",
                "{'source_language':'zh'}",
                "{'speaker_num':10,'caption_type':4,'lipsync':true,'remove_bgm':true,'dynamic_duration':false}",
                "{'caption_url':'','webhookUrl':'','voices_map':{'ja':{'voice_id':''}}}",
                "{'webhookUrl':'https://jenkins.example.com/x'}",
                "{'voices_map':{'de':{'voice_id':'of a language that is not asked for'}}}",
                "{'studio_voice':{'style':'professional','no_translate_words':['kaka'],'fixed_words':{'hi':'hello'},"
                        + "'pronounced_words':{'lel':'lele'}}}",
                "{'merge_interval':1,'face_enhance':true}"
            })
    void whatTheDocumentsShowIsTaken(String fields) throws Exception {
        String order = order("ja", fields.replace('\'', '"')).toString();
        assertEquals(1000, post(CREATE, order).path("code").asInt());
    }

    @Test
    void aVoiceOfTheListIsTaken() throws Exception {
        String voices = "{\"voices_map\":{\"ja\":{\"voice_id\":\"" + Voices.of("ja") + "\"}}}";
        JsonNode listed = get("/api/open/v4/voice/videoTranslation?language_code=ja");
        assertEquals(Voices.of("ja"), listed.at("/data/result/0/voice_id").asText());
        assertEquals(
                1000, post(CREATE, order("ja", voices).toString()).path("code").asInt());
    }

    @Test
    void whatIsNoOrderAtAllIsRefused() throws Exception {
        String clue = PARAMETER + "the request's body must be a JSON object";
        assertRefused(1003, clue, post(CREATE, "not json"));
        assertRefused(1003, clue, post(CREATE, "[]"));
        assertRefused(1003, "This language is not supported: tlh", create("tlh"));
        assertRefused(1008, "The content you get does not exist", status("0123"));
        assertRefused(1003, PARAMETER + "video_model_id cannot be empty", status(""));
    }

    @Test
    void aVoiceIsRequiredWhereThatIsAsked() throws Exception {
        restart(SimulatedAkool.builder().voicesRequired(true));
        assertRefused(1003, "voice_id is required for the language af-ZA", create("af-ZA"));
        assertEquals(1000, create("ja").path("code").asInt());
    }

    @Test
    void whatIsUsedUpOrDoneIsRefused() throws Exception {
        restart(SimulatedAkool.builder().credit(9).cost(5));
        String order = order("ja").put("lipsync", true).toString();
        assertEquals(1000, post(CREATE, order).path("code").asInt());
        JsonNode again = post(CREATE, order);
        assertEquals(1202, again.path("code").asInt());
        assertEquals(
                "The same video cannot be translated lipSync in the same language more than 1 times",
                again.path("msg").asText());
        JsonNode broke = create("ja");
        assertEquals(1006, broke.path("code").asInt());
        assertEquals("Insufficient quota balance", broke.path("msg").asText());
        assertEquals(
                4, get("/api/open/v3/faceswap/quota/info").at("/data/credit").asInt());
    }

    @Test
    void theVideoIsFetchedOnceForARequest() throws Exception {
        String id = create("ja,de").at("/all_results/0/data/_id").asText();
        assertArrayEquals(Samples.sourceVideo(), akool.fetchedSource(id));
        assertEquals(1, akool.received().size());
    }

    @Test
    void aDeadSourceIsRefused() throws Exception {
        String clue = PARAMETER + "url names no video that can be fetched";
        for (Fault dead : new Fault[] {
            Fault.status(404),
            Fault.status(403),
            Fault.reset(),
            Fault.truncate(1000),
            Fault.body("video/mp4", new byte[0])
        }) {
            akool.on(Call.SOURCE).next(dead);
            assertRefused(1003, clue, create("ja"));
            assertEquals(0, akool.faultsWaiting());
        }
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        for (String url : new String[] {
            "http://127.0.0.1:" + nobody + "/x.mp4", "http://nobody.invalid/x.mp4", akool.endpoint() + "/nothing.mp4"
        }) {
            String order = order("ja").put("url", url).toString();
            assertRefused(1003, clue, post(CREATE, order));
        }
        assertEquals(1000, create("ja").path("code").asInt());
    }

    @Test
    void aDeadCaptionFileIsRefused() throws Exception {
        String captions = akool.captionUrl();
        String dead = order("ja").put("caption_url", captions + "x").toString();
        assertRefused(1003, PARAMETER + "caption_url names no caption file that can be fetched", post(CREATE, dead));
        String there = order("ja").put("caption_url", captions).toString();
        assertEquals(1000, post(CREATE, there).path("code").asInt());
    }

    @Test
    void aVideoBeyondTheLimitIsRefused() throws Exception {
        String large = "{\"url\":\"%s\"}".formatted(akool.sourceUrl());
        akool.on(Call.SOURCE).next(Fault.tooLong(300L * 1024 * 1024));
        assertRefused(
                1207,
                "The video you are using exceeds the size limit allowed by the system by 300M",
                post(CREATE, order("ja", large).toString()));
    }

    @Test
    void aLenientAkoolBelievesWhatItIsTold() throws Exception {
        restart(SimulatedAkool.builder().lenient());
        String order = order(
                        "ja",
                        "{\"url\":\"http://nobody.invalid/x.mp4\",\"caption_url\":\"http://nobody.invalid/x.srt\","
                                + "\"voices_map\":{\"ja\":{\"voice_id\":\"nobody\"}}}")
                .toString();
        assertEquals(1000, post(CREATE, order).path("code").asInt());
        assertNull(akool.fetchedSource(akool.newestId("ja")));
        assertEquals(
                1003,
                post(CREATE, order("ja", "{\"caption_type\":9}").toString())
                        .path("code")
                        .asInt());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLoginIsRefusedWithTheStatusThatIsAsked(boolean unauthorized) throws Exception {
        SimulatedAkoolBuilder options = SimulatedAkool.builder();
        restart(unauthorized ? options.unauthorized() : options);
        String wrong = "1101 Invalid authorization or The request token has expired";
        HttpRequest.Builder list = HttpRequest.newBuilder(akool.endpoint().resolve("/api/open/v3/language/list"));
        String status = unauthorized ? "401 " : "200 ";
        assertEquals(status + "1102 Authorization cannot be empty", said(list.copy()));
        assertEquals(status + wrong, said(list.copy().header("x-api-key", "wrong")));
        assertEquals(status + wrong, said(list.copy().header("Authorization", "Bearer wrong")));
        assertEquals(status + wrong, said(authorized("/api/open/v3/getToken").POST(body("{}"))));
        assertEquals("200 1000 OK", said(list.copy().header("x-api-key", akool.apiKey())));
    }

    private String said(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> response = send(request);
        JsonNode envelope = Json.MAPPER.readTree(response.body());
        return response.statusCode() + " " + envelope.path("code").asInt() + " "
                + envelope.path("msg").asText();
    }
}
