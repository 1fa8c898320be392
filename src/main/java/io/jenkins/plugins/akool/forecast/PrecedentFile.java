package io.jenkins.plugins.akool.forecast;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Precedents in one small file. It is complete or absent, and not forced to the disk: a crash may take the newest with it.
 * One that cannot be read, or says what cannot have happened, counts as empty, and is written over by and by.
 */
public final class PrecedentFile implements Precedents {

    private static final Logger LOGGER = Logger.getLogger(PrecedentFile.class.getName());

    private static final TypeReference<Map<String, List<Precedent>>> CONTENT = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;

    /** Null until it was asked for. */
    @CheckForNull
    private PrecedentsInMemory read;

    /** Whether the log has told that the disk refuses the file. */
    private boolean refused;

    /**
     * @param path created when the first is added
     */
    public PrecedentFile(@NonNull Path path) {
        this.path = path;
    }

    @Override
    @NonNull
    public List<Precedent> of(@NonNull String kind) {
        return content().of(kind);
    }

    @Override
    public void add(@NonNull String kind, @NonNull Precedent precedent) {
        content().add(kind, precedent);
        try {
            Path folder = Objects.requireNonNull(path.getParent());
            Files.createDirectories(folder);
            Path draft = folder.resolve(path.getFileName() + ".new");
            Files.write(draft, MAPPER.writeValueAsBytes(content().all()));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            refused = false;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    refused ? Level.FINE : Level.INFO,
                    "What translations took is kept in memory only: {0}",
                    e.getClass().getSimpleName());
            refused = true;
        }
    }

    private PrecedentsInMemory content() {
        PrecedentsInMemory content = read;
        if (content == null) {
            content = new PrecedentsInMemory();
            read = content;
            fill(content);
        }
        return content;
    }

    private void fill(PrecedentsInMemory content) {
        try {
            Map<String, List<Precedent>> found = MAPPER.readValue(Files.readAllBytes(path), CONTENT);
            found.forEach((kind, some) ->
                    some.stream().filter(one -> one != null && one.isSane()).forEach(one -> content.add(kind, one)));
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINEST, "nothing was translated yet", e);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.INFO,
                    "What earlier translations took cannot be read, and is learned anew: {0}",
                    e.getClass().getSimpleName());
        }
    }
}
