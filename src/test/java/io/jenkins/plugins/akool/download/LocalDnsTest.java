package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that hand out addresses of their own in the place of public ones. */
class LocalDnsTest {

    private final FalseNetwork network = new FalseNetwork();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String open(String host, String publicAddresses) throws IOException {
        server.enqueue(new MockResponse(200, Headers.EMPTY, "here"));
        OkHttpClient http = network.client();
        OkHttpClient local =
                http.newBuilder().dns(new LocalDns(http.dns(), publicAddresses)).build();
        PublicWeb web = new PublicWeb(local, Endpoint.of("http://akool.test:1"), true);
        try (Response response = web.open("http://" + host + ":" + server.getPort() + "/x", form -> form)) {
            return response.body().string();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.18.0.25", "198.19.255.254"})
    void anAddressThatIsMadeUpIsNamedWithItsCause(String madeUp) throws Exception {
        network.name("cdn.test", madeUp);
        PrivateHostException e = assertThrows(PrivateHostException.class, () -> open("cdn.test", ""));
        assertEquals(
                "cdn.test resolves to " + madeUp
                        + " here, an address that a local proxy or VPN makes up (fake-IP DNS), so"
                        + " nothing is fetched from there. If that is so, an administrator can have 198.18.0.0/15 count as"
                        + " public.",
                e.getMessage());
        assertTrue(e.isMadeUp());
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void noOtherAddressIsNamed() throws Exception {
        network.name("cdn.test", "10.1.2.3");
        PrivateHostException e = assertThrows(PrivateHostException.class, () -> open("cdn.test", "198.18.0.0/15"));
        assertFalse(e.getMessage().contains("10.1.2.3") || e.isMadeUp(), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "198.18.0.25, 198.18.0.0/15",
        "10.1.2.3, '198.18.0.0/15, 10.1.0.0/16'",
        "10.1.2.3, 10.1.2.3",
        "fd00::5, fd00::/8",
        "100.64.0.1, 'nonsense 100.64.0.0/10'"
    })
    void whatAnAdministratorSaysCountsAsPublic(String address, String blocks) throws Exception {
        network.name("cdn.test", address);
        assertEquals("here", open("cdn.test", blocks));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.4",
        "10.2.2.3, 10.1.0.0/16",
        "10.1.2.3, 0/0",
        "10.1.2.3, ::/0",
        "10.1.2.3, inside.test"
    })
    void allElseDoesNot(String address, String blocks) throws Exception {
        network.name("cdn.test", address);
        assertThrows(PrivateHostException.class, () -> open("cdn.test", blocks));
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.18.0.25", "[fd00::5]"})
    void aLinkThatNamesSuchAnAddressItselfGainsNothing(String host) {
        assertThrows(PrivateHostException.class, () -> open(host, "198.18.0.0/15 fd00::/8"));
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"198.18.0.0/33", "198.18.0.0/-1", "198.18/15", "example.com", "1.2.3.4/x", "300.1.1.1", "::/129"
            })
    void whatIsNoBlockIsSaid(String text) {
        assertEquals(
                "'" + text + "' is no block of addresses such as 198.18.0.0/15.",
                LocalDns.problem("10.0.0.0/8 " + text));
    }

    @Test
    void noneIsNoProblem() throws Exception {
        assertNull(LocalDns.problem(" "));
        assertNull(LocalDns.problem("198.18.0.0/15,\nfd00::/8 10.1.2.3"));
        InetAddress address = InetAddress.getByName("198.18.0.1");
        assertFalse(new LocalDns(Dns.SYSTEM, "").countsAsPublic(address));
    }
}
