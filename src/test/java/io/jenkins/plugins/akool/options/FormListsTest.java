package io.jenkins.plugins.akool.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What forms show of AKOOL's lists, with AKOOL and without. */
@WithJenkins
class FormListsTest extends StudioScenario {

    private FreeStyleProject job;
    private TranslationOptionsDescriptor form;
    private LanguageVoice.DescriptorImpl voices;

    @BeforeEach
    void openForms() throws Exception {
        job = j.createFreeStyleProject();
        form = j.jenkins.getDescriptorByType(TranslationOptionsDescriptor.class);
        voices = j.jenkins.getDescriptorByType(LanguageVoice.DescriptorImpl.class);
    }

    @AfterEach
    void letEverybodyIn() {
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void languagesAreNamedAsOneTypes() {
        FormValidation named = form.doCheckLanguages(job, "ja, es", "");
        assertEquals(FormValidation.Kind.OK, named.kind);
        assertTrue(named.getMessage().contains("Japanese"), named::getMessage);
        assertTrue(form.doCheckLanguages(job, "JA, zh_cn", "").getMessage().contains("Japanese, Chinese"));
        FormValidation unknown = form.doCheckLanguages(job, "ja, xx-YY", "");
        assertEquals(FormValidation.Kind.WARNING, unknown.kind);
        assertEquals("AKOOL does not list xx-YY.", unknown.getMessage());
        assertEquals(FormValidation.Kind.ERROR, form.doCheckLanguages(job, "ja, ja", "").kind);
        assertTrue(form.doShowLanguages(job, "").renderHtml().contains("<code>ja</code> Japanese"));
        assertEquals(1, akool.received(Call.LANGUAGES).size(), "asked once in ten minutes");
    }

    @Test
    void languagesAreFoundByTheirNamesAndBoundByTheirCodes() {
        assertEquals(List.of("Japanese [ja]"), typed("ja, japan"));
        assertTrue(typed("Chinese").stream().noneMatch(found -> found.contains(",")));
        assertTrue(typed("zh").contains("Chinese (Mandarin Simplified) [zh-CN]"), typed("zh")::toString);
        akool.on(Call.LANGUAGES).always(Fault.status(503));
        TranslationOptions chosen = new TranslationOptions("Japanese [ja], Chinese (Simplified) [zh-CN], fr, ");
        assertEquals("ja, zh-CN, fr", chosen.getLanguages());
        assertEquals(FormValidation.Kind.OK, form.doCheckLanguages(job, "Japanese [ja], Spanish [es], ", "").kind);
    }

    @Test
    void withoutAkoolLanguagesAreFoundAllTheSame() {
        akool.on(Call.LANGUAGES).always(Fault.status(503));
        assertEquals("Spanish [es]", typed("spa").get(0));
    }

    /** Asked over HTTP as the form says how: with the fields that it names, by POST only. */
    @Test
    void whereThereIsNoDefaultLanguagesAreFoundWithTheLoginOfTheForm() throws Exception {
        AkoolGlobalConfiguration.get().setCredentialsId(null);
        job.getBuildersList().add(new AkoolTranslateBuilder(new TranslationOptions("")));
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            HtmlPage page = web.getPage(job, "configure");
            DomElement field = page.querySelector("input[name='_.languages']");
            List<String> sent = List.of(field.getAttribute("fillDependsOn").split(" "));
            assertTrue(sent.contains("credentialsId"), sent::toString);
            URL url = new URL(j.getURL(), field.getAttribute("autoCompleteUrl"));
            WebRequest request = new WebRequest(url, HttpMethod.POST);
            web.addCrumb(request);
            request.getRequestParameters().add(new NameValuePair("value", "Mandarin S"));
            request.getRequestParameters().add(new NameValuePair("credentialsId", Studio.KEY_ID));
            String offered = web.getPage(request).getWebResponse().getContentAsString();
            assertTrue(offered.contains("Chinese (Mandarin Simplified) [zh-CN]"), offered);
            web.getOptions().setThrowExceptionOnFailingStatusCode(false);
            assertEquals(
                    HttpURLConnection.HTTP_NOT_FOUND,
                    web.getPage(new WebRequest(url)).getWebResponse().getStatusCode());
        }
    }

    private List<String> typed(String text) {
        return form.doAutoCompleteLanguages(job, text, "").getValues();
    }

    @Test
    void theDefaultLoginIsNamedWhereNoneIsChosen() throws Exception {
        assertEquals(
                "Default of this Jenkins: AKOOL API key",
                form.doFillCredentialsIdItems(job, "").get(0).name);
        AkoolGlobalConfiguration.get().setCredentialsId(null);
        assertEquals("- none -", form.doFillCredentialsIdItems(job, "").get(0).name);
    }

    @Test
    void voicesAreOfferedByNameAndBoundById() {
        List<String> offered = voices.doFillVoiceItems(job, "", "ja");
        assertTrue(offered.size() > 1);
        String first = offered.get(0);
        LanguageVoice chosen = new LanguageVoice("ja", first);
        assertTrue(first.endsWith(" [" + chosen.getVoice() + "]"), first);
        FormValidation shown = voices.doCheckVoice(job, "", "ja", first);
        assertEquals(FormValidation.Kind.OK, shown.kind);
        assertTrue(first.startsWith(shown.getMessage().replaceFirst("<.*", "").strip()), shown.getMessage());
        assertEquals(FormValidation.Kind.WARNING, voices.doCheckVoice(job, "", "ja", "nobody").kind);
        assertEquals(
                shown.renderHtml(), voices.doCheckVoice(job, "", "ja", "ALBA").renderHtml());
        FormValidation several = voices.doCheckVoice(job, "", "", "Alba");
        assertTrue(several.getMessage().contains(" voices have this name; give one"), several.getMessage());
    }

    @Test
    void withoutAkoolEveryFieldTakesFreeTextAndTheFormIsSaved() throws Exception {
        akool.on(Call.LANGUAGES).always(Fault.hang());
        akool.on(Call.VOICES_TRANSLATION).always(Fault.hang());
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl("https://example.com/tour.mp4");
        options.setVoices(List.of(new LanguageVoice("ja", "voice-1")));
        job.getBuildersList().add(new AkoolTranslateBuilder(options));

        j.configRoundtrip(job);

        TranslationOptions kept =
                job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions();
        j.assertEqualDataBoundBeans(options, kept);
        assertEquals(FormValidation.Kind.OK, form.doCheckLanguages(job, "ja", "").kind);
        assertEquals(List.of(), voices.doFillVoiceItems(job, "", "ja"));
        String late = form.doShowLanguages(job, "").getMessage();
        // Whichever ends first, the form's patience or that of a request which another field began.
        assertTrue(
                List.of("AKOOL did not answer in time.", "AKOOL could not be reached (timeout).")
                        .contains(late),
                late);
    }

    @Test
    void ownersWithoutAdministerRightsSeeListsAndReadersDoNot() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, Item.EXTENDED_READ)
                .everywhere()
                .to("owner"));
        try (ACLContext reader = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertEquals(List.of(), voices.doFillVoiceItems(job, "", "ja"));
            assertEquals(0, form.doFillCaptionsItems(job).size());
            assertEquals(FormValidation.Kind.OK, form.doCheckUrl(job, "nonsense", "", "", "").kind);
            assertEquals(0, akool.received().size());
        }
        try (ACLContext owner = ACL.as2(User.getById("owner", true).impersonate2())) {
            assertFalse(voices.doFillVoiceItems(job, "", "ja").isEmpty());
            assertEquals(5, form.doFillCaptionsItems(job).size());
            assertEquals(17, form.doFillStyleItems(job).size());
            assertEquals(FormValidation.Kind.ERROR, form.doCheckUrl(job, "nonsense", "", "", "").kind);
        }
    }

    /** Whoever may only read a job's configuration has no secret of its scope sent anywhere. */
    @Test
    void onlyWhoMayConfigureHasAkoolAsked() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ, CredentialsProvider.USE_ITEM, Item.BUILD)
                .everywhere()
                .to("curious"));
        try (ACLContext curious = ACL.as2(User.getById("curious", true).impersonate2())) {
            assertEquals(List.of(), voices.doFillVoiceItems(job, "", "ja"));
            assertEquals(FormValidation.Kind.OK, voices.doCheckVoice(job, "", "ja", "nobody").kind);
            assertEquals(FormValidation.Kind.OK, form.doCheckLanguages(job, "ja, xx-YY", Studio.KEY_ID).kind);
            assertEquals(FormValidation.Kind.ERROR, form.doCheckLanguages(job, "ja, !", "").kind);
            assertEquals(FormValidation.Kind.OK, form.doCheckCredentialsId(job, "nobody").kind);
            assertEquals(
                    List.of("Spanish [es]"),
                    form.doAutoCompleteLanguages(job, "Spani", Studio.KEY_ID).getValues());
            assertThrows(AccessDeniedException3.class, () -> form.doShowLanguages(job, Studio.KEY_ID));
        }
        assertEquals(0, akool.received().size());
    }

    @Test
    void connectionTestShowsTheBalanceOrTheReason() throws Exception {
        AkoolGlobalConfiguration global = AkoolGlobalConfiguration.get();
        String endpoint = akool.endpoint().toString();
        assertEquals(
                "AKOOL accepts the login; the account has 1,000 credits.",
                global.doTestConnection(endpoint, Studio.KEY_ID).getMessage());
        Studio.addKey("wrong", "not-the-key");
        assertTrue(global.doTestConnection(endpoint, "wrong")
                .getMessage()
                .startsWith("AKOOL does not accept the API key"));
        assertEquals(
                "There is no credential with the id &#039;nobody&#039; that this job may use.",
                global.doTestConnection(endpoint, "nobody").getMessage());
        akool.on(Call.CREDIT).always(Fault.status(404));
        assertEquals(
                "AKOOL accepts the login.",
                global.doTestConnection(endpoint, Studio.KEY_ID).getMessage());
        akool.close();
        assertTrue(
                global.doTestConnection(endpoint, Studio.KEY_ID).getMessage().startsWith("AKOOL could not be reached"));
    }
}
