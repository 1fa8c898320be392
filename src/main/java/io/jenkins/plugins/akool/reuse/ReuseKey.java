package io.jenkins.plugins.akool.reuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import io.jenkins.plugins.akool.access.Probe;
import io.jenkins.plugins.akool.api.Digests;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What two translations must have in common for the result of one to serve for both: all that AKOOL is told but the
 * addresses, what lies at those, and what is collected. Kept with builds for years, so it is the same in each process,
 * and names its own version: a key of another version, or of before there were versions, is nobody's.
 *
 * <p>The text that is digested is the JSON of the request, so that nothing AKOOL is told can be forgotten here, with all
 * names in order. So are the words of its lists: the only ones there are, words to be kept, are a set to AKOOL, and so are
 * the names in its objects.
 */
final class ReuseKey {

    /** Goes up whenever the same translation would get another key. */
    private static final String VERSION = "1:";

    private ReuseKey() {}

    /**
     * The keys of an order, by language; empty where a server does not tell what lies at an address. Blocks.
     *
     * @param node where the addresses are looked at, null for the controller
     */
    @NonNull
    static Map<String, String> of(@NonNull Order order, @CheckForNull FilePath node)
            throws IOException, InterruptedException {
        String source = identified(order.source(), node);
        String captions = order.settings().captionFile();
        String identifiedCaptions = captions == null ? null : identified(captions, node);
        if (source == null || captions != null && identifiedCaptions == null) {
            return Map.of();
        }
        Order identified = order.fetchedFrom(source, identifiedCaptions);
        Map<String, String> keys = new LinkedHashMap<>();
        order.languages().forEach(language -> keys.put(language, of(identified, language)));
        return keys;
    }

    /**
     * @param identified the order with what identifies its files in place of their addresses
     */
    @NonNull
    static String of(@NonNull Order identified, @NonNull String language) {
        ObjectNode json = identified.request(List.of(language), null).toJson();
        identified.terms().extras().forEach(extra -> json.withArray("extras").add(extra.name()));
        return VERSION + Digests.sha256(ordered(json).toString());
    }

    private static JsonNode ordered(JsonNode json) {
        if (json.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            json.properties().forEach(field -> fields.put(field.getKey(), ordered(field.getValue())));
            ObjectNode ordered = JsonNodeFactory.instance.objectNode();
            ordered.setAll(fields);
            return ordered;
        }
        if (json.isArray()) {
            TreeSet<String> words = new TreeSet<>();
            json.forEach(word -> words.add(word.asText()));
            ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
            words.forEach(ordered::add);
            return ordered;
        }
        return json;
    }

    /**
     * The content of a workspace's file, whatever its copy is called, or the address without its query, which may be a
     * signature, and what lies there now; null where that is not told.
     */
    @CheckForNull
    private static String identified(String address, @CheckForNull FilePath node)
            throws IOException, InterruptedException {
        StoredFile stored = StoredFile.of(address);
        if (stored != null) {
            return "sha256:" + stored.sha256();
        }
        String version = Probe.ask(address, node).version();
        return version == null ? null : address.replaceFirst("[?#].*", "") + "#" + version;
    }
}
