package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.access.PluginFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that crashed between the download of a result and its archive. */
class CrashLeftoversTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void wholeFilesAreDeletedAndPartsKept() throws Throwable {
        Path folder = sessions.getHome().toPath().resolve("akool-translate/tmp");
        Path whole = folder.resolve("0f3c1d9e-ja/akool/tour.ja.mp4");
        Path part = folder.resolve(FetchResult.TEMPORARY + "0f3c1d9e-es/part");
        for (Path file : List.of(whole, part)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "bytes");
        }
        sessions.then(j -> assertEquals(
                List.of(part.getParent().toFile()),
                List.of(PluginFolders.temporary().listFiles())));
    }
}
