package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.api.Captions;
import io.jenkins.plugins.akool.api.Style;
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** The tables of {@code docs/reference.md} name what there is, as it is called, with the defaults that it has. */
class ReferenceTest {

    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/akool");

    private static final Pattern FIELD =
            Pattern.compile("<f:entry field=\"(\\w+)\"(?: title=\"\\$\\{%([^}]+)}\")?>(.*?)</f:entry>", Pattern.DOTALL);

    private static final Pattern CHECKBOX = Pattern.compile("<f:checkbox[^>]* title=\"\\$\\{%([^}]+)}\"");

    /** One row: what stands in its cells, by the heading of their column. */
    private static Map<String, Map<String, String>> table(String heading, String first) throws IOException {
        String text = Files.readString(Path.of("docs/reference.md"));
        String section = text.substring(text.indexOf("\n## " + heading + "\n"));
        List<String> lines = section.lines()
                .dropWhile(line -> !line.startsWith("| " + first + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> columns = cells(lines.get(0));
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(2, lines.size())) {
            List<String> cells = cells(line);
            assertEquals(columns.size(), cells.size(), line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.put(bare(cells.get(0)), row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static String bare(String cell) {
        return cell.replaceAll("[`*]", "");
    }

    private static Map<String, String> column(Map<String, Map<String, String>> rows, String name) {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> bare(row.getValue().get(name))));
    }

    /** What a script or a form can set, the constructor's arguments aside. */
    private static Collection<String> settable(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Introspector.decapitalize(method.getName().substring("set".length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> labels(String form) throws IOException {
        return FIELD.matcher(Files.readString(RESOURCES.resolve(form)))
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> {
                    if (field.group(2) != null) {
                        return field.group(2);
                    }
                    return CHECKBOX.matcher(field.group(3))
                            .results()
                            .map(box -> box.group(1))
                            .findFirst()
                            .orElse("");
                }));
    }

    @Test
    void everyOptionIsListedWithItsLabel() throws Exception {
        Map<String, Map<String, String>> rows = table("Options", "Option");
        Collection<String> options = settable(TranslationOptions.class);
        options.add("languages");
        assertEquals(options, new TreeSet<>(rows.keySet()));
        assertEquals(labels("options/TranslationOptions/config.jelly"), column(rows, "In the form"));
    }

    @Test
    void everySettingIsListedWithItsLabel() throws Exception {
        Map<String, Map<String, String>> rows = table("System configuration", "Setting");
        assertEquals(settable(AkoolGlobalConfiguration.class), new TreeSet<>(rows.keySet()));
        assertEquals(labels("access/AkoolGlobalConfiguration/config.jelly"), column(rows, "In the form"));
    }

    @Test
    void everyDefaultIsTheOneThatCounts() throws Exception {
        Map<String, Map<String, String>> rows = table("Options", "Option");
        TranslationOptions untouched = new TranslationOptions("");
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(TranslationOptions.class).getPropertyDescriptors()) {
            if (rows.containsKey(property.getName())) {
                Object value = property.getReadMethod().invoke(untouched);
                String said = rows.get(property.getName()).get("Default");
                boolean nothing = value == null || value.equals("") || value.equals(List.of());
                assertEquals(
                        nothing ? "no value" : "`" + value + "`",
                        said.startsWith("`") ? said : "no value",
                        property.getName());
            }
        }
    }

    @Test
    void everyFieldOfAkoolIsOneThatIsSent() throws Exception {
        String request =
                Files.readString(Path.of("src/main/java/io/jenkins/plugins/akool/api/TranslationRequest.java"));
        for (String field : column(table("Options", "Option"), "Sent as").values()) {
            for (String name : field.isEmpty() ? List.<String>of() : List.of(field.split("\\."))) {
                assertTrue(request.contains("\"" + name + "\""), name);
            }
        }
    }

    @Test
    void everyValueOfALimitedOptionIsListed() throws Exception {
        Map<String, String> values = column(table("Options", "Option"), "Values");
        Stream.concat(Stream.of(Captions.values()), Stream.of(Style.values()))
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .forEach(value -> assertTrue(
                        (values.get("captions") + values.get("style")).matches("(?s).*\\b" + value + "\\b.*"), value));
    }
}
