package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of strangers lead to public hosts, whatever they are called and however they get there. */
class PublicWebTest {

    private static final Endpoint ENDPOINT = Endpoint.of("http://akool.test:1");

    private final FalseNetwork network = new FalseNetwork();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
        network.name("cdn.test", FalseNetwork.PUBLIC);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String address(String host) {
        return "http://" + host + ":" + server.getPort() + "/x?Signature=secret";
    }

    private String open(OkHttpClient http, Endpoint endpoint, String link) throws IOException {
        try (Response response = new PublicWeb(http, endpoint, true).open(link, request -> request)) {
            return response.body().string();
        }
    }

    private String open(String link) throws IOException {
        return open(network.client(), ENDPOINT, link);
    }

    private void assertRefused(String host, String link, int requests) {
        PrivateHostException e = assertThrows(PrivateHostException.class, () -> open(link));
        assertEquals(host + " is not at a public address, so nothing is fetched from there.", e.getMessage());
        assertEquals(requests, server.getRequestCount());
    }

    private static MockResponse redirect(String location) {
        return new MockResponse(302, Headers.of("Location", location), "");
    }

    private static MockResponse answer() {
        return new MockResponse(200, Headers.EMPTY, "here");
    }

    @Test
    void aPublicHostIsAskedAndToldNothing() throws Exception {
        server.enqueue(new MockResponse(302, Headers.of("Location", "/y", "Set-Cookie", "a=b; Path=/"), ""));
        server.enqueue(answer());
        assertEquals("here", open(address("me:secret@cdn.test")));
        for (String path : new String[] {"/x?Signature=secret", "/y"}) {
            RecordedRequest request = server.takeRequest();
            assertEquals(path, request.getTarget());
            assertNull(request.getHeaders().get("Cookie"));
            assertNull(request.getHeaders().get("Authorization"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00:ec2::254"})
    void aNameOfSomethingPrivateIsNotAsked(String meaning) throws Exception {
        network.name("inside.test", meaning);
        assertRefused("inside.test", address("inside.test"), 0);
    }

    @Test
    void aNameThatIsPrivateAmongOthersIsNotAsked() throws Exception {
        network.name("both.test", FalseNetwork.PUBLIC, "192.168.1.1");
        assertRefused("both.test", address("both.test"), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "2130706433", "127.1", "0.0.0.0", "[::ffff:127.0.0.1]", "10.0.0.1"})
    void anAddressInPlaceOfANameIsNotAsked(String host) {
        PrivateHostException e = assertThrows(PrivateHostException.class, () -> open(address(host)));
        assertTrue(e.getMessage().endsWith(" is not at a public address, so nothing is fetched from there."));
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "inside.test"})
    void aRedirectToSomethingPrivateIsNotFollowed(String host) throws Exception {
        network.name("inside.test", "172.16.5.5");
        server.enqueue(redirect(address(host)));
        assertRefused(host, address("cdn.test"), 1);
    }

    @Test
    void aNameThatMeansSomethingElseTheSecondTimeIsNotAskedASecondTime() throws Exception {
        network.name("rebound.test", FalseNetwork.PUBLIC).name("rebound.test", "127.0.0.1");
        server.enqueue(redirect(address("rebound.test")));
        assertRefused("rebound.test", address("rebound.test"), 1);
    }

    @Test
    void aConnectionThatLeadsElsewhereThanWhatWasCheckedGetsNoRequest() {
        network.honest();
        assertRefused("cdn.test", address("cdn.test"), 0);
    }

    @Test
    void theConfiguredEndpointIsAskedWhereverItIsButNotItsNeighbour() throws Exception {
        network.name("akool.test", "127.0.0.1");
        server.enqueue(answer());
        Endpoint here = Endpoint.of("http://akool.test:" + server.getPort());
        assertEquals("here", open(network.client(), here, address("akool.test")));
        assertRefused("akool.test", address("akool.test"), 1);
    }

    @Test
    void behindAProxyNamesAreTheProxysToResolveButAddressesAreNot() throws Exception {
        OkHttpClient proxied = network.name("127.0.0.1", "127.0.0.1")
                .client()
                .newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.getPort())))
                .build();
        server.enqueue(answer());
        assertEquals("here", open(proxied, ENDPOINT, "http://only-the-proxy-knows.test/x"));
        assertEquals(
                "GET http://only-the-proxy-knows.test/x HTTP/1.1",
                server.takeRequest().getRequestLine());
        assertThrows(PrivateHostException.class, () -> open(proxied, ENDPOINT, "http://169.254.169.254/meta"));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void fiveRedirectsAreFollowedAndNotASixth() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.enqueue(redirect("/" + i));
        }
        server.enqueue(answer());
        assertEquals("here", open(address("cdn.test")));
        for (int i = 0; i < 6; i++) {
            server.enqueue(redirect("/x"));
        }
        DownloadException e = assertThrows(DownloadException.class, () -> open(address("cdn.test")));
        assertEquals("The server redirects more than five times.", e.getMessage());
        assertEquals(12, server.getRequestCount());
    }
}
