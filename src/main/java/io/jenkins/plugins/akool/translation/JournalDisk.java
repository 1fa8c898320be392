package io.jenkins.plugins.akool.translation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The files of a journal, each complete or absent: it is written beside its place, forced to the disk, and moved there in
 * one step. One that cannot be read is set aside under another name and reported, never deleted, since it may be the only
 * trace of something paid.
 */
final class JournalDisk {

    private static final Logger LOGGER = Logger.getLogger(JournalFolder.class.getName());

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // A newer version of the plugin may have written what this one is asked to read after a downgrade.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path directory;

    /**
     * @param directory created when the first file is written
     */
    JournalDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * @param name an id, and an ending
     */
    private Path file(String name) {
        if (!name.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("not an id of a translation");
        }
        return directory.resolve(name);
    }

    /** Once this returns, a crash of the machine does not lose it. */
    void write(String name, Object content) throws IOException {
        Files.createDirectories(directory);
        Path file = file(name);
        Path draft = directory.resolve(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(content));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    /** Makes moves and deletions durable where the system allows it; Windows does not, and needs it less. */
    void force() {
        try (FileChannel dir = FileChannel.open(directory, StandardOpenOption.READ)) {
            dir.force(true);
        } catch (IOException e) {
            LOGGER.log(Level.FINEST, "this system cannot force a directory", e);
        }
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    boolean wasSetAside(String name) {
        return Files.exists(aside(file(name)));
    }

    /**
     * Reads all files with an ending, and sets aside what is not as it should be.
     *
     * @param isRight whether one that has this name may have this content
     */
    <T> List<T> read(String ending, Class<T> type, Sound<T> isRight) throws IOException {
        List<T> found = new ArrayList<>();
        if (Files.notExists(directory)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ending)) {
            for (Path file : files) {
                try {
                    T read = MAPPER.readValue(Files.readAllBytes(file), type);
                    if (!isRight.of(read, String.valueOf(file.getFileName()))) {
                        throw new IOException("parts are missing");
                    }
                    found.add(read);
                } catch (IOException | RuntimeException e) {
                    setAside(file, e);
                }
            }
        }
        return found;
    }

    /** Whether a file is what it should be. */
    @FunctionalInterface
    interface Sound<T> {
        boolean of(T content, String name);
    }

    private static void setAside(Path file, Exception cause) throws IOException {
        Path aside = aside(file);
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling(file.getFileName() + ".unreadable-" + n);
        }
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        // The parser's message quotes the file, which may hold a signed link.
        String why = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? "no journal entry at line " + json.getLocation().getLineNr()
                : String.valueOf(cause.getClass().getSimpleName());
        LOGGER.log(
                Level.WARNING,
                "The journal file {0} cannot be read ({1}); it was set aside as {2}. It may stand for a paid"
                        + " translation.",
                new Object[] {file.getFileName(), why, aside.getFileName()});
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".unreadable");
    }
}
