package io.jenkins.plugins.akool.credits;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file of a {@link CreditBook}. It is complete or absent, and one that cannot be read is set aside. */
final class CreditFile {

    private static final Logger LOGGER = Logger.getLogger(CreditFile.class.getName());

    /** Of the file; a version of the plugin that writes what this one would misread counts it up. */
    private static final int FORMAT = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

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

    private final Path path;

    CreditFile(Path path) {
        this.path = path;
    }

    /**
     * All that is in it; nothing where there is none, or where it is damaged.
     *
     * @throws IOException where the disk does not give it now
     */
    Content read(Instant now) throws IOException {
        Content nothing = new Content(now, List.of(), Map.of());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return nothing;
        }
        try {
            Content read = MAPPER.readValue(bytes, Content.class);
            if (read != null && read.isWhole()) {
                return read;
            }
            setAside("parts are missing");
        } catch (IOException | RuntimeException e) {
            setAside(e.getClass().getSimpleName());
        }
        return nothing;
    }

    private void setAside(String why) {
        Path aside = path.resolveSibling(path.getFileName() + ".unreadable");
        LOGGER.log(
                Level.WARNING,
                "The sums of AKOOL credits cannot be read ({0}); they begin anew, and the file is set aside as {1}",
                new Object[] {why, aside.getFileName()});
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "it is written over then", e);
        }
    }

    void write(Content content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        try (AtomicFileWriter out = new AtomicFileWriter(path, StandardCharsets.UTF_8)) {
            try {
                out.write(MAPPER.writeValueAsString(content));
                out.commit();
            } finally {
                out.abort();
            }
        }
    }
}
