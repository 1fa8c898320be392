package io.jenkins.plugins.akool.client;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.TranslationStatus.Extras;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.api.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import okhttp3.HttpUrl;

/** Reads what AKOOL answers about itself and the account: languages, voices, credit, token. */
final class Listings {

    /** Of one kind for one voice; AKOOL has one or two. */
    private static final int MOST_LABELS = 50;

    private Listings() {}

    /**
     * One page of voices.
     *
     * @param voices those that have an id
     * @param entries how many the server sent, with an id or without
     * @param count how many the server says it has in all, or null
     */
    record Page(
            List<Voice> voices, int entries, @CheckForNull Integer count) {

        static final Page EMPTY = new Page(List.of(), 0, null);
    }

    /** {@code data.lang_list}; each language once, entries without a code left out. */
    static List<Language> languages(JsonNode envelope) throws AkoolException {
        Map<String, Language> languages = new LinkedHashMap<>();
        for (JsonNode entry : list(envelope, "lang_list", Remedy.RETRY_LATER)) {
            String code = identifier(entry.get("lang_code"));
            if (code != null) {
                String name = label(entry.get("lang_name"));
                languages.putIfAbsent(
                        code,
                        new Language(
                                code,
                                name == null ? code : name,
                                link(entry.get("url")),
                                flag(entry.get("need_voice_id"))));
            }
        }
        return List.copyOf(languages.values());
    }

    /**
     * {@code data.result} of the lists of version 4, or {@code data} itself, which is a bare array in version 3.
     *
     * @throws AkoolException with {@link Remedy#STOP} where there is no list, as if the server did not have the call
     */
    static Page voices(JsonNode envelope) throws AkoolException {
        JsonNode entries = list(envelope, "result", Remedy.STOP);
        List<Voice> voices = new ArrayList<>();
        for (JsonNode entry : entries) {
            String id = identifier(entry.get("voice_id"));
            if (id != null) {
                voices.add(new Voice(
                        id,
                        label(entry.get("name")),
                        label(entry.get("gender")),
                        identifier(entry.get("language_code")),
                        link(entry.get("preview")),
                        details(entry)));
            }
        }
        return new Page(
                voices, entries.size(), Answers.integer(envelope.path("data").get("count")));
    }

    private static Voice.Details details(JsonNode entry) {
        return new Voice.Details(
                identifier(entry.get("_id")),
                label(entry.get("language")),
                labels(entry.get("age")),
                labels(entry.get("style")),
                label(entry.get("useCase")),
                labels(entry.get("scenario")),
                label(entry.get("category")),
                link(entry.get("thumbnailUrl")),
                link(entry.get("flag_url")),
                amount(entry.get("duration"), Duration::ofMillis),
                amount(entry.get("create_time"), Instant::ofEpochMilli));
    }

    /** What AKOOL gives in milliseconds. */
    @CheckForNull
    private static <T> T amount(@CheckForNull JsonNode node, LongFunction<T> reading) {
        Double milliseconds = Answers.number(node);
        return milliseconds == null ? null : reading.apply(milliseconds.longValue());
    }

    /** A list, or one text in place of a list of one. */
    private static List<String> labels(@CheckForNull JsonNode node) {
        if (node == null || !node.isArray()) {
            String only = label(node);
            return only == null ? List.of() : List.of(only);
        }
        List<String> labels = new ArrayList<>();
        for (JsonNode each : node) {
            String label = label(each);
            if (label != null && labels.size() < MOST_LABELS) {
                labels.add(label);
            }
        }
        return labels;
    }

    /** {@code data.credit}, or null where there is no number. */
    @CheckForNull
    static Double credit(JsonNode envelope) {
        return Answers.number(envelope.path("data").get("credit"));
    }

    /** The token, which stands beside {@code code} and not inside {@code data} (docs.akool.com, authentication). */
    static String token(JsonNode envelope) throws AkoolException {
        String token = Answers.text(envelope.get("token"));
        if (token == null || !token.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new AkoolException(Remedy.RETRY_LATER, Wording.sentence(Listings.class, "noToken"));
        }
        return token;
    }

    private static JsonNode list(JsonNode envelope, String name, Remedy missing) throws AkoolException {
        JsonNode data = envelope.path("data");
        JsonNode list = data.isArray() ? data : data.path(name);
        if (!list.isArray()) {
            throw new AkoolException(missing, Wording.sentence(Listings.class, "noList"));
        }
        return list;
    }

    /** What is sent back to AKOOL: as it came, or absent where a page or a log could not show it as it is. */
    @CheckForNull
    private static String identifier(@CheckForNull JsonNode node) {
        String text = Answers.text(node);
        return text == null || !SafeText.of(text).equals(text) ? null : text;
    }

    @CheckForNull
    private static String label(@CheckForNull JsonNode node) {
        String text = SafeText.of(Answers.text(node));
        return text.isEmpty() ? null : text;
    }

    /** Only what a page may link to: a {@code javascript:} address counts as absent. */
    @CheckForNull
    static String link(@CheckForNull JsonNode node) {
        String text = Answers.text(node);
        return text == null || HttpUrl.parse(text) == null ? null : text;
    }

    /** Seen as {@code true}, and accepted as text or number like every other value. */
    @CheckForNull
    private static Boolean flag(@CheckForNull JsonNode node) {
        String text = Answers.text(node);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** The links of what AKOOL made besides a video. */
    static Extras extras(JsonNode splits) {
        return new Extras(
                link(splits.get("original_srt_url")),
                link(splits.get("translated_srt_url")),
                link(splits.get("no_caption_video_url")));
    }
}
