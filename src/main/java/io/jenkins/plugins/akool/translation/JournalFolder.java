package io.jenkins.plugins.akool.translation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The translations that are not done, one small file each: the engine's memory across restarts and crashes.
 *
 * <p>A file is complete or absent: it is written beside its place, forced to the disk, and moved there in one step. One
 * that cannot be read is set aside under another name and reported, never deleted, since it may be the only trace of
 * something paid.
 */
public final class JournalFolder implements Journal {

    private static final Logger LOGGER = Logger.getLogger(JournalFolder.class.getName());

    private static final String SUFFIX = ".json";

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
    public JournalFolder(@NonNull Path directory) {
        this.directory = directory;
    }

    @Override
    public void save(Translation translation) throws IOException {
        Files.createDirectories(directory);
        Path file = file(translation.id());
        Path draft = directory.resolve(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(translation));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    @Override
    public boolean wasSetAside(String id) {
        return Files.exists(aside(file(id)));
    }

    @Override
    public void remove(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    @Override
    public List<Translation> load() throws IOException {
        List<Translation> found = new ArrayList<>();
        if (Files.notExists(directory)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    Translation read = MAPPER.readValue(Files.readAllBytes(file), Translation.class);
                    if (!isWhole(read) || !file.equals(file(read.id()))) {
                        throw new IOException("parts are missing");
                    }
                    found.add(read);
                } catch (IOException | RuntimeException e) {
                    setAside(file, e);
                }
            }
        }
        found.sort(Comparator.comparing((Translation t) -> t.order().placedAt()).thenComparing(Translation::id));
        return found;
    }

    private static boolean isWhole(Translation t) {
        Order o = t.order();
        boolean known = !t.state().watched() && t.state() != State.COLLECTING || t.akoolId() != null;
        return known
                && o.owner() != null
                && o.source() != null
                && o.terms() != null
                && o.terms().folder() != null
                && o.terms().timeLimit() != null
                && o.placedAt() != null
                && o.languages().contains(t.language())
                && o.translationId(t.language()).equals(t.id());
    }

    private void setAside(Path file, Exception cause) throws IOException {
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

    /** Makes the move itself durable where the system allows it; Windows does not, and needs it less. */
    private void forceDirectory() {
        try (FileChannel dir = FileChannel.open(directory, StandardOpenOption.READ)) {
            dir.force(true);
        } catch (IOException e) {
            LOGGER.log(Level.FINEST, "this system cannot force a directory", e);
        }
    }

    private Path file(String id) {
        if (!id.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("not an id of a translation");
        }
        return directory.resolve(id + SUFFIX);
    }
}
