package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.util.List;

/** The translations that are not done: the engine's memory across restarts and crashes. Used by one thread. */
public interface Journal {

    /** Writes the translation down; once this returns, a crash of the machine does not lose it. */
    void save(@NonNull Translation translation) throws IOException;

    /**
     * Writes some down that begin together; once this returns, a crash of the machine loses none of them. Where it fails,
     * some may be written.
     */
    void saveTogether(@NonNull List<Translation> some) throws IOException;

    /** Whether there is an entry that cannot be read, so that nobody knows what was sent. */
    boolean wasSetAside(@NonNull String id);

    /** Without effect where there is no such entry. */
    void remove(@NonNull String id) throws IOException;

    /**
     * All entries that can be read, oldest order first.
     *
     * @throws IOException where nobody can tell which there are
     */
    @NonNull
    List<Translation> load() throws IOException;
}
