package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.Util;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.akool.options.TranslationOptionsDescriptor;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Logins as people store them, and where it is said what is wrong with one. */
@WithJenkins
class LoginsTest extends StudioScenario {

    private static void store(StandardCredentials credential) {
        SystemCredentialsProvider.getInstance().getCredentials().add(credential);
    }

    private void assertSaid(String id, String sentence) throws Exception {
        AkoolGlobalConfiguration global = AkoolGlobalConfiguration.get();
        FreeStyleProject job = j.createFreeStyleProject();
        TranslationOptionsDescriptor form = j.jenkins.getDescriptorByType(TranslationOptionsDescriptor.class);
        String shown = Util.escape(sentence);
        assertEquals(
                shown, global.doTestConnection(akool.endpoint().toString(), id).getMessage());
        assertEquals(shown, global.doCheckCredentialsId(id).getMessage());
        assertEquals(shown, form.doCheckCredentialsId(job, id).getMessage());
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: 'ja', credentialsId: '%s'".formatted(akool.sourceUrl(), id));
        j.assertLogContains(sentence, run);
        String log = JenkinsRule.getLog(run);
        assertFalse(log.contains(akool.apiKey()) || log.contains("\tat "), log);
        assertEquals(0, akool.createCount());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    |"%s"|, looks quoted. Store the key without quotation marks.
                    |'%s'|, looks quoted. Store the key without quotation marks.
                    |“%s”|, looks quoted. Store the key without quotation marks.
                    |`%s`|, looks quoted. Store the key without quotation marks.
                    |%s"|, looks quoted. Store the key without quotation marks.
                    |Bearer %s|, has something in front of its key
                    |bearer  %s|, has something in front of its key
                    |x-api-key: %s|, has something in front of its key
                    |AKOOL_API_KEY=%s|, has something in front of its key
                    |one %s|, has a space or a line break in its key. Copy the key again
                    |é%s|, has a character in its key that AKOOL gives to nobody
                    | |, is empty. Store the key as AKOOL shows it.
                    """)
    void aKeyWithSomethingAroundItIsSaidAtTheCredential(String stored, String problem) throws Exception {
        Studio.addKey("pasted", stored.formatted(akool.apiKey()));
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: 'ja', credentialsId: 'pasted'".formatted(akool.sourceUrl()));
        j.assertLogContains("The credential 'pasted' " + problem, run);
        assertEquals(0, akool.createCount());
    }

    @Test
    void itIsSaidWhereverALoginIsChosen() throws Exception {
        Studio.addKey("quoted", "\"" + akool.apiKey() + "\"");
        assertSaid("quoted", "The credential 'quoted' looks quoted. Store the key without quotation marks.");
        Studio.addKey(
                "broken", akool.apiKey().substring(0, 5) + "\n" + akool.apiKey().substring(5));
        assertSaid(
                "broken",
                "The credential 'broken' has a space or a line break in its key. Copy the key again, in one piece.");
        store(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "client", null, "\"" + akool.clientId() + "\"", akool.clientSecret()));
        assertSaid("client", "The credential 'client' looks quoted. Store the client id without quotation marks.");
        store(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "secret", null, akool.clientId(), "Bearer " + akool.clientSecret()));
        assertSaid(
                "secret",
                "The credential 'secret' has something in front of its client secret, such as 'Bearer' or a name. Store the"
                        + " client secret alone.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s\n", "\r\n%s \t\r\n"})
    void whatIsOnlyAroundAKeyInWhiteIsLeftOut(String stored) throws Exception {
        Studio.addKey("pasted", stored.formatted(akool.apiKey()));
        studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', credentialsId: 'pasted'".formatted(akool.sourceUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc+/def==", "a:b=c", "AKOOL-key_1.2~3", "tokenless", "keyring99", "it's"})
    void aKeyOfUnknownMakingIsNotObjectedTo(String key) {
        assertNull(PastedKey.problem("id", "key", key));
    }

    @Test
    void aDefaultThatNoJobMayUseIsNotOfferedAndSaidToBeOne() throws Exception {
        store(new StringCredentialsImpl(CredentialsScope.SYSTEM, "inside", null, Secret.fromString(akool.apiKey())));
        AkoolGlobalConfiguration global = AkoolGlobalConfiguration.get();
        assertTrue(global.doFillCredentialsIdItems("").stream().noneMatch(option -> option.value.equals("inside")));
        global.setCredentialsId("inside");
        String sentence =
                "The credential 'inside' has the scope System, so no job may use it. Give it the scope Global.";
        assertEquals(
                Util.escape(sentence),
                global.doTestConnection(akool.endpoint().toString(), "inside").getMessage());
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains(sentence, run);
        assertEquals(
                Util.escape(sentence), global.doCheckCredentialsId("inside").getMessage());
        FormValidation inJob = j.jenkins
                .getDescriptorByType(TranslationOptionsDescriptor.class)
                .doCheckCredentialsId(j.createFreeStyleProject(), "");
        assertEquals(Util.escape(sentence), inJob.getMessage());
        assertEquals(0, akool.createCount());
        HtmlPage page = j.createWebClient().goTo("configure");
        page.getWebClient().waitForBackgroundJavaScript(5000);
        assertTrue(page.asNormalizedText().contains(sentence), "said as the form opens");
    }
}
