package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Voices from whichever of AKOOL's three lists there is, all pages of it. */
class VoicesTest extends AkoolScenario {

    /** 36 languages with eight voices each. */
    private static final int ALL = 288;

    /** The request is answered as if nothing had been ordered. */
    private static final Fault NONE = Fault.delay(Duration.ZERO);

    private List<Voice> voices(String language) throws Exception {
        return get(withKey().voices(language));
    }

    private int asked(Call call) {
        return akool.received(call).size();
    }

    private static Set<String> codes(List<Voice> voices) {
        return voices.stream().map(Voice::languageCode).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Fault page(String count, String... ids) {
        String voices = Arrays.stream(ids)
                .map(id -> "{\"voice_id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return Fault.json("{\"code\":1000,\"data\":{" + count + "\"result\":" + voices + "}}");
    }

    @Test
    void allPagesAreRead() throws Exception {
        List<Voice> all = voices(null);
        assertEquals(ALL, all.size());
        assertEquals(ALL, all.stream().map(Voice::id).distinct().count());
        assertEquals(
                List.of("page=1&size=100", "page=2&size=100", "page=3&size=100"),
                akool.received(Call.VOICES_TRANSLATION).stream()
                        .map(request -> request.query())
                        .toList());
        Voice first = all.get(0);
        assertEquals("Alba", first.name());
        assertEquals("Female", first.gender());
        assertEquals("ar", first.languageCode());
        assertEquals(akool.endpoint() + "/previews/0.wav", first.preview());
        assertFalse(first.toString().contains("http"), first.toString());
        assertEquals(0, asked(Call.VOICES_V4) + asked(Call.VOICES_V3));
    }

    @Test
    void theServerIsAskedForTheLanguage() throws Exception {
        List<Voice> japanese = voices("ja");
        assertEquals(8, japanese.size());
        assertEquals(Set.of("ja"), codes(japanese));
        assertEquals(1, asked(Call.VOICES_TRANSLATION));
        assertEquals(List.of(), voices("tlh"));
    }

    @ParameterizedTest
    @CsvSource({
        "ja, ja",
        "JA, ja",
        "zh-CN, zh-CN zh-CN-shandong",
        "zh_cn, zh-CN zh-CN-shandong",
        "zh, zh-CN zh-CN-shandong zh-TW",
        "zh-CN-shandong, zh-CN-shandong",
        "fi, fi",
        "tlh, ''"
    })
    void whatTheServerDoesNotFilterIsFilteredHere(String language, String found) throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(Fault.status(404));
        Set<String> expected = found.isEmpty() ? Set.of() : Set.of(found.split(" "));
        assertEquals(expected, codes(voices(language)));
    }

    @Test
    void aVoiceOfNoLanguageFitsEveryOne() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(page("\"count\":1,", "nicole"));
        assertEquals(List.of(new Voice("nicole", null, null, null, null)), voices("ja"));
    }

    static Stream<Arguments> absences() {
        return Stream.of(
                Arguments.of("HTTP 404", Fault.status(404)),
                Arguments.of("HTTP 405", Fault.status(405)),
                Arguments.of("code 1008", Fault.code(1008, "not found")),
                Arguments.of("code 1014 in HTTP 404", Fault.code(404, 1014, "not existing")),
                Arguments.of("no list", Fault.json("{\"code\":1000,\"msg\":\"OK\"}")),
                Arguments.of("a list under another name", Fault.json("{\"code\":1000,\"data\":{\"voices\":[]}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absences")
    void whereTheFirstListIsAbsentTheOthersAreAsked(String what, Fault absent) throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(absent);
        assertEquals(ALL, voices(null).size());
        assertEquals(
                List.of(
                        "type=2&page=1&size=100",
                        "type=2&page=2&size=100",
                        "type=2&page=3&size=100",
                        "type=1&page=1&size=100"),
                akool.received(Call.VOICES_V4).stream()
                        .map(request -> request.query())
                        .toList());
        assertEquals(0, asked(Call.VOICES_V3));

        akool.on(Call.VOICES_V4).always(absent);
        assertEquals(ALL, voices(null).size());
        assertEquals("from=3", akool.received(Call.VOICES_V3).get(0).query());

        akool.on(Call.VOICES_V3).always(absent);
        AkoolException e = failure(withKey().voices(null));
        assertTrue(e.remedy() == Remedy.STOP || e.remedy() == Remedy.NOT_FOUND, e.toString());
    }

    @Test
    void anAccountWithoutClonesHasAkoolsVoices() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(Fault.status(404));
        akool.on(Call.VOICES_V4).next(NONE, NONE, NONE, Fault.code(1008, "no clones"));
        assertEquals(ALL - 3, voices(null).size());
        assertEquals(0, asked(Call.VOICES_V3));
    }

    @Test
    void whatIsNoAbsenceIsNotHiddenByAnotherList() {
        akool.on(Call.VOICES_TRANSLATION)
                .next(Fault.status(502), Fault.code(1005, "slow"), Fault.code(1101, "who?"), Fault.code(1104, "poor"));
        for (Remedy remedy : List.of(Remedy.RETRY_LATER, Remedy.SLOW_DOWN, Remedy.CREDENTIALS, Remedy.QUOTA)) {
            assertEquals(remedy, failure(withKey().voices(null)).remedy());
        }
        assertEquals(0, asked(Call.VOICES_V4) + asked(Call.VOICES_V3));
    }

    @Test
    void aListWithoutACountEndsWithAnEmptyPage() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).next(page("", "a", "b"), page("", "c"), page(""));
        assertEquals(3, voices(null).size());
        assertEquals(0, akool.faultsWaiting());
    }

    @Test
    void aCountOfThePageIsNotTakenForOneOfAll() throws Exception {
        String[] hundred = IntStream.range(0, 100).mapToObj(i -> "v" + i).toArray(String[]::new);
        akool.on(Call.VOICES_TRANSLATION).next(page("\"count\":100,", hundred), page("\"count\":1,", "last"));
        assertEquals(101, voices(null).size());
    }

    @Test
    void aServerThatIgnoresThePageIsLeftAfterTheFirstRepetition() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(page("\"count\":5000,", "a", "b"));
        assertEquals(2, voices(null).size());
        assertEquals(2, asked(Call.VOICES_TRANSLATION));
    }

    @Test
    void aPagePastTheEndMayBeNotFound() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).next(page("", "a", "b"), Fault.code(1008, "no such page"));
        assertEquals(2, voices(null).size());
        assertEquals(0, asked(Call.VOICES_V4));
    }

    @Test
    void aBrokenPageInTheMiddleIsNoEnd() {
        akool.on(Call.VOICES_TRANSLATION).next(page("", "a", "b"), Fault.status(502));
        assertEquals(Remedy.RETRY_LATER, failure(withKey().voices(null)).remedy());
    }

    @Test
    void anEndlessListIsLeftAfterFiftyPages() throws Exception {
        akool.on(Call.VOICES_TRANSLATION)
                .next(IntStream.range(0, 60).mapToObj(i -> page("", "v" + i)).toArray(Fault[]::new));
        assertEquals(50, voices(null).size());
        assertEquals(10, akool.faultsWaiting());
    }

    @Test
    void aListThatIsTooLongIsCut() throws Exception {
        String[] many = IntStream.range(0, 6000).mapToObj(i -> "v" + i).toArray(String[]::new);
        akool.on(Call.VOICES_TRANSLATION).next(page("", many));
        assertEquals(5000, voices(null).size());
        assertEquals(1, asked(Call.VOICES_TRANSLATION));
    }
}
