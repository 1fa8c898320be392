package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures are left to another node at once, and which are the server's. */
class OtherNodeTest extends DownloadScenario {

    private static final byte[] PAGE = "<!DOCTYPE html><html>no</html>".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void thereAreOthers() {
        limits = limits.withOthers();
    }

    static Stream<Fault> nodes() {
        return Stream.of(
                Fault.reset(),
                Fault.status(401),
                Fault.status(403),
                Fault.status(407),
                Fault.status(451),
                Fault.status(511),
                Fault.redirect("http://192.168.0.1/login"),
                new Fault.Answered(200, Map.of(), "text/html", PAGE),
                new Fault.Answered(200, Map.of(), "video/mp4", PAGE));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void whatMayBeTheNodesIsLeftToAnotherAtOnce(Fault fault) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(fault);
        assertTrue(assertFails(link).isPerhapsTheNodes());
        assertEquals(List.of(), pauses);
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void nobodyListens() throws Exception {
        akool.close();
        assertTrue(assertFails(link).isPerhapsTheNodes());
        assertEquals(List.of(), pauses);
    }

    static Stream<Fault> servers() {
        return Stream.of(Fault.status(429), Fault.status(500), Fault.status(503), Fault.truncate(1000));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsTheServersIsWaitedForHere(Fault fault) throws Exception {
        akool.on(Call.RESULT_VIDEO).next(fault, fault);
        assertFetchedWhole();
    }

    @Test
    void aFileThatIsNotThereIsNoFaultOfTheNode() throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.status(404));
        assertFalse(assertFails(link).isPerhapsTheNodes());
    }

    @Test
    void whoIsAloneIsPatient() throws Exception {
        limits = Download.Limits.ofSize(10L * LENGTH);
        akool.on(Call.RESULT_VIDEO).next(Fault.reset(), Fault.reset());
        assertFetchedWhole();
    }

    @Test
    void whoHasSomethingOfTheFileConnectsAgainByHimself() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(9000), Fault.reset(), Fault.status(511), Fault.reset());
        assertFetchedWhole();
        assertEquals(List.of("", "bytes=9000-", "bytes=9000-", "bytes=9000-", "bytes=9000-"), received("Range"));
    }

    @Test
    void whoGetsNoFurtherLeavesItToAnotherInTheEnd() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(9000));
        akool.on(Call.RESULT_VIDEO).always(Fault.reset());
        assertTrue(assertFails(link).isPerhapsTheNodes());
        assertEquals(5, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void aPageInPlaceOfTheFileIsNothingOfTheFile() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(new Fault.Answered(200, Map.of(), "video/mp4", PAGE));
        akool.on(Call.RESULT_VIDEO).always(Fault.reset());
        assertTrue(assertFails(link).isPerhapsTheNodes());
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }
}
