package io.jenkins.plugins.akool.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a storage opens before or after whoever asked for it has gone. */
class HandoverTest {

    @TempDir
    private Path folder;

    private final Handover handover = new Handover();

    private InputStream file;

    @BeforeEach
    void open() throws IOException {
        file = Files.newInputStream(Files.writeString(folder.resolve("tour.mp4"), "v"));
    }

    @Test
    void whatIsTakenStaysOpen() throws IOException {
        try (InputStream taken = handover.give(file)) {
            assertEquals('v', taken.read());
        }
    }

    @Test
    void whatComesLateIsClosed() {
        handover.refuse();
        handover.give(file);
        assertThrows(IOException.class, file::read);
    }

    @Test
    void whatCameJustAsNobodyWaitedAnyMoreIsClosed() {
        handover.give(file);
        handover.refuse();
        assertThrows(IOException.class, file::read);
    }
}
