package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copy on the node of the file, and what is believed of a node's word on it. */
class WorkspaceCopyTest {

    private static final String SHA256 = "ab".repeat(32);
    private static final String MD5 = "ab".repeat(16);

    @TempDir
    Path node;

    @Test
    void whatARestartCutOffIsCopiedAgain() throws Exception {
        Path workspace = Files.createDirectory(node.resolve("workspace"));
        byte[] video = {1, 2, 3};
        Files.write(workspace.resolve("tour.mp4"), video);
        Path copy = node.resolve("workspace@tmp/akool-1/video");
        Files.createDirectories(copy.getParent());
        Files.write(copy, new byte[] {1});
        WorkspaceCopy.Found found = new WorkspaceCopy("tour.mp4", copy.toString()).invoke(workspace.toFile(), null);
        assertEquals(3, found.length());
        assertArrayEquals(video, Files.readAllBytes(copy));
        assertDoesNotThrow(found::check);
    }

    static Stream<WorkspaceCopy.Found> lies() {
        return Stream.of(
                found(-1, SHA256, MD5),
                found(0, SHA256, MD5),
                found(Long.MAX_VALUE, SHA256, MD5),
                found(1_000_000_000_000_000_000L, SHA256, MD5),
                found(1, "", MD5),
                found(1, SHA256 + ":/x", MD5),
                found(1, SHA256, "../" + MD5));
    }

    private static WorkspaceCopy.Found found(long length, String sha256, String md5) {
        return new WorkspaceCopy.Found(WorkspaceCopy.Kind.FILE, length, sha256, md5);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatIsTrueOfNoFileIsNotBelieved(WorkspaceCopy.Found found) {
        assertThrows(IOException.class, found::check);
    }
}
