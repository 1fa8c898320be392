package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.media.Ffmpeg;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is in a video is looked at before it is paid for: on its node, or by some requests to its server. */
@WithJenkins
class VideoLooksTest extends SourceScenario {

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() {
        Ffmpeg.make(
                2,
                List.of(
                        List.of("-map", "0:v", "-c:v", "libx264", file("silent.mp4")),
                        List.of("-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-r", "60", file("fast.mp4")),
                        List.of("-map", "0:v", "-map", "1:a", "-c:v", "mpeg4", file("other.mp4")),
                        List.of("-map", "0:v", "-map", "1:a", "-c:v", "libx264", file("good.mp4")),
                        List.of(
                                "-map",
                                "0:v",
                                "-map",
                                "1:a",
                                "-c:v",
                                "libx264",
                                "-movflags",
                                "faststart",
                                file("streamed.mp4"))));
        Ffmpeg.make(
                61, List.of(List.of("-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-g", "500", file("long.mp4"))));
        assumeTrue(Files.exists(folder.resolve("long.mp4")), "ffmpeg makes the videos");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] bytes(String name) throws Exception {
        return Files.readAllBytes(folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good.mp4", "streamed.mp4"})
    void aVideoThatIsCutIsNotPaidForOutOfTheWorkspaceAndALineElsewhere(String name) throws Exception {
        byte[] whole = bytes(name);
        Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length - 3000));
        String sentence = "The video is not whole: its transfer broke off, or its recording was never finished.";
        j.assertLogContains("ERROR: " + sentence, j.buildAndAssertStatus(Result.FAILURE, withFile("cut.mp4", "")));
        j.assertLogContains("ERROR: " + sentence, ofAddress(Result.FAILURE, "cut.mp4", ", strict: true"));
        assertEquals(0, akool.createCount());
        j.assertLogContains("[AKOOL] " + sentence, ofAddress(Result.SUCCESS, "cut.mp4", ""));
    }

    @Test
    void aRecordingThatWasNeverFinishedIsNotPaidFor() throws Exception {
        Files.write(
                folder.resolve("open.mp4"),
                "\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\0mdat".getBytes(StandardCharsets.ISO_8859_1));
        j.assertLogContains(
                "ERROR: The video is not whole", j.buildAndAssertStatus(Result.FAILURE, withFile("open.mp4", "")));
        assertEquals(0, akool.createCount());
    }

    private WorkflowJob withFile(String name, String more) throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'v.mp4', languages: 'ja'" + more);
        put(job, "v.mp4", bytes(name));
        return job;
    }

    /** Jenkins serves parts of what is in this folder. */
    private WorkflowRun ofAddress(Result expected, String name, String more) throws Exception {
        j.jenkins.getRootPath().child("userContent/" + name).copyFrom(new ByteArrayInputStream(bytes(name)));
        AkoolGlobalConfiguration.get().setPublicAddresses("127.0.0.1/32");
        try {
            return studio.build(
                    expected,
                    "akoolTranslate url: '%suserContent/%s', languages: 'ja'%s".formatted(j.getURL(), name, more));
        } finally {
            AkoolGlobalConfiguration.get().setPublicAddresses(null);
        }
    }

    @Test
    void aVideoWithoutSoundIsNotPaidFor() throws Exception {
        String sentence = "ERROR: The video has no sound track, and AKOOL translates what is said in it; add one.";
        j.assertLogContains(sentence, j.buildAndAssertStatus(Result.FAILURE, withFile("silent.mp4", "")));
        j.assertLogContains(sentence, ofAddress(Result.FAILURE, "silent.mp4", ""));
        assertEquals(0, akool.createCount());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    long.mp4  | The video is 61 seconds long, and AKOOL names a limit of 60 seconds; it may refuse it.
                    fast.mp4  | The video has 60 frames per second, and AKOOL names a limit of 30; it may refuse it.
                    other.mp4 | The pictures of the video are encoded as MPEG-4, and AKOOL recommends H.264; it may refuse others.
                    """)
    void whatMayBeRefusedIsALineAndStopsAStrictStep(String name, String sentence) throws Exception {
        j.assertLogContains(
                "ERROR: " + sentence, j.buildAndAssertStatus(Result.FAILURE, withFile(name, ", strict: true")));
        j.assertLogContains("ERROR: " + sentence, ofAddress(Result.FAILURE, name, ", strict: true"));
        assertEquals(0, akool.createCount());
        j.assertLogContains("[AKOOL] " + sentence, j.buildAndAssertSuccess(withFile(name, "")));
        j.assertLogContains("[AKOOL] " + sentence, ofAddress(Result.SUCCESS, name, ""));
        assertEquals(2, akool.createCount());
    }

    @Test
    void aGoodVideoIsNoLine() throws Exception {
        for (WorkflowRun run : List.of(
                j.buildAndAssertSuccess(withFile("good.mp4", ", strict: true")),
                ofAddress(Result.SUCCESS, "good.mp4", ", strict: true"))) {
            j.assertLogNotContains("The video", run);
        }
    }

    @Test
    void movedLipsMayHaveMoreFrames() throws Exception {
        j.assertLogNotContains(
                "frames per second", j.buildAndAssertSuccess(withFile("fast.mp4", ", lipsync: true, strict: true")));
    }

    @Test
    void aFileThatIsAPageIsNoVideo() throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'v.mp4', languages: 'ja'");
        put(job, "v.mp4", "<!DOCTYPE html><html><title>Log in".getBytes(StandardCharsets.UTF_8));
        j.assertLogContains(
                "ERROR: The file 'v.mp4' in the workspace is an HTML page, and not a video.",
                j.buildAndAssertStatus(Result.FAILURE, job));
        assertEquals(0, akool.createCount());
    }

    @Test
    void aDryRunSaysTheSame() throws Exception {
        j.assertLogContains(
                "has no sound track", j.buildAndAssertStatus(Result.FAILURE, withFile("silent.mp4", ", dryRun: true")));
        j.assertLogContains("is 61 seconds long", j.buildAndAssertSuccess(withFile("long.mp4", ", dryRun: true")));
        assertEquals(0, akool.createCount());
    }
}
