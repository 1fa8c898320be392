package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's word on a file is worth, of which AKOOL shall not be asked twice. */
class ProbeTest {

    private static final String MONDAY = "Mon, 05 Jan 2026 10:00:00 GMT";
    private static final String TUESDAY = "Tue, 06 Jan 2026 10:00:00 GMT";

    private static final byte[] VIDEO = video();

    private SimulatedAkool akool;

    private static byte[] video() {
        try {
            return Files.readAllBytes(
                    Path.of("src/test/resources/io/jenkins/plugins/akool/simulator/product-tour.mp4"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        akool = SimulatedAkool.builder().start();
    }

    @AfterEach
    void stop() {
        akool.close();
    }

    private String version(int length, Map<String, String> headers) throws IOException {
        akool.on(Call.SOURCE).next(new Fault.Answered(200, headers, "video/mp4", new byte[length]));
        return new Probe(akool.sourceUrl(), akool.endpoint().toString(), null, "", null)
                .call()
                .version();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "W/\"\"", "\" \"", " ", "W/"})
    void anEmptyTagIdentifiesNothing(String tag) throws Exception {
        assertNull(version(10, Map.of("ETag", tag)));
        String dated = version(10, Map.of("ETag", tag, "Last-Modified", MONDAY));
        assertNotNull(dated);
        assertNotEquals(dated, version(10, Map.of("ETag", tag, "Last-Modified", TUESDAY)));
        assertNotEquals(dated, version(11, Map.of("ETag", tag, "Last-Modified", MONDAY)));
    }

    @Test
    void aTagThatIsTheSameForAllIdentifiesNoLengthAndNoDate() throws Exception {
        String first = version(10, Map.of("ETag", "\"all\"", "Last-Modified", MONDAY));
        assertEquals(first, version(10, Map.of("ETag", "\"all\"", "Last-Modified", MONDAY)));
        assertNotEquals(first, version(11, Map.of("ETag", "\"all\"", "Last-Modified", MONDAY)));
        assertNotEquals(first, version(10, Map.of("ETag", "\"all\"", "Last-Modified", TUESDAY)));
        assertNotEquals(first, version(10, Map.of("ETag", "\"all\"")));
    }

    private Probe.Head look() throws IOException {
        return new Probe(akool.sourceUrl(), akool.endpoint().toString(), null, "", Media.VIDEO).call();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 500, 501})
    void whereTheHeadIsRefusedTheFirstBytesAreAskedFor(int status) throws Exception {
        akool.on(Call.SOURCE).next(Fault.status(status));
        Probe.Head head = look();
        assertEquals(206, head.status());
        assertEquals(VIDEO.length, head.length());
        assertNull(head.otherwise());
        assertNotNull(head.version());
        assertEquals(
                "bytes=0-65535",
                akool.received(Call.SOURCE).get(1).header("Range").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 500})
    void whatIsRefusedBehindAGoodHeadIsNotThere(int status) throws Exception {
        akool.on(Call.SOURCE).next(new Fault.Answered(200, Map.of(), "video/mp4", VIDEO), Fault.status(status));
        Probe.Head head = look();
        assertEquals(status, head.status());
        assertEquals(2, akool.received(Call.SOURCE).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 416})
    void aServerThatRefusesPartsIsAskedForTheWhole(int status) throws Exception {
        Fault whole = new Fault.Answered(200, Map.of(), "video/mp4", VIDEO);
        akool.on(Call.SOURCE).next(whole, Fault.status(status), whole);
        Probe.Head head = look();
        assertEquals(200, head.status());
        assertEquals(VIDEO.length, head.length());
        assertTrue(akool.received(Call.SOURCE).get(2).header("Range").isEmpty());
    }

    @Test
    void anEmptyFileIsEmptyWhateverTheHeadSays() throws Exception {
        Fault head = new Fault.Answered(200, Map.of(), "video/mp4", VIDEO);
        Fault empty = new Fault.Answered(200, Map.of(), "video/mp4", new byte[0]);
        akool.on(Call.SOURCE).next(head, Fault.status(416), empty);
        assertEquals(0, look().length());
        akool.on(Call.SOURCE).next(head, empty);
        assertEquals(0, look().length());
        akool.on(Call.SOURCE).next(empty, head);
        assertEquals(VIDEO.length, look().length());
    }

    @Test
    void aServerThatBreaksOffAtTheHeadIsAskedForTheFirstBytes() throws Exception {
        akool.on(Call.SOURCE).next(Fault.reset());
        assertEquals(206, look().status());
        akool.on(Call.SOURCE).always(Fault.status(403));
        assertEquals(403, look().status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binary/octet-stream",
                "application/octet-stream",
                "text/plain",
                "application/force-download",
                "Video/MP4",
                "application/mp4"
            })
    void theBytesTellAVideoWhateverItIsServedAs(String type) throws Exception {
        akool.on(Call.SOURCE).always(new Fault.Answered(200, Map.of(), type, VIDEO));
        Probe.Head head = look();
        assertNull(head.otherwise());
        assertEquals(VIDEO.length, head.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "binary/octet-stream"})
    void theBytesTellAPageWhateverItIsServedAs(String type) throws Exception {
        byte[] page = "<!DOCTYPE html><html><body>Log in</body></html>".getBytes(StandardCharsets.UTF_8);
        akool.on(Call.SOURCE).always(new Fault.Answered(200, Map.of(), type, page));
        assertEquals("an HTML page", look().otherwise().toString());
    }

    @Test
    void aTagOrADateIsEnough() throws Exception {
        assertNotNull(version(10, Map.of("ETag", "W/\"1\"")));
        assertNotNull(version(10, Map.of("Last-Modified", MONDAY)));
        assertNull(version(10, Map.of()));
    }
}
