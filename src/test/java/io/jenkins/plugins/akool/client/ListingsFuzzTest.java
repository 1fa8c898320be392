package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.Voice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** Whatever comes instead of a list, a balance, a token or extras ends as a result or as the package's one error. */
class ListingsFuzzTest {

    private static final int DOCUMENTS = Integer.getInteger("akool.mutations", 40_000);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int[] STATUSES = {200, 200, 200, 200, 200, 201, 401, 404, 500};

    private static final List<JsonNode> REAL = trees(
            "{\"code\":1000,\"data\":{\"lang_list\":[{\"lang_code\":\"ja\",\"lang_name\":\"Japanese\",\"url\":"
                    + "\"https://x/ja.png\",\"need_voice_id\":true},{\"lang_code\":\"af-ZA\",\"need_voice_id\":false}]}}",
            "{\"code\":1000,\"data\":{\"page\":1,\"size\":100,\"count\":2,\"result\":[{\"_id\":\"1\",\"voice_id\":\"v1\","
                    + "\"gender\":\"Male\",\"language\":\"Japanese\",\"language_code\":\"ja\",\"name\":\"Taro\","
                    + "\"preview\":\"https://x/a.mp3?s=1\",\"age\":[\"Young\"]},{\"voice_id\":\"v2\"}]}}",
            "{\"code\":1000,\"data\":[{\"_id\":\"1\",\"from\":3,\"voice_id\":\"v3\",\"gender\":\"Female\",\"accent\":"
                    + "\"american\",\"name\":\"Nicole\",\"preview\":\"https://x/b.mp3\"}]}",
            "{\"code\":1000,\"data\":{\"credit\":12.5}}",
            "{\"code\":1000,\"token\":\"aaa.bbb.ccc\"}",
            "{\"code\":1000,\"data\":{\"_id\":\"1\",\"video_status\":3,\"video\":\"https://x/v.mp4\",\"audio_splits\":{"
                    + "\"original_srt_url\":\"https://x/o.srt\",\"translated_srt_url\":\"https://x/t.srt\","
                    + "\"no_caption_video_url\":\"https://x/n.mp4\"},\"deduction_lock_duration\":4}}",
            "{\"code\":1101,\"msg\":\"expired\"}");

    private static final List<JsonNode> VALUES = trees(
            "null",
            "true",
            "0",
            "1",
            "-7",
            "3",
            "1e999",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"1000\"",
            "\"true\"",
            "\"\\ud800\"",
            "\"a\\r\\nX: b\"",
            "\"\\u202e\\u0000\\u001b[1m\"",
            "\"javascript:alert(1)\"",
            "\"https://me:pw@x/?s=1\"",
            "\"https://[::1\"",
            "\"" + "ä".repeat(400) + "\"",
            "[]",
            "{}",
            "[[[{}]]]",
            "[null,7,\"x\",{},[]]",
            "{\"voice_id\":{\"$oid\":\"1\"}}");

    private static List<JsonNode> trees(String... texts) {
        return Stream.of(texts)
                .map(text -> {
                    try {
                        return MAPPER.readTree(text);
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(text, e);
                    }
                })
                .toList();
    }

    private final Random random = new Random(20260106);

    @Test
    void nothingButAResultOrTheOneErrorComesOut() {
        int[] results = new int[5];
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] body = document();
            Transport.Answer answer = new Transport.Answer(STATUSES[random.nextInt(STATUSES.length)], body, null);
            try {
                read(answer, results);
            } catch (Throwable e) {
                fail("Document " + i + ", base64 " + Base64.getEncoder().encodeToString(body), e);
            }
        }
        for (int each : results) {
            assertTrue(each > DOCUMENTS / 50, "Too few documents are read at all: " + Arrays.toString(results));
        }
    }

    private static void read(Transport.Answer answer, int[] results) {
        Answers.refusesToken(answer);
        JsonNode envelope;
        try {
            envelope = Answers.envelope(answer);
        } catch (AkoolException e) {
            assertShowable(e.getMessage());
            return;
        }
        results[0] += attempt(() -> Listings.languages(envelope).forEach(ListingsFuzzTest::check));
        results[1] += attempt(() -> {
            Listings.Page page = Listings.voices(envelope);
            assertTrue(page.voices().size() <= page.entries());
            page.voices().forEach(ListingsFuzzTest::check);
        });
        results[2] += attempt(() -> {
            Double credit = Listings.credit(envelope);
            assertTrue(credit == null || Double.isFinite(credit));
        });
        results[3] += attempt(() -> new Request.Builder()
                .url("https://x/")
                .header("Authorization", "Bearer " + Listings.token(envelope))
                .build());
        results[4] += attempt(() -> {
            TranslationStatus status = Answers.status(envelope);
            assertNotNull(status.extras());
            assertLink(status.extras().originalSubtitles());
            assertLink(status.extras().translatedSubtitles());
            assertLink(status.extras().cleanVideo());
            assertFalse(status.toString().contains("https://x/"), status.toString());
        });
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws AkoolException;
    }

    private static int attempt(Attempt attempt) {
        try {
            attempt.run();
            return 1;
        } catch (AkoolException e) {
            assertShowable(e.getMessage());
            return 0;
        }
    }

    private static void check(Language language) {
        assertShowable(language.code());
        assertShowable(language.name());
        assertLink(language.flag());
    }

    private static void check(Voice voice) {
        assertShowable(voice.id());
        assertShowable(voice.name());
        assertShowable(voice.gender());
        assertShowable(voice.languageCode());
        assertLink(voice.preview());
        assertEquals(voice.speaks("ja"), voice.speaks("JA"));
    }

    private static void assertShowable(String text) {
        if (text != null) {
            assertFalse(text.isBlank());
            assertTrue(text.length() < 700, text);
            assertTrue(text.chars().noneMatch(Character::isISOControl), text);
        }
    }

    private static void assertLink(String link) {
        assertTrue(link == null || HttpUrl.parse(link) != null, link);
    }

    private byte[] document() {
        JsonNode tree = REAL.get(random.nextInt(REAL.size())).deepCopy();
        for (int n = random.nextInt(4); n > 0; n--) {
            change(tree);
        }
        byte[] bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> withOtherBytes(bytes);
            default -> bytes;
        };
    }

    /** Replaces, removes or doubles a node anywhere in the tree. */
    private void change(JsonNode tree) {
        List<JsonNode> parents = new ArrayList<>();
        collect(tree, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (parent instanceof ArrayNode array) {
            switch (array.isEmpty() ? 2 : random.nextInt(4)) {
                case 0 -> array.set(random.nextInt(array.size()), value);
                case 1 -> array.remove(random.nextInt(array.size()));
                case 2 -> array.add(value);
                default -> array.add(array.get(0).deepCopy());
            }
        } else if (parent instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    private byte[] withOtherBytes(byte[] bytes) {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
