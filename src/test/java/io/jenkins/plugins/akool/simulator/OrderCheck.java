package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds a create request to what docs.akool.com (create video translation) says of its fields, as far as that can be
 * told without leaving the request. The words of a refusal, save those of its code, are the simulator's own.
 */
final class OrderCheck {
    private static final int MOST_CAPTION_TYPE = 4;

    /** AKOOL documents no limit; its own client offers 1 to 10, and 0 for finding out. */
    private static final int MOST_SPEAKERS = 10;

    private static final Set<String> STYLES = Set.of(
            "affectionate",
            "angry",
            "calm",
            "cheerful",
            "depressed",
            "disgruntled",
            "embarrassed",
            "empathetic",
            "excited",
            "fearful",
            "friendly",
            "unfriendly",
            "sad",
            "serious",
            "relaxed",
            "professional");

    private final ObjectNode order;

    private OrderCheck(ObjectNode order) {
        this.order = order;
    }

    static void check(ObjectNode order) throws Refusal {
        new OrderCheck(order).check();
    }

    private void check() throws Refusal {
        if (!isWebAddress(order.path("url"))) {
            throw Refusal.of("url", "must be an http or https address");
        }
        if (VideoApi.languagesOf(order).isEmpty()) {
            throw Refusal.of("language", "cannot be empty");
        }
        holds("source_language", OrderCheck::isSourceLanguage, "is no known language");
        for (String flag : List.of("lipsync", "remove_bgm", "dynamic_duration")) {
            holds(flag, JsonNode::isBoolean, "must be true or false");
        }
        holds("speaker_num", node -> isUpTo(MOST_SPEAKERS, node), "must be 0 to " + MOST_SPEAKERS);
        holds("caption_type", node -> isUpTo(MOST_CAPTION_TYPE, node), "must be 0 to " + MOST_CAPTION_TYPE);
        for (String address : List.of("caption_url", "webhookUrl")) {
            holds(address, node -> isEmpty(node) || isWebAddress(node), "must be an http or https address");
        }
        holds("voices_map", JsonNode::isObject, "must be an object");
        holds("studio_voice", JsonNode::isObject, "must be an object");
        studio("style", node -> isEmpty(node) || STYLES.contains(node.asText()), "is none of the documented ones");
        studio("no_translate_words", node -> node.isArray() && isAllText(node), "must be a list of words");
        for (String words : List.of("fixed_words", "pronounced_words")) {
            studio(words, node -> node.isObject() && isAllText(node), "must map words to words");
        }
    }

    private void holds(String field, Predicate<JsonNode> rule, String clue) throws Refusal {
        holds(order, field, rule, clue);
    }

    private void studio(String field, Predicate<JsonNode> rule, String clue) throws Refusal {
        holds(order.path("studio_voice"), field, rule, clue);
    }

    /** Of these fields none is required. */
    private static void holds(JsonNode object, String field, Predicate<JsonNode> rule, String clue) throws Refusal {
        if (object.hasNonNull(field) && !rule.test(object.get(field))) {
            throw Refusal.of(field, clue);
        }
    }

    private static boolean isUpTo(int most, JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0 && node.asInt() <= most;
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isTextual() && node.asText().isEmpty();
    }

    private static boolean isAllText(JsonNode words) {
        for (JsonNode word : words) {
            if (!word.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSourceLanguage(JsonNode node) {
        return isEmpty(node)
                || node.isTextual() && (node.asText().equals("DEFAULT") || Languages.isSpokenSomewhere(node.asText()));
    }

    private static boolean isWebAddress(JsonNode node) {
        try {
            URI uri = URI.create(node.asText());
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
