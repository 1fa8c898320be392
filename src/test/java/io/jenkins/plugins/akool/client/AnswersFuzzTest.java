package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.TranslationStatus.Phase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, reading them ends as a result or as the package's one error. */
class AnswersFuzzTest {

    private static final int DOCUMENTS = Integer.getInteger("akool.mutations", 40_000);

    private static final List<String> ASKED = List.of("ja", "fr");

    private static final int[] STATUSES = {200, 200, 200, 200, 201, 302, 401, 404, 408, 429, 500, 502};

    private static final List<String> REAL = List.of(
            "{\"code\":1000,\"msg\":\"OK\",\"data\":{\"_id\":\"68da\",\"language\":\"ja\",\"video_status\":1,"
                    + "\"video_lock_duration\":16.44,\"deduction_lock_duration\":4,\"webhookUrl\":\"\"}}",
            "{\"code\":1000,\"msg\":\"OK\",\"data\":{\"_id\":\"1\",\"language\":\"fr\"},\"all_results\":[{\"code\":1000,"
                    + "\"msg\":\"OK\",\"data\":{\"_id\":\"2\",\"language\":\"ja\",\"video_status\":1}},{\"code\":1202,"
                    + "\"msg\":\"no\",\"data\":{\"language\":\"fr\"}}]}",
            "{\"code\":1000,\"msg\":\"OK\",\"data\":{\"_id\":\"68da\",\"video_status\":3,\"video\":"
                    + "\"https://c/x.mp4?Signature=secret\",\"progress\":100,\"deduction_duration\":4,"
                    + "\"audio_splits\":{\"original_srt_url\":\"https://c/o.srt?Signature=secret\"}}}",
            "{\"code\":1000,\"data\":{\"video_status\":4,\"error_code\":501312,\"error_reason\":"
                    + "\"Oops! https://c/x?Signature=secret\"}}",
            "{\"code\":1101,\"msg\":\"Invalid https://c/x?Signature=secret\"}",
            "<html><body>502 Bad Gateway</body></html>");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\\u001b[1m\"",
            "0",
            "-1",
            "3",
            "4",
            "\"1000\"",
            "\"NaN\"",
            "\"1e3\"",
            "\"0x1p3\"",
            "1000.5",
            "1e999",
            "-1e-999",
            "1e99999999999",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[[[[[[{}]]]]]]",
            "{\"_id\":{\"$oid\":\"1\"}}");

    /** Beyond what the parser takes; rarely, since they take long. */
    private static final List<String> HUGE = List.of("9".repeat(1001), "[".repeat(1001), "1.".repeat(600));

    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,])(?:\"[^\"]*\"|-?[0-9.]+|\\{[^{}]*}|\\[[^\\[\\]]*])");

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"),
            StandardCharsets.ISO_8859_1);

    private final Random random = new Random(20260105);

    @Test
    void nothingButAResultOrTheOneErrorComesOut() {
        int results = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] body = document();
            Transport.Answer answer = new Transport.Answer(STATUSES[random.nextInt(STATUSES.length)], body, null);
            try {
                results += submission(answer) + status(answer);
            } catch (Throwable e) {
                fail("Document " + i + ", base64 " + Base64.getEncoder().encodeToString(body), e);
            }
        }
        assertTrue(results > DOCUMENTS / 10, "Too few documents are read at all: " + results);
    }

    private static int submission(Transport.Answer answer) {
        try {
            Submission submission = Answers.submission(answer, ASKED);
            assertEquals(ASKED, List.copyOf(submission.outcomes().keySet()));
            submission.outcomes().values().forEach(outcome -> {
                if (outcome instanceof Accepted accepted) {
                    assertFalse(accepted.id().isBlank());
                } else {
                    assertShowable(((Submission.Refused) outcome).reason().getMessage());
                }
            });
            return 1;
        } catch (AkoolException e) {
            assertShowable(e.getMessage());
            return 0;
        }
    }

    private static int status(Transport.Answer answer) {
        try {
            TranslationStatus status = Answers.status(Answers.envelope(answer));
            assertTrue(status.phase() == Phase.COMPLETED || status.video() == null);
            assertEquals(status.phase() == Phase.FAILED, status.failure() != null);
            if (status.failure() != null) {
                assertShowable(status.failure());
            }
            return 1;
        } catch (AkoolException e) {
            assertShowable(e.getMessage());
            return 0;
        }
    }

    private static void assertShowable(String message) {
        assertTrue(message.length() < 700, message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    }

    private byte[] document() {
        String text = REAL.get(random.nextInt(REAL.size()));
        for (int n = random.nextInt(4); n > 0; n--) {
            text = withOtherValue(text);
        }
        Charset charset =
                random.nextInt(20) == 0 ? CHARSETS.get(random.nextInt(CHARSETS.size())) : StandardCharsets.UTF_8;
        byte[] bytes = text.getBytes(charset);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> withOtherBytes(bytes, 1 + random.nextInt(4));
            case 2 -> random.nextInt(50) == 0 ? noise() : bytes;
            default -> bytes;
        };
    }

    private String withOtherValue(String text) {
        Matcher matcher = VALUE.matcher(text);
        int skip = random.nextInt(12);
        int from = 0;
        while (matcher.find(from)) {
            if (skip-- == 0) {
                List<String> values = random.nextInt(50) == 0 ? HUGE : VALUES;
                String value = values.get(random.nextInt(values.size()));
                return text.substring(0, matcher.start()) + value + text.substring(matcher.end());
            }
            from = matcher.start() + 1;
        }
        return text;
    }

    private byte[] withOtherBytes(byte[] bytes, int count) {
        for (int n = 0; n < count; n++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        return noise;
    }
}
