package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When AKOOL is asked for its lists, and when not. */
class CatalogTest extends AkoolScenario {

    private final Catalog catalog = new Catalog(() -> now);

    private int asked(Call call) {
        return akool.received(call).size();
    }

    @Test
    void listsAreRememberedForTenMinutes() throws Exception {
        List<Language> first = get(catalog.languages(withKey()));
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
        assertEquals(first, get(catalog.languages(withKey())));
        assertEquals(1, asked(Call.LANGUAGES));
        now = now.plusMillis(1);
        get(catalog.languages(withKey()));
        assertEquals(2, asked(Call.LANGUAGES));
    }

    @Test
    void voicesAreRememberedByLanguage() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertEquals(8, get(catalog.voices(withKey(), "ja")).size());
            assertEquals(8, get(catalog.voices(withKey(), "fr")).size());
            assertEquals(288, get(catalog.voices(withKey(), null)).size());
        }
        assertEquals(1 + 1 + 3, asked(Call.VOICES_TRANSLATION));
        now = now.plus(Duration.ofMinutes(10));
        get(catalog.voices(withKey(), "ja"));
        assertEquals(6, asked(Call.VOICES_TRANSLATION));
    }

    @Test
    void thoseWhoAskTogetherShareOneRequest() throws Exception {
        akool.on(Call.LANGUAGES).next(Fault.delay(Duration.ofMillis(300)));
        List<CompletableFuture<List<Language>>> answers = IntStream.range(0, 10)
                .mapToObj(i -> catalog.languages(withKey()))
                .toList();
        answers.get(0).cancel(true);
        answers.get(1).cancel(true);
        for (CompletableFuture<?> answer : answers.subList(2, 10)) {
            get(answer);
        }
        assertEquals(1, asked(Call.LANGUAGES));
    }

    @Test
    void aFailureIsToldToAllWhoWaitAndThenForgotten() throws Exception {
        akool.on(Call.LANGUAGES).next(Fault.status(502), Fault.code(1101, "no"));
        assertEquals(Remedy.RETRY_LATER, failure(catalog.languages(withKey())).remedy());
        assertEquals(Remedy.CREDENTIALS, failure(catalog.languages(withKey())).remedy());
        get(catalog.languages(withKey()));
        get(catalog.languages(withKey()));
        assertEquals(3, asked(Call.LANGUAGES));
    }

    @Test
    void whoAsksForItGetsWhatAkoolHasNow() throws Exception {
        get(catalog.languages(withKey()));
        get(catalog.voices(withKey(), "ja"));
        get(catalog.languages(withToken()));
        catalog.refresh(withKey());
        get(catalog.languages(withKey()));
        get(catalog.voices(withKey(), "ja"));
        get(catalog.languages(withToken()));
        assertEquals(3, asked(Call.LANGUAGES));
        assertEquals(2, asked(Call.VOICES_TRANSLATION));
    }

    /** What one account may see is nothing for another, least of all for one without an account. */
    @Test
    void nobodySeesWhatAnothersKeyBrought() throws Exception {
        get(catalog.languages(withKey()));
        get(catalog.voices(withKey(), "ja"));
        AkoolClient stranger = client(new ApiKey("wrong"));
        assertEquals(Remedy.CREDENTIALS, failure(catalog.languages(stranger)).remedy());
        assertEquals(Remedy.CREDENTIALS, failure(catalog.voices(stranger, "ja")).remedy());
    }

    @Test
    void theLongestUnusedListGoesFirst() throws Exception {
        for (int i = 0; i < 50; i++) {
            get(catalog.voices(withKey(), "l" + i));
        }
        get(catalog.voices(withKey(), "l0"));
        get(catalog.voices(withKey(), "one more"));
        assertEquals(51, asked(Call.VOICES_TRANSLATION));
        get(catalog.voices(withKey(), "l0"));
        assertEquals(51, asked(Call.VOICES_TRANSLATION));
        get(catalog.voices(withKey(), "l1"));
        assertEquals(52, asked(Call.VOICES_TRANSLATION));
    }

    @Test
    void aRequestThatCannotEvenBeginIsAFailureToo() throws Exception {
        SharedAnswers<String, String> answers = new SharedAnswers<>(() -> now, Duration.ofMinutes(1), 2);
        CompletableFuture<String> broken = answers.get("k", () -> {
            throw new IllegalStateException("no");
        });
        assertThrows(ExecutionException.class, () -> get(broken));
        assertEquals("v", get(answers.get("k", () -> CompletableFuture.completedFuture("v"))));
    }
}
