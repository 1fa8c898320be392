package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.engine.EngineScenario;
import io.jenkins.plugins.akool.media.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A disk that stops taking bytes in the middle of a file: played by a process whose files may have 100 KiB. */
class NoRoomTest extends DownloadScenario {

    /** What the process does. */
    static final class Fetch {
        public static void main(String[] args) throws InterruptedException {
            Path target = Path.of(args[2]);
            try {
                new Download(EngineScenario.PLAIN, Endpoint.of(args[0]), Download.Limits.ofSize(LENGTH), pause -> {
                            throw new AssertionError("tried again");
                        })
                        .fetch(
                                args[1],
                                Media.VIDEO,
                                target.resolveSibling("part"),
                                target.getParent(),
                                ending -> target.getFileName().toString());
            } catch (DownloadException e) {
                System.out.println(e.cure() + ": " + e.getMessage());
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ulimit")
    void aDiskThatIsFullInTheMiddleIsSaidAndNotTriedAgain() throws Exception {
        // Half-kibibyte blocks, as POSIX has it, and no signal in place of an error.
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 200; trap '' XFSZ; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fetch.class.getName(),
                        endpoint.base().toString(),
                        link,
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals("NONE: The file could not be written: File too large.", said);
        assertEquals(List.of(), files());
    }
}
