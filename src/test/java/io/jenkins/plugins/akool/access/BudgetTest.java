package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.util.FormValidation.Kind;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator lets logins spend. */
@WithJenkins
class BudgetTest {

    private static JenkinsRule j;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @AfterEach
    void reset() {
        AkoolGlobalConfiguration.get().setBudgets(null);
        AkoolGlobalConfiguration.get().setCredentialsId(null);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void formKeepsThem() throws Exception {
        Studio.addKey("akool", "a-key");
        Studio.addKey("other", "another-key");
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        configuration.setBudgets(List.of(new Budget("akool", 500), new Budget("other", 12)));
        j.configRoundtrip();
        for (AkoolGlobalConfiguration read : List.of(configuration, new AkoolGlobalConfiguration())) {
            assertEquals(
                    List.of("akool 500", "other 12"),
                    read.getBudgets().stream()
                            .map(b -> b.getCredentialsId() + " " + b.getCredits())
                            .toList());
        }
    }

    @Test
    void formTakesTheLastOneAway() throws Exception {
        Studio.addKey("akool", "a-key");
        AkoolGlobalConfiguration.get().setBudgets(List.of(new Budget("akool", 500)));
        HtmlPage page = j.createWebClient().goTo("configure");
        page.<HtmlButton>getFirstByXPath("//div[@name='budgets']//button[contains(@class,'repeatable-delete')]")
                .click();
        HtmlForm form = page.getFormByName("config");
        j.submit(form);
        assertEquals(List.of(), AkoolGlobalConfiguration.get().getBudgets());
        assertNull(Budget.of("akool"));
    }

    @Test
    void configurationAsCodeReadsAndWrites(@TempDir Path folder) throws Exception {
        Path yaml = folder.resolve("jenkins.yaml");
        String ours = """
                budgets:
                - credentialsId: "akool"
                  credits: 500
                - credentialsId: "other"
                  credits: 12
                """;
        Files.writeString(yaml, "unclassified:\n  akool:\n" + ours.indent(4));
        ConfigurationAsCode.get().configure(yaml.toString());
        assertEquals(500, Budget.of("akool"));
        assertEquals(12, Budget.of("other"));
        assertEquals(List.of("akool", "other"), Budget.logins());
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String written = Util.toYamlString(Util.getUnclassifiedRoot(context).get("akool"));
        assertTrue(written.contains(ours.strip()), written);
    }

    @Test
    void ofSeveralForOneLoginTheLeastCounts() {
        AkoolGlobalConfiguration.get()
                .setBudgets(List.of(new Budget("akool", 500), new Budget(" akool ", 20), new Budget("x", -3)));
        assertEquals(20, Budget.of("akool"));
        assertEquals(0, Budget.of("x"));
        assertNull(Budget.of("other"));
    }

    @Test
    void formSaysWhatIsWrong() {
        Budget.DescriptorImpl form = j.jenkins.getDescriptorByType(Budget.DescriptorImpl.class);
        assertEquals(Kind.OK, form.doCheckCredits("0").kind);
        assertEquals(Kind.OK, form.doCheckCredits("12").kind);
        for (String wrong : List.of("", "-1", "many", "1.5")) {
            assertEquals(Kind.ERROR, form.doCheckCredits(wrong).kind, wrong);
        }
        assertEquals(Kind.ERROR, form.doCheckCredentialsId(" ").kind);
        assertEquals(Kind.OK, form.doCheckCredentialsId("akool").kind);
    }

    @Test
    void onlyAnAdministratorIsAnswered() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("reader"));
        Budget.DescriptorImpl form = j.jenkins.getDescriptorByType(Budget.DescriptorImpl.class);
        try (ACLContext reader = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThrows(AccessDeniedException3.class, () -> form.doCheckCredits("1"));
            assertThrows(AccessDeniedException3.class, () -> form.doCheckCredentialsId("x"));
            assertEquals(1, form.doFillCredentialsIdItems("current").size());
        }
    }
}
