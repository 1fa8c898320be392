package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.studio.Studio;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the button tells an administrator about the way that AKOOL's calls would have to take. */
@WithJenkins
class WebhookCheckTest {

    @BeforeAll
    static void logins(JenkinsRule j) throws Exception {
        Studio.addKey("key", "an-api-key");
        addClient("client", "secret-of-24-characters-");
        addClient("odd", "secret-that-is-no-aes-key");
    }

    private static void addClient(String id, String secret) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, id, "client-id", secret));
    }

    /** An address of the internet that needs no name server. */
    @Test
    void nothingIsInTheWayOfAPublicAddress() {
        FormValidation check = check("https://1.1.1.1/jenkins/", "client");
        assertEquals(FormValidation.Kind.OK, check.kind, text(check));
        assertTrue(text(check).contains("https://1.1.1.1/jenkins/akool-webhook/&lt;token&gt;"), text(check));
    }

    @Test
    void whatKeepsAkoolOutIsSaid() {
        assertSays(FormValidation.Kind.ERROR, "Set the Jenkins URL", null, "client");
        assertSays(FormValidation.Kind.WARNING, "has no https", "http://1.1.1.1/", "client");
        assertSays(FormValidation.Kind.WARNING, "the port 8443", "https://1.1.1.1:8443/", "client");
        for (String closed : List.of("127.0.0.1", "localhost", "10.1.2.3", "192.168.1.1", "[::1]", "[fd00::1]")) {
            assertSays(
                    FormValidation.Kind.WARNING, "not an address of the internet", "https://" + closed + "/", "client");
        }
        assertSays(FormValidation.Kind.WARNING, "cannot be resolved", "https://jenkins.invalid/", "client");
    }

    @Test
    void aLoginThatCannotOpenCallsIsSaid() {
        assertSays(FormValidation.Kind.WARNING, "This login is no such client", "https://1.1.1.1/", "key");
        assertSays(FormValidation.Kind.WARNING, "This login is no such client", "https://1.1.1.1/", "odd");
        assertSays(FormValidation.Kind.ERROR, "no credential with the id", "https://1.1.1.1/", "nothing");
        assertSays(FormValidation.Kind.ERROR, "No AKOOL credential is set", "https://1.1.1.1/", "");
    }

    private static void assertSays(FormValidation.Kind kind, String sentence, String root, String credentialsId) {
        FormValidation check = check(root, credentialsId);
        assertEquals(kind, check.kind, text(check));
        assertTrue(text(check).contains(sentence), text(check));
        assertFalse(text(check).contains("an-api-key"), text(check));
    }

    private static FormValidation check(String root, String credentialsId) {
        JenkinsLocationConfiguration.get().setUrl(root);
        return AkoolGlobalConfiguration.get().doTestWebhook(credentialsId);
    }

    private static String text(FormValidation check) {
        return check.renderHtml();
    }
}
