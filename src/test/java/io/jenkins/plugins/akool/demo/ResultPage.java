package io.jenkins.plugins.akool.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * A page that plays translations beside their original, in files that a browser opens without a server. Browsers let such a
 * page load no subtitles and no data from beside it, only scripts, so all that it shows but the videos lies in one.
 */
final class ResultPage {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    /**
     * @param folder has the videos, and gets the page
     */
    ResultPage(Path folder) {
        this.folder = folder;
    }

    /** Returns what to open. */
    Path write(DemoOrder order, List<Translation> translations) throws IOException {
        for (String part : List.of("index.html", "page.css", "page.js")) {
            try (InputStream in = ResultPage.class.getResourceAsStream(part)) {
                Files.copy(in, folder.resolve(part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        ObjectNode shown = MAPPER.createObjectNode();
        shown.put("simulated", order.simulated());
        shown.put("source", ResultName.source(order.source()));
        ObjectNode original = shown.putObject("original");
        Path file = ResultFiles.original(folder);
        original.put("file", file == null ? null : file.getFileName().toString());
        original.put("subtitles", subtitles(translations, Extra.ORIGINAL_SUBTITLES));
        translations.forEach(translation -> shown.withArray("translations").add(shown(translation)));
        Files.writeString(
                folder.resolve("translations.js"), "window.translations = " + MAPPER.writeValueAsString(shown) + ";\n");
        return folder.resolve("index.html");
    }

    private ObjectNode shown(Translation translation) {
        ObjectNode shown = MAPPER.createObjectNode();
        shown.put("language", translation.language());
        shown.put("name", Locale.forLanguageTag(translation.language()).getDisplayName(Locale.ENGLISH));
        shown.put("id", translation.akoolId());
        shown.put("credits", translation.credits());
        shown.put("reason", translation.reason());
        boolean there = translation.state() == State.COLLECTED && translation.result() != null;
        shown.put("file", there ? translation.result().file() : null);
        shown.put("subtitles", subtitles(List.of(translation), Extra.TRANSLATED_SUBTITLES));
        return shown;
    }

    /** The text of the first such file, null where there is none. */
    private String subtitles(List<Translation> translations, Extra kind) {
        for (Translation translation : translations) {
            for (ExtraFile extra : translation.result() == null
                    ? List.<ExtraFile>of()
                    : translation.result().extras()) {
                if (extra.extra() == kind) {
                    try {
                        return Files.readString(folder.resolve(extra.file()));
                    } catch (IOException e) {
                        // Some other encoding: the players show no subtitles then.
                        return null;
                    }
                }
            }
        }
        return null;
    }
}
