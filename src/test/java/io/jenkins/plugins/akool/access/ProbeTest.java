package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
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

    private SimulatedAkool akool;

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
        return new Probe(akool.sourceUrl(), akool.endpoint().toString(), null)
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

    @Test
    void aTagOrADateIsEnough() throws Exception {
        assertNotNull(version(10, Map.of("ETag", "W/\"1\"")));
        assertNotNull(version(10, Map.of("Last-Modified", MONDAY)));
        assertNull(version(10, Map.of()));
    }
}
