package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Readers that take their time, break off, or come in crowds. */
@WithJenkins
class ReadersTest extends SourceScenario {

    /** Larger than all that sockets hold, so that a reader can stop in the middle. */
    private static final byte[] LONG_VIDEO = new byte[24_000_000];

    static {
        new Random(20260106).nextBytes(LONG_VIDEO);
    }

    private WorkflowJob waitingWithALongVideo() throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'tour.mp4', languages: 'ja'");
        put(job, "tour.mp4", LONG_VIDEO);
        waiting(job);
        return job;
    }

    @Test
    void whatIsReadDoesNotChangeWithTheWorkspace() throws Exception {
        WorkflowJob job = waitingWithALongVideo();
        HttpResponse<InputStream> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(link())).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            byte[] read = new byte[LONG_VIDEO.length];
            int middle = 1_000_000;
            in.readNBytes(read, 0, middle);
            put(job, "tour.mp4", VIDEO);
            workspace(job).deleteContents();
            in.readNBytes(read, middle, read.length - middle);
            assertArrayEquals(LONG_VIDEO, read);
        }
        assertArrayEquals(LONG_VIDEO, get(link()).body());
    }

    /** More than may read at a time, so that one who left a place taken would be missed. */
    @Test
    void readersThatBreakOffLeaveNothingBehind() throws Exception {
        waitingWithALongVideo();
        String path = URI.create(link()).getPath();
        try (LogRecorder log = new LogRecorder().record("", Level.INFO).capture(1000)) {
            for (int i = 0; i < 2 * Turnstile.MOST_READERS; i++) {
                try (Socket reader = send(path)) {
                    reader.getInputStream().readNBytes(1000);
                    // Reset rather than ended, as by a reader that crashed.
                    reader.setSoLinger(i % 2 == 0, 0);
                }
                awaitReaders(0);
            }
            assertArrayEquals(LONG_VIDEO, get(link()).body());
            assertEquals(List.of(), log.getMessages());
        }
    }

    @Test
    void aCrowdIsAskedToComeLater() throws Exception {
        waitingWithALongVideo();
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < Turnstile.MOST_READERS_OF_ONE; i++) {
                Socket reader = send(URI.create(link()).getPath());
                readers.add(reader);
                reader.getInputStream().readNBytes(1000);
            }
            HttpResponse<byte[]> answer = get(link());
            assertEquals(503, answer.statusCode());
            assertEquals(Optional.of("5"), answer.headers().firstValue("Retry-After"));
            assertEquals(0, answer.body().length);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        while (status(link()) == 503) {
            Moment.pass();
        }
        assertArrayEquals(LONG_VIDEO, get(link()).body());
    }

    /** Returns when so many have the copy open, where the system can tell. */
    private static void awaitReaders(int expected) throws IOException {
        Path handles = Path.of("/proc/self/fd");
        while (Files.isDirectory(handles) && open(handles) != expected) {
            Moment.pass();
        }
    }

    private static long open(Path handles) throws IOException {
        try (Stream<Path> all = Files.list(handles)) {
            return all.filter(handle -> {
                        try {
                            return Files.readSymbolicLink(handle).endsWith("akool/source/tour.mp4");
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
