package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.akool.options.TranslationOptionsDescriptor;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator sets, and who may see what. */
@WithJenkins
class AkoolGlobalConfigurationTest {

    private static JenkinsRule j;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @AfterEach
    void reset() {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        configuration.setEndpoint(null);
        configuration.setCredentialsId(null);
        configuration.setWebhooks(false);
        configuration.setMaxResultMebibytes(0);
        configuration.setDownloadsPerNode(0);
        configuration.setServeSources(false);
        configuration.setPublicAddresses(null);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void formKeepsWhatWasSet() throws Exception {
        Studio.addKey("akool", "a-key");
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        configuration.setEndpoint("https://akool.example.com/gateway");
        configuration.setCredentialsId("akool");
        configuration.setWebhooks(true);
        configuration.setMaxResultMebibytes(512);
        configuration.setDownloadsPerNode(2);
        configuration.setServeSources(true);
        configuration.setPublicAddresses("198.18.0.0/15, fd00::/8");

        j.configRoundtrip();

        assertEquals("https://akool.example.com/gateway", configuration.getEndpoint());
        assertEquals("akool", configuration.getCredentialsId());
        assertTrue(configuration.isWebhooks());
        AkoolGlobalConfiguration read = new AkoolGlobalConfiguration();
        assertEquals("https://akool.example.com/gateway", read.getEndpoint());
        assertEquals("akool", read.getCredentialsId());
        assertTrue(read.isWebhooks());
        assertEquals(512, read.getMaxResultMebibytes());
        assertEquals(2, read.getDownloadsPerNode());
        assertTrue(configuration.isServeSources());
        assertTrue(read.isServeSources());
        assertEquals("198.18.0.0/15, fd00::/8", read.getPublicAddresses());
    }

    @Test
    void defaultsNeedNoConfiguration() throws Exception {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        j.configRoundtrip();
        assertEquals("https://openapi.akool.com", configuration.getEndpoint());
        assertNull(configuration.getCredentialsId());
        assertFalse(configuration.isWebhooks());
        assertEquals(2048, configuration.getMaxResultMebibytes());
        assertEquals(4, configuration.getDownloadsPerNode());
        assertFalse(configuration.isServeSources());
        assertFalse(configuration.isCollectOnController());
    }

    @Test
    void configurationAsCodeReadsAndWrites(@TempDir Path folder) throws Exception {
        Path yaml = folder.resolve("jenkins.yaml");
        String ours = """
                collectOnController: true
                credentialsId: "akool"
                downloadsPerNode: 3
                endpoint: "https://akool.example.com"
                maxResultMebibytes: 100
                publicAddresses: "198.18.0.0/15"
                serveSources: true
                webhooks: true
                """;
        Files.writeString(yaml, "unclassified:\n  akool:\n" + ours.indent(4));
        io.jenkins.plugins.casc.ConfigurationAsCode.get().configure(yaml.toString());

        assertEquals("https://akool.example.com", AkoolGlobalConfiguration.get().getEndpoint());
        assertEquals("akool", AkoolGlobalConfiguration.get().getCredentialsId());
        assertEquals(100, AkoolGlobalConfiguration.get().getMaxResultMebibytes());
        assertEquals(3, AkoolGlobalConfiguration.get().getDownloadsPerNode());
        assertTrue(AkoolGlobalConfiguration.get().isServeSources());
        assertTrue(AkoolGlobalConfiguration.get().isCollectOnController());
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        assertEquals(
                ours.strip(),
                Util.toYamlString(Util.getUnclassifiedRoot(context).get("akool"))
                        .strip());
    }

    @Test
    void endpointIsChecked() {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        assertEquals(FormValidation.Kind.OK, configuration.doCheckEndpoint("").kind);
        assertEquals(FormValidation.Kind.OK, configuration.doCheckEndpoint("https://akool.example.com").kind);
        assertEquals(FormValidation.Kind.WARNING, configuration.doCheckEndpoint("http://localhost:1").kind);
        for (String wrong :
                List.of("akool", "https://user:secret@akool.example.com", "https://akool.example.com?a=b")) {
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckEndpoint(wrong).kind, wrong);
        }
    }

    @Test
    void limitsAreChecked() {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        assertEquals(FormValidation.Kind.OK, configuration.doCheckMaxResultMebibytes("2048").kind);
        assertEquals(FormValidation.Kind.OK, configuration.doCheckDownloadsPerNode("4").kind);
        for (String wrong : List.of("0", "-1", "many", "")) {
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckMaxResultMebibytes(wrong).kind, wrong);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckDownloadsPerNode(wrong).kind, wrong);
        }
    }

    @Test
    void publicAddressesAreChecked() {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        assertEquals(FormValidation.Kind.OK, configuration.doCheckPublicAddresses("").kind);
        assertEquals(FormValidation.Kind.OK, configuration.doCheckPublicAddresses("198.18.0.0/15 10.0.0.1").kind);
        assertEquals(FormValidation.Kind.ERROR, configuration.doCheckPublicAddresses("example.com").kind);
        assertEquals("", configuration.getPublicAddresses());
    }

    @Test
    void servingSourcesNeedsAnAddressThatCanBeReached() throws Exception {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        JenkinsLocationConfiguration location = JenkinsLocationConfiguration.get();
        String before = location.getUrl();
        try {
            location.setUrl("https://ci.example.com/");
            assertEquals(FormValidation.Kind.OK, configuration.doCheckServeSources(true).kind);
            location.setUrl("http://ci.example.com/");
            assertEquals(FormValidation.Kind.WARNING, configuration.doCheckServeSources(true).kind);
            location.setUrl(null);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckServeSources(true).kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckServeSources(false).kind);
        } finally {
            location.setUrl(before);
        }
    }

    @Test
    void onlyThoseWhoMayConfigureLearnOfCredentials() throws Exception {
        Studio.addKey("akool", "a-key");
        FreeStyleProject job = j.createFreeStyleProject();
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, Item.EXTENDED_READ)
                .everywhere()
                .to("owner")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        AkoolGlobalConfiguration global = AkoolGlobalConfiguration.get();
        TranslationOptionsDescriptor options = j.jenkins.getDescriptorByType(TranslationOptionsDescriptor.class);

        try (ACLContext reader = ACL.as2(user("reader"))) {
            assertEquals(List.of("current"), values(options.doFillCredentialsIdItems(job, "current")));
            assertEquals(List.of("current"), values(options.doFillCredentialsIdItems(null, "current")));
            assertEquals(List.of("current"), values(global.doFillCredentialsIdItems("current")));
            assertThrows(AccessDeniedException3.class, () -> global.doCheckEndpoint("x"));
            assertThrows(AccessDeniedException3.class, () -> global.doTestWebhook("akool"));
            assertThrows(AccessDeniedException3.class, () -> global.doCheckServeSources(true));
        }
        try (ACLContext owner = ACL.as2(user("owner"))) {
            assertTrue(values(options.doFillCredentialsIdItems(job, "")).contains("akool"));
            assertFalse(values(global.doFillCredentialsIdItems("")).contains("akool"));
        }
        try (ACLContext admin = ACL.as2(user("admin"))) {
            assertTrue(values(global.doFillCredentialsIdItems("")).contains("akool"));
        }
    }

    @Test
    void checksAndListsTakeOnlyPosts() throws Exception {
        JenkinsRule.WebClient web = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        for (String path : List.of(
                "options.TranslationOptions/checkUrl?value=x",
                "options.TranslationOptions/checkFile?value=x",
                "options.TranslationOptions/checkLanguages?value=x",
                "options.TranslationOptions/checkSourceLanguage?value=x",
                "options.TranslationOptions/checkTo?value=x",
                "options.TranslationOptions/checkTimeoutMinutes?value=x",
                "options.TranslationOptions/fillCredentialsIdItems",
                "options.TranslationOptions/checkCredentialsId?value=x",
                "options.WordPair/checkWord?value=x",
                "options.LanguageVoice/checkLanguage?value=x",
                "access.AkoolGlobalConfiguration/checkPublicAddresses?value=x",
                "access.AkoolGlobalConfiguration/checkCredentialsId?value=x",
                "access.AkoolGlobalConfiguration/checkEndpoint?value=x",
                "access.AkoolGlobalConfiguration/testWebhook",
                "access.AkoolGlobalConfiguration/checkServeSources?value=true",
                "access.AkoolGlobalConfiguration/fillCredentialsIdItems")) {
            URL url = new URL(j.getURL(), "descriptorByName/io.jenkins.plugins.akool." + path);
            assertEquals(404, status(web, url, HttpMethod.GET), path);
            assertEquals(200, status(web, url, HttpMethod.POST), path);
        }
    }

    private static int status(JenkinsRule.WebClient web, URL url, HttpMethod method) throws Exception {
        return web.getPage(web.addCrumb(new WebRequest(url, method)))
                .getWebResponse()
                .getStatusCode();
    }

    private static org.springframework.security.core.Authentication user(String name) {
        return hudson.model.User.getById(name, true).impersonate2();
    }

    private static List<String> values(ListBoxModel items) {
        return items.stream().map(option -> option.value).toList();
    }
}
