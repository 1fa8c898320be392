package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.TranslationStatus.Extras;
import io.jenkins.plugins.akool.api.TranslationStatus.Phase;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Languages, balance, and what a finished translation brings besides its video. */
class ListingsTest extends AkoolScenario {

    private List<Language> languages(String data) throws Exception {
        akool.on(Call.LANGUAGES).next(Fault.json("{\"code\":1000,\"data\":" + data + "}"));
        return get(withKey().languages());
    }

    @Test
    void languagesComeWithAllThatAkoolSaysOfThem() throws Exception {
        List<Language> all = get(withKey().languages());
        assertTrue(all.size() >= 30, all.toString());
        Language shandong = all.stream()
                .filter(language -> language.code().equals("zh-CN-shandong"))
                .findFirst()
                .orElseThrow();
        assertEquals("Chinese (Jilu Mandarin, Simplified)", shandong.name());
        assertEquals(Boolean.TRUE, shandong.needsVoice());
        assertEquals(akool.endpoint() + "/pictures/zh-CN-shandong.svg", shandong.flag());
        assertEquals(Boolean.FALSE, all.get(0).needsVoice());
    }

    /** As docs.akool.com has it since November 2025. */
    @Test
    void whetherAVoiceIsNeededMayBeUnknown() throws Exception {
        assertEquals(
                List.of(new Language("ja", "Japanese", "https://x/ja.png", null)),
                languages(
                        "{\"lang_list\":[{\"lang_code\":\"ja\",\"lang_name\":\"Japanese\",\"url\":\"https://x/ja.png\"}]}"));
    }

    @Test
    void whatIsOddInTheListIsLeftOutAndNotTheList() throws Exception {
        assertEquals(
                List.of(
                        new Language("ja", "ja", null, true),
                        new Language("fr", "French", null, null),
                        new Language("7", "7", null, false)),
                languages("{\"lang_list\":[{\"lang_code\":\"ja\",\"lang_name\":\" \",\"url\":\"javascript:alert(1)\","
                        + "\"need_voice_id\":\"true\"},{\"lang_name\":\"without a code\"},7,null,[],{\"lang_code\":{}},"
                        + "{\"lang_code\":\"fr\",\"lang_name\":\"French\",\"need_voice_id\":\"perhaps\",\"new\":1},"
                        + "{\"lang_code\":\"fr\",\"lang_name\":\"again\"},{\"lang_code\":\"a\\nb\"},"
                        + "{\"lang_code\":7,\"need_voice_id\":0}]}"));
        assertEquals(List.of(), languages("{\"lang_list\":[]}"));
        assertEquals("de", languages("[{\"lang_code\":\"de\"}]").get(0).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"lang_list\":{}}", "{\"lang_list\":\"\"}", "7"})
    void anAnswerWithoutAListIsNoEmptyList(String data) {
        akool.on(Call.LANGUAGES).next(Fault.json("{\"code\":1000,\"data\":" + data + "}"));
        assertEquals(Remedy.RETRY_LATER, failure(withKey().languages()).remedy());
    }

    @Test
    void theBalanceIsThatOfTheAccount() throws Exception {
        assertEquals(Optional.of(1000.0), get(withKey().balance()));
        get(withKey().create(request("ja")));
        assertEquals(Optional.of(996.0), get(withKey().balance()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":1000,\"data\":{}}",
                "{\"code\":1000}",
                "{\"code\":1000,\"data\":{\"credit\":\"lots\"}}",
                "{\"code\":1000,\"data\":{\"credit\":null}}",
                "{\"code\":1008}",
                "{\"code\":1201}",
                "{\"code\":4711}",
                "<html>",
                ""
            })
    void anAbsentBalanceIsNoError(String body) throws Exception {
        akool.on(Call.CREDIT).next(Fault.json(body));
        assertEquals(Optional.empty(), get(withKey().balance()));
    }

    @Test
    void aServerWithoutBalanceOrInTroubleIsNoError() throws Exception {
        akool.on(Call.CREDIT)
                .next(
                        Fault.status(404),
                        Fault.status(502),
                        Fault.json("{\"code\":1000,\"data\":{\"credit\":\"12.5\"}}"));
        assertEquals(Optional.empty(), get(withKey().balance()));
        assertEquals(Optional.empty(), get(withKey().balance()));
        assertEquals(Optional.of(12.5), get(withKey().balance()));
    }

    @Test
    void aWrongKeyIsAnErrorEvenForTheBalance() {
        assertEquals(
                Remedy.CREDENTIALS,
                failure(client(new ApiKey("wrong")).balance()).remedy());
    }

    @Test
    void aFinishedTranslationBringsSubtitlesAndACleanVideo() throws Exception {
        get(withKey().create(request("ja")));
        String id = akool.newestId("ja");
        TranslationStatus waiting = get(withKey().status(id));
        assertEquals(4.0, waiting.creditsHeld());
        assertNull(waiting.creditsUsed());
        assertEquals(Extras.NONE, waiting.extras());

        akool.end(id);
        TranslationStatus done = get(withKey().status(id));
        assertEquals(4.0, done.creditsHeld());
        assertEquals(4.0, done.creditsUsed());
        for (String link : new String[] {
            done.extras().originalSubtitles(),
            done.extras().translatedSubtitles(),
            done.extras().cleanVideo(),
            done.video()
        }) {
            assertNotNull(link);
            assertTrue(link.contains(SimulatedAkool.SIGNATURE_MARK), link);
            assertFalse(done.toString().contains(link.substring(0, link.indexOf('?'))), done.toString());
        }
        assertFalse(done.toString().contains("http"), done.toString());
        assertTrue(done.extras().originalSubtitles().contains(".srt"));
        assertTrue(done.extras().cleanVideo().contains(".mp4"));
    }

    @Test
    void eachExtraMayBeMissing() throws Exception {
        String done = "{\"code\":1000,\"data\":{\"video_status\":3,\"video\":\"https://x/v.mp4\",\"audio_splits\":";
        akool.on(Call.STATUS)
                .next(
                        Fault.json(done + "{\"translated_srt_url\":\"https://x/t.srt\",\"original_srt_url\":\"\"}}}"),
                        Fault.json(done + "null}}"),
                        Fault.json(done + "[\"https://x/t.srt\"]}}"),
                        Fault.json(done + "{\"no_caption_video_url\":\"file:///etc/passwd\"}}}"));
        assertEquals(
                new Extras(null, "https://x/t.srt", null),
                get(withKey().status("i")).extras());
        for (int i = 0; i < 3; i++) {
            TranslationStatus status = get(withKey().status("i"));
            assertEquals(Phase.COMPLETED, status.phase());
            assertEquals(Extras.NONE, status.extras());
        }
    }
}
