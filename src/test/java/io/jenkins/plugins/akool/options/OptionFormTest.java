package io.jenkins.plugins.akool.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The rows of the form, and what is written down of them. */
@WithJenkins
class OptionFormTest extends StudioScenario {

    private FreeStyleProject job;
    private final TranslationOptions options = new TranslationOptions("ja");

    @BeforeEach
    void create() throws Exception {
        job = j.createFreeStyleProject();
        options.setUrl("https://example.com/tour.mp4");
    }

    private TranslationOptions saved() {
        return job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions();
    }

    private HtmlPage opened() throws Exception {
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        return j.createWebClient().getPage(job, "configure");
    }

    @Test
    void everyRowCanBeDeleted() throws Exception {
        options.setVoices(List.of(new LanguageVoice("ja", "one")));
        options.setFixedWords(List.of(new WordPair("a", "b"), new WordPair("c", "d")));
        options.setPronouncedWords(List.of(new WordPair("e", "f")));
        HtmlPage page = opened();
        for (String field : List.of("_.voice", "_.word", "_.word", "_.word")) {
            HtmlInput first = page.getFirstByXPath(
                    "//input[@name='" + field + "' and not(ancestor::*[contains(@class,'to-be-removed')])]");
            HtmlButton delete = first.getFirstByXPath(
                    "ancestor::div[contains(@class,'repeated-chunk')][1]//button[contains(@class,'repeatable-delete')]");
            delete.fireEvent("click");
            page.getWebClient().waitForBackgroundJavaScript(2000);
        }
        j.submit(page.getFormByName("config"));
        assertEquals(List.of(), saved().getVoices());
        assertEquals(List.of(), saved().getFixedWords());
        assertEquals(List.of(), saved().getPronouncedWords());
        assertEquals("ja", saved().getLanguages());
    }

    @Test
    void aRowThatWasAddedAndLeftEmptyIsNothing() throws Exception {
        options.setVoices(List.of(new LanguageVoice("", " ")));
        options.setFixedWords(List.of(new WordPair(" ", ""), new WordPair("a", "b")));
        assertEquals(List.of(), options.getVoices());
        assertEquals(1, options.getFixedWords().size());
        assertEquals(null, options.problem());
    }

    @Test
    void anUnfinishedRowIsSaidAtItsField() throws Exception {
        WordPair.DescriptorImpl words = j.jenkins.getDescriptorByType(WordPair.DescriptorImpl.class);
        assertEquals(
                "Give a word, or delete the row.", words.doCheckWord(job, " ").getMessage());
        assertEquals(FormValidation.Kind.ERROR, words.doCheckReplacement(job, "").kind);
        assertEquals(FormValidation.Kind.OK, words.doCheckReplacement(job, "$WORD").kind);
        LanguageVoice.DescriptorImpl voices = j.jenkins.getDescriptorByType(LanguageVoice.DescriptorImpl.class);
        assertEquals(
                "fr is not among the target languages.",
                voices.doCheckLanguage(job, "ja, zh-CN", "fr").getMessage());
        assertEquals(FormValidation.Kind.OK, voices.doCheckLanguage(job, "ja, zh-CN", "ZH_cn").kind);
        assertEquals(FormValidation.Kind.OK, voices.doCheckLanguage(job, "${LANGUAGES}", "fr").kind);
        assertEquals(FormValidation.Kind.ERROR, voices.doCheckLanguage(job, "ja", "").kind);
        options.setFixedWords(List.of(new WordPair("a", "")));
        options.setVoices(List.of(new LanguageVoice("ja", "")));
        HtmlPage page = opened();
        page.getWebClient().waitForBackgroundJavaScript(5000);
        String shown = page.asXml();
        assertTrue(shown.contains("Give a word, or delete the row."), shown);
        assertTrue(shown.contains("Give the voice's id."), shown);
    }

    @Test
    void whatIsWrittenDownIsPlain() throws Exception {
        opened();
        job.save();
        String empty = job.getConfigFile().asString();
        assertFalse(empty.contains("java.util") || empty.contains("class=\"java"), empty);
        for (String list : List.of("<voices", "<fixedWords", "<pronouncedWords")) {
            assertFalse(empty.contains(list), empty);
        }
        options.setVoices(List.of(new LanguageVoice("ja", "one")));
        options.setFixedWords(List.of(new WordPair("a", "b")));
        options.setPronouncedWords(List.of(new WordPair("a", "b")));
        job.save();
        String full = job.getConfigFile().asString();
        assertFalse(full.contains("java.util"), full);
        job.doReload();
        assertEquals(
                "one",
                j.jenkins
                        .getItemByFullName(job.getFullName(), FreeStyleProject.class)
                        .getBuildersList()
                        .get(AkoolTranslateBuilder.class)
                        .getOptions()
                        .getVoices()
                        .get(0)
                        .getVoice());
    }

    /** As earlier versions wrote an empty list, and as people write one by hand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<voices class=\"java.util.ImmutableCollections$ListN\" resolves-to=\"java.util.CollSer\" serialization=\"custom\">"
                        + "<java.util.CollSer><default><tag>1</tag></default><int>0</int></java.util.CollSer></voices>",
                "<voices class=\"java.util.ImmutableCollections$ListN\"/>",
                "<voices/>",
                ""
            })
    void listsThatWereOddlyWrittenAreRead(String voices) throws Exception {
        opened();
        job.save();
        String xml = job.getConfigFile().asString().replace("<languages>", voices + "<languages>");
        job.updateByXml(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), saved().getVoices());
        assertEquals("ja", saved().getLanguages());
        assertEquals(null, saved().problem());
    }
}
