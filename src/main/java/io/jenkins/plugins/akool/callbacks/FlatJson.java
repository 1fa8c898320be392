package io.jenkins.plugins.akool.callbacks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a JSON object that anybody may have written, without a tree and without a trace in any cache. Bytes that are no
 * UTF-8 make it no JSON (RFC 8259), where Jackson is lenient: they show that an encrypted text was tampered with.
 */
final class FlatJson {

    /** Nothing that is read lies deeper than one. */
    private static final int DEEPEST = 20;

    /** Digits; AKOOL's longest number has 13. */
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            // Of two values for one name, another reader might take the other one.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Otherwise names live on in a table that all readings share.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private FlatJson() {}

    /**
     * The strings and the numbers that stand directly in the object, numbers as they are written; other values are left
     * out. Empty for whatever is not one whole JSON object.
     */
    static Map<String, String> read(byte[] json) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(text(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
                    values.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return parser.nextToken() == null ? values : Map.of();
        } catch (IOException e) {
            // Not JSON, or bytes that are no text.
            return Map.of();
        }
    }

    private static String text(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }
}
