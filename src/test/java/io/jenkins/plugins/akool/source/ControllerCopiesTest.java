package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.record.StoredFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How much the controller takes from nodes, whatever they say and whatever else comes and goes. */
@WithJenkins
class ControllerCopiesTest {

    private static final int SIZE = 1000;
    private static final String MOST = "io.jenkins.plugins.akool.mostSourceBytes";

    @TempDir
    Path node;

    private final ControllerCopies copies = new ControllerCopies();

    @BeforeAll
    static void startJenkins(JenkinsRule j) {}

    @AfterEach
    void clear() throws IOException {
        System.clearProperty(MOST);
        FileUtils.deleteDirectory(PluginFolders.sources());
    }

    private static String order() {
        return UUID.randomUUID().toString();
    }

    private FilePath file(int size) throws IOException {
        return new FilePath(
                Files.write(node.resolve("file-" + size), new byte[size]).toFile());
    }

    private void put(String order, FilePath file, long length) throws IOException, InterruptedException {
        copies.put(order, StoredFile.Part.VIDEO, file, length);
    }

    private static File copy(String order) {
        return ControllerCopies.of(order, StoredFile.Part.VIDEO);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -2, Long.MIN_VALUE, 0, Long.MAX_VALUE, Long.MAX_VALUE - 1})
    void nothingIsReadOfAFileWhoseLengthCannotBe(long length) throws Exception {
        System.setProperty(MOST, String.valueOf(2 * SIZE));
        put(order(), file(SIZE), SIZE);
        String second = order();
        assertThrows(IOException.class, () -> put(second, file(4 * SIZE), length));
        assertFalse(copy(second).getParentFile().exists(), "it was begun");
    }

    @Test
    void noMoreIsReadThanWasSaid() throws Exception {
        String order = order();
        assertThrows(IOException.class, () -> put(order, file(SIZE + 1), SIZE));
        assertThrows(IOException.class, () -> put(order, file(SIZE - 1), SIZE));
        assertEquals(0, copy(order).getParentFile().list().length);
        put(order, file(SIZE), SIZE);
        assertEquals(SIZE, copy(order).length());
    }

    @Test
    void otherOrdersCopiesMayGoWhileAllAreMeasured() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> comeAndGo = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                File[] folders = new File[8];
                Arrays.setAll(folders, n -> copy(order()).getParentFile());
                for (File folder : folders) {
                    assertTrue(folder.mkdirs());
                    write(new File(folder, "video"));
                }
                for (File folder : folders) {
                    ControllerCopies.delete(folder);
                }
            }
        });
        String order = order();
        try {
            for (int n = 0; n < 500; n++) {
                put(order, file(SIZE), SIZE);
            }
        } finally {
            over.set(true);
            comeAndGo.get();
        }
    }

    private static void write(File file) {
        try {
            Files.write(file.toPath(), new byte[] {1});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsOnItsWayCountsOnce() throws Exception {
        System.setProperty(MOST, String.valueOf(2 * SIZE));
        Path pipe = node.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        String slow = order();
        CompletableFuture<Void> coming = CompletableFuture.runAsync(() -> {
            try {
                put(slow, new FilePath(pipe.toFile()), SIZE);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        File draft = new File(copy(slow) + ".part");
        try (OutputStream out = Files.newOutputStream(pipe)) {
            out.write(new byte[SIZE / 2]);
            while (draft.length() < SIZE / 2) {
                Moment.pass();
            }
            put(order(), file(SIZE), SIZE);
            assertThrows(AbortException.class, () -> put(order(), file(1), 1));
            out.write(new byte[SIZE / 2]);
        }
        coming.get();
        assertArrayEquals(new byte[SIZE], Files.readAllBytes(copy(slow).toPath()));
    }

    @Test
    void whatWasNotTakenIsNotCounted() throws Exception {
        System.setProperty(MOST, String.valueOf(SIZE));
        assertThrows(
                NoSuchFileException.class,
                () -> put(order(), new FilePath(node.resolve("gone").toFile()), SIZE));
        put(order(), file(SIZE), SIZE);
    }
}
