package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes tell what arrives and how it is called, whatever the server and the link say. */
class DownloadKindsTest extends DownloadScenario {

    private Media media = Media.VIDEO;

    @Override
    long fetch(Download download, String address) throws IOException, InterruptedException {
        return fetch(download, address, media);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/html; charset=utf-8 | <!DOCTYPE html><p>Sign in | an HTML page, served as text/html",
                "video/mp4                | <html>               | an HTML page, served as video/mp4",
                "application/xml          | <?xml version='1'?>  | an XML document, served as application/xml",
                "video/mp4                | <Error><Code>x       | an XML document, served as video/mp4",
                "application/json         | {`code`:1101}        | a JSON document, served as application/json",
                "image/png                | %89PNG%0d%0a         | an image, served as image/png",
                "image/jpeg               | %ff%d8%ff%e0         | an image, served as image/jpeg",
                "video/mp4                | GIF89a               | an image, served as video/mp4",
                "application/zip          | PK%03%04             | an archive, served as application/zip",
                "text/plain               | Not found            | a text, served as text/plain",
                "image/x-new              | %00%01%02            | something unknown, served as image/x-new",
                "``                       | 1%0a00:00:01,000 --> 00:00:02,000 | a subtitle file",
                "audio/mpeg               | ....ftypM4A%20       | a sound file, served as audio/mpeg",
                "video/mp4                | ID3%04%00            | a sound file, served as video/mp4",
                "video/mp4                | #EXTM3U              | a playlist, served as video/mp4",
                "video/mp4                | %25PDF-1.7           | a PDF document, served as video/mp4",
                "video/mp4                | %ff%fe%3c%00h%00t%00m%00l%00%3e%00 | an HTML page, served as video/mp4",
            })
    void whatIsNoVideoIsRefusedAsWhatItIs(String type, String content, String what) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.body(type, bytes(content)));
        DownloadException e = assertFails(link);
        assertEquals("The link leads to " + what + ", and not to a video.", e.getMessage());
        assertEquals(DownloadException.Cure.NONE, e.cure());
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "video/mp4                  | ....ftypisom             | mp4",
                "VIDEO/QuickTime            | ....ftypqt%20%20         | mov",
                "text/html                  | ....ftypisom             | mp4",
                "application/force-download | %00%00%00%08wide%00%00%00%09mdat. | mp4",
                "video/quicktime            | %00%00%00%08moov         | mov",
                "text/plain                 | %00%00%00%08abcd%00%00%00%08efgh%00%00%00%08ijkl | mp4",
                "video/webm                 | %1a%45%df%a3             | webm",
                "``                         | %1a%45%df%a3             | mkv",
                "video/x-msvideo            | RIFF....AVI LIST         | avi",
                "binary/octet-stream        | ....ftypmp42             | mp4",
                "video/mp4                  | %00%01%02                | mp4",
                "application/octet-stream   | %00%01%02                | video",
            })
    void videosOfManyKindsAreTakenAndNamedByTheirBytes(String type, String content, String ending) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.body(type, bytes(content)));
        fetch(link.replaceFirst("mp4\\?", "mp4?x=.html&"));
        assertArrayEquals(bytes(content), Files.readAllBytes(fetched));
        assertEquals("tour.ja." + ending, fetched.getFileName().toString());
    }

    @Test
    void aTransportStreamIsTold() throws Exception {
        byte[] stream = new byte[3 * 188];
        stream[0] = stream[188] = stream[376] = 0x47;
        akool.on(Call.RESULT_VIDEO).next(Fault.body("text/plain", stream));
        assertEquals(stream.length, fetch(link));
        assertEquals("tour.ja.ts", fetched.getFileName().toString());
        stream[188] = 0;
        akool.on(Call.RESULT_VIDEO).next(Fault.body("text/plain", stream));
        Files.delete(fetched);
        assertFails(link);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-subrip | 1%0d%0a00:00:01,000 --> 00:00:02,000%0d%0aHi | srt",
                "text/plain           | %ef%bb%bf%0a12%0a0:00:01.000 --> 0:00:02.000 | srt",
                "application/json     | 00:00:01,000 --> 00:00:02,000%0aHi | srt",
                "text/html            | 00:01,000 --> 00:02,000%0aHi | srt",
                "text/plain           | %ff%fe1%00%0a%000%000%00:%000%001%00,%000%00%20%00-%00-%00>%00%20%000%000%00:%000%002%00,%000%00 | srt",
                "text/plain           | 1%0a00:00:01,000 --> 00:00:02,000%0a%c9t%e9 | srt",
                "text/plain           | WEBVTT%0a%0a | vtt",
                "text/x-ass           | [Script Info]%0aTitle: x%0a[V4+ Styles] | ass",
                "text/x-ssa           | [Script Info]%0aTitle: x%0a[V4 Styles] | ssa",
                "application/xml      | <?xml version='1.0'?>%0a<tt xmlns='http://www.w3.org/ns/ttml'/> | ttml",
                "binary/octet-stream  | 1%0a00:00:01,000 --> 00:00:02,000 | srt",
            })
    void subtitlesOfManyKindsAreTakenAndNamedByTheirBytes(String type, String content, String ending) throws Exception {
        media = Media.SUBTITLES;
        akool.on(Call.RESULT_VIDEO).next(Fault.body(type, bytes(content)));
        assertEquals(bytes(content).length, fetch(link));
        assertArrayEquals(bytes(content), Files.readAllBytes(fetched));
        assertEquals("tour.ja." + ending, fetched.getFileName().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/x-subrip | <html><p>00:00:01,000 --> 00:00:02,000 | an HTML page, served as application/x-subrip",
                "text/vtt             | {`error`:`00:00:01,000 --> 00:00:02,000`} | a JSON document, served as text/vtt",
                "text/plain           | Not found | a text, served as text/plain",
                "text/vtt             | %00%00%00%18ftypisom | a video, served as text/vtt",
            })
    void whatIsNoSubtitleFileIsRefusedAsWhatItIs(String type, String content, String what) throws Exception {
        media = Media.SUBTITLES;
        akool.on(Call.RESULT_VIDEO).always(Fault.body(type, bytes(content)));
        assertEquals(
                "The link leads to " + what + ", and not to a subtitle file.",
                assertFails(link).getMessage());
    }

    /** {@code %xx} for a byte. */
    private static byte[] bytes(String text) {
        return URLDecoder.decode(text.replace("+", "%2b"), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
