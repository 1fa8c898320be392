package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Eight voices for each language, enough to need several pages. */
public final class Voices {
    private static final List<String> NAMES =
            List.of("Alba", "Bruno", "Clara", "Dario", "Edda", "Falk", "Gaia", "Hugo");
    private static final List<String> USES = List.of("Narration", "Advertisement", "Conversation", "News");
    private static final List<String> STYLES = List.of("Calm", "Cheerful", "Professional", "Warm");
    private static final long CREATED = 1_760_000_000_000L;
    private static final int DEFAULT_PAGE_SIZE = 100;

    /** Voices that the user cloned, few as they are, come from the end of the list. */
    private static final int CLONES = 3;

    private Voices() {}

    /** The id of a voice that speaks this language. */
    public static String of(String language) {
        for (int i = 0; i < Languages.ALL.size(); i++) {
            if (Languages.ALL.get(i).code().equals(language)) {
                return id(i * NAMES.size());
            }
        }
        throw new IllegalArgumentException("Nobody speaks " + language);
    }

    static boolean knows(String id) {
        return IntStream.range(0, Languages.ALL.size() * NAMES.size())
                .anyMatch(number -> id(number).equals(id));
    }

    private static String id(int number) {
        return "%08x%016x".formatted(CREATED / 1000, 0x701c_0000_0000L + number);
    }

    /** {@code v4/voice/videoTranslation} (docs.akool.com until November 2025; vendor demo). */
    static Answer forTranslation(ReceivedRequest request, String endpoint) {
        String language = request.parameter("language_code").orElse("");
        return page(
                request,
                all(endpoint).stream()
                        .filter(voice -> language.isEmpty()
                                || language.equals(voice.path("language_code").asText()))
                        .toList());
    }

    /** {@code v4/voice/list}: type 1 for clones, 2 for AKOOL's own (docs.akool.com, VoiceLab). */
    static Answer ofType(ReceivedRequest request, String endpoint) {
        List<ObjectNode> all = all(endpoint);
        int clonesFrom = all.size() - CLONES;
        return switch (request.parameter("type").orElse("")) {
            case "1" -> page(request, all.subList(clonesFrom, all.size()));
            case "2" -> page(request, all.subList(0, clonesFrom));
            default -> Answer.error(Refusal.of("type", "cannot be empty"));
        };
    }

    /** {@code v3/voice/list}: {@code data} is a bare array (docs.akool.com, audio). */
    static Answer bare(String endpoint) {
        ArrayNode voices = Json.array(all(endpoint));
        return Answer.ok(voices);
    }

    private static Answer page(ReceivedRequest request, List<ObjectNode> voices) {
        int page = Math.max(1, number(request, "page", 1));
        int size = Math.max(1, number(request, "size", DEFAULT_PAGE_SIZE));
        int from = (int) Math.min(voices.size(), (page - 1L) * size);
        ObjectNode data = Json.object().put("page", page).put("size", size).put("count", voices.size());
        data.set("result", Json.array(voices.subList(from, Math.min(voices.size(), from + size))));
        return Answer.ok(data);
    }

    private static int number(ReceivedRequest request, String name, int otherwise) {
        try {
            return request.parameter(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static List<ObjectNode> all(String endpoint) {
        List<ObjectNode> all = new ArrayList<>();
        for (Languages.Language language : Languages.ALL) {
            for (String name : NAMES) {
                all.add(voice(language, name, all.size(), endpoint));
            }
        }
        return all;
    }

    private static ObjectNode voice(Languages.Language language, String name, int number, String endpoint) {
        String id = id(number);
        String use = USES.get(number % USES.size());
        ObjectNode voice = Json.object()
                .put("_id", id)
                .put("voice_id", id)
                .put("gender", number % 2 == 0 ? "Female" : "Male")
                .put("language", language.name())
                .put("language_code", language.code())
                .put("name", name)
                .put("preview", endpoint + "/previews/" + number + ".wav")
                .put("thumbnailUrl", endpoint + "/pictures/" + name + ".svg")
                .put("flag_url", endpoint + "/pictures/" + language.code() + ".svg")
                .put("create_time", CREATED + number)
                .put("useCase", use)
                .put("category", "high-quality")
                .put("duration", Previews.MILLISECONDS);
        voice.putArray("age").add(number % 3 == 0 ? "Young" : "Middle-aged");
        voice.putArray("style").add(STYLES.get(number % STYLES.size()));
        voice.putArray("scenario").add(use);
        return voice;
    }
}
