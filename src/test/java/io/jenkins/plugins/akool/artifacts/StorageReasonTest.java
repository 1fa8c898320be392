package io.jenkins.plugins.akool.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What plugins of storages throw, and what of it stands in a build's log. */
class StorageReasonTest {

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(
                        new IOException(new IllegalStateException("x", new ConnectException("Connection refused"))),
                        "Connection refused"),
                Arguments.of(
                        new IllegalStateException("GET https://b.example/a/b?X-Amz-Signature=secret HTTP/1.1 failed"),
                        "GET https://b.example/a/b?… HTTP/1.1 failed"),
                Arguments.of(new RuntimeException(new UnknownHostException("b.example")), "unknown host b.example"),
                Arguments.of(new NullPointerException(), "NullPointerException"),
                Arguments.of(new IOException(" "), "IOException"),
                Arguments.of(
                        new UncheckedIOException(
                                new FileSystemException("/var/home/x", null, "No space left on device")),
                        "No space left on device"),
                Arguments.of(
                        new IOException("Failed to copy /var/jenkins_home/a b.mp4: full"),
                        "Failed to copy … b.mp4: full"),
                Arguments.of(new IOException("Cannot write C:\\Jenkins\\jobs\\x."), "Cannot write …"),
                Arguments.of(new IOException("code 503/504, 3/4 of it."), "code 503/504, 3/4 of it"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void itIsShortAndNamesNoPathAndNoSignature(Throwable thrown, String shown) {
        assertEquals(shown, StorageReason.of(thrown));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void itMayPass(Throwable thrown) {
        assertEquals(false, StorageReason.isForGood(thrown));
        assertEquals(true, StorageReason.isForGood(new IOException(new InvalidPathException("?", "unmappable"))));
    }
}
