package io.jenkins.plugins.akool.record;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file with all that a build remembers of its translations, in the build's directory: it moves with the build, is
 * deleted with it, and can be read where the build itself cannot be loaded.
 *
 * <p>It is complete or absent: written beside its place, forced to the disk and moved there in one step, and then read
 * back. One that cannot be read is set aside under another name and reported, never deleted.
 */
final class RecordFile {

    private static final Logger LOGGER = Logger.getLogger(RecordFile.class.getName());

    private static final String NAME = "akool-translations.json";
    private static final String ASIDE = NAME + ".unreadable";

    /** Of the file; a newer plugin that writes what this one would misread counts it up. */
    private static final int FORMAT = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();

    /**
     * What is in it.
     *
     * @param orders in the order in which they were placed
     * @param translations in the order in which they were planned
     */
    record Content(int format, List<OrderRecord> orders, List<TranslationRecord> translations) {

        static final Content NONE = new Content(List.of(), List.of());

        Content {
            orders = List.copyOf(orders);
            translations = List.copyOf(translations);
        }

        Content(List<OrderRecord> orders, List<TranslationRecord> translations) {
            this(FORMAT, orders, translations);
        }

        /** Whether nothing is missing that is always there. */
        private boolean isWhole() {
            Set<String> known = new HashSet<>();
            for (OrderRecord o : orders) {
                known.add(o.id());
                if (o.id() == null
                        || o.source() == null
                        || o.onFailure() == null
                        || o.terms() == null
                        || o.terms().folder() == null
                        || o.terms().timeLimit() == null
                        || o.placedAt() == null) {
                    return false;
                }
            }
            return format == FORMAT
                    && translations.stream()
                            .allMatch(t -> t.id() != null
                                    && t.language() != null
                                    && t.state() != null
                                    && t.source() != null
                                    && known.contains(t.orderId()));
        }
    }

    private final Path directory;

    /**
     * @param directory the build's
     */
    RecordFile(Path directory) {
        this.directory = directory;
    }

    boolean exists() {
        return Files.exists(path());
    }

    /** Whether some of what was written once can not be read any more. */
    boolean wasSetAside() {
        return Files.exists(directory.resolve(ASIDE));
    }

    /** Whether the text stands somewhere in it. */
    boolean mentions(String text) {
        try {
            return exists() && Files.readString(path()).contains(text);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "not read in search of an order", e);
            return false;
        }
    }

    /**
     * All that is in it; nothing where there is none.
     *
     * @throws IOException where it cannot be read
     */
    Content read() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path());
        } catch (NoSuchFileException e) {
            return Content.NONE;
        }
        Content read = MAPPER.readValue(bytes, Content.class);
        if (read == null || !read.isWhole()) {
            throw new IOException("parts are missing");
        }
        return read;
    }

    /**
     * Replaces it. Once this returns, a crash of the machine does not lose the content.
     *
     * @throws IOException where it cannot be written, or not be read back
     */
    void write(Content content) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException("the build's directory");
        }
        try (AtomicFileWriter out = new AtomicFileWriter(path(), StandardCharsets.UTF_8)) {
            try {
                out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content));
                out.commit();
            } finally {
                out.abort();
            }
        }
        if (!content.equals(read())) {
            throw new IOException("the disk does not give back what was written");
        }
    }

    /**
     * Takes a file that cannot be read out of the way.
     *
     * @param build for the log
     */
    void setAside(String build, @CheckForNull Exception cause) throws IOException {
        String name = ASIDE;
        for (int n = 2; Files.exists(directory.resolve(name)); n++) {
            name = ASIDE + "-" + n;
        }
        Files.move(path(), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        LOGGER.log(
                Level.WARNING,
                "What {0} remembers of its AKOOL translations cannot be read ({1}); it was set aside as {2} in the build''s"
                        + " directory. It may tell of paid translations.",
                new Object[] {build, cause == null ? "" : cause.getClass().getSimpleName(), name});
    }

    private Path path() {
        return directory.resolve(NAME);
    }
}
