package io.jenkins.plugins.akool.credits;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A small file, complete or absent, that may be damaged all the same. */
final class JsonFile<T> {

    private static final Logger LOGGER = Logger.getLogger(JsonFile.class.getName());

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The disk gives the file, and it is none of these. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(String why, @CheckForNull Throwable cause) {
            super(why, cause);
        }
    }

    private final Path path;
    private final Class<T> type;

    /** Whether nothing is missing in what was read. */
    private final Predicate<T> whole;

    JsonFile(@NonNull Path path, @NonNull Class<T> type, @NonNull Predicate<T> whole) {
        this.path = path;
        this.type = type;
        this.whole = whole;
    }

    /**
     * All that is in it; null where there is none.
     *
     * @throws DamagedException where it cannot be understood
     * @throws IOException where the disk does not give it now
     */
    @CheckForNull
    T read() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return null;
        }
        T read;
        try {
            read = MAPPER.readValue(bytes, type);
        } catch (IOException | RuntimeException e) {
            throw new DamagedException(e.getClass().getSimpleName(), e);
        }
        if (read == null || !whole.test(read)) {
            throw new DamagedException("parts are missing", null);
        }
        return read;
    }

    /** Makes way for a new one; returns the name that it has now. */
    @NonNull
    Path setAside() {
        Path aside = path.resolveSibling(path.getFileName() + ".unreadable");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "it is written over then", e);
        }
        return Objects.requireNonNull(aside.getFileName());
    }

    void write(@NonNull T content) throws IOException {
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
