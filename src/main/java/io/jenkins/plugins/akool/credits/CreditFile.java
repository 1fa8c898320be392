package io.jenkins.plugins.akool.credits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file of a {@link CreditBook}. One that cannot be understood is set aside. */
final class CreditFile {

    private static final Logger LOGGER = Logger.getLogger(CreditFile.class.getName());

    /** Of the file; a version of the plugin that writes what this one would misread counts it up. */
    private static final int FORMAT = 1;

    /**
     * What is in it.
     *
     * @param since from when on it counts
     * @param sums the newest month last
     * @param counted by AKOOL's id of what was counted lately, when AKOOL was seen to be done
     */
    record Content(int format, Instant since, List<CreditSum> sums, Map<String, Instant> counted) {

        Content {
            sums = List.copyOf(sums);
            counted = Map.copyOf(counted);
        }

        Content(Instant since, List<CreditSum> sums, Map<String, Instant> counted) {
            this(FORMAT, since, sums, counted);
        }

        private boolean isWhole() {
            return format == FORMAT
                    && since != null
                    && sums.stream().allMatch(s -> s.month() != null && s.job() != null && s.login() != null);
        }
    }

    private final JsonFile<Content> file;

    CreditFile(Path path) {
        file = new JsonFile<>(path, Content.class, Content::isWhole);
    }

    /**
     * All that is in it; nothing where there is none, or where it is damaged.
     *
     * @throws IOException where the disk does not give it now
     */
    Content read(Instant now) throws IOException {
        Content nothing = new Content(now, List.of(), Map.of());
        try {
            Content read = file.read();
            return read == null ? nothing : read;
        } catch (JsonFile.DamagedException e) {
            LOGGER.log(
                    Level.WARNING,
                    "The sums of AKOOL credits cannot be read ({0}); they begin anew, and the file is set aside as {1}",
                    new Object[] {e.getMessage(), file.setAside()});
            return nothing;
        }
    }

    void write(Content content) throws IOException {
        file.write(content);
    }
}
