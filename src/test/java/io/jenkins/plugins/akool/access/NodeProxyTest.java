package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.ProxyConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an agent is told of the proxy. */
@WithJenkins
class NodeProxyTest {

    private static final String INSIDE = "https://results.studio.example/a.mp4?Signature=s";
    private static final String OUTSIDE = "https://cloudfront.example/a.mp4?Signature=s";

    private static String sent(NodeProxy proxy) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(proxy);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void onlyADownloadThroughItGetsTheLogin(JenkinsRule j) throws Exception {
        assertNull(NodeProxy.to(List.of(OUTSIDE), true));
        String login = Credentials.basic("studio", "proxy-secret");
        j.jenkins.setProxy(new ProxyConfiguration("proxy.example", 3128, "studio", "proxy-secret", "*.studio.example"));
        NodeProxy exempt = NodeProxy.to(List.of(INSIDE), true);
        assertNotNull(exempt);
        assertNull(exempt.login());
        assertFalse(sent(exempt).contains("proxy-secret"));
        assertFalse(sent(exempt).contains(login));
        assertEquals(Proxy.Type.DIRECT, exempt.of("results.studio.example").type());
        assertEquals(Proxy.Type.HTTP, exempt.of("cloudfront.example").type());
        assertEquals(login, NodeProxy.to(List.of(INSIDE, OUTSIDE), true).login());
        assertEquals(login, NodeProxy.to(List.of(INSIDE), false).login());
        assertFalse(NodeProxy.to(List.of(OUTSIDE), true).toString().contains(login));
        j.jenkins.setProxy(new ProxyConfiguration("proxy.example", 3128));
        assertNull(NodeProxy.to(List.of(OUTSIDE), true).login());
    }
}
