package io.jenkins.plugins.akool.freestyle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.Functions;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import java.util.Locale;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;

/** Forms and pages speak the language of the browser, the log that of the server. */
@WithJenkins
class ReadersLanguageTest extends StudioScenario {

    private static final LocaleProvider OF_THE_HARNESS = LocaleProvider.getProvider();

    /** As Jenkins does where it is started by a servlet container and not by a test. */
    @BeforeAll
    static void listenToTheBrowser() {
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Functions.getCurrentLocale();
            }
        });
    }

    @AfterAll
    static void listenNoMore() {
        LocaleProvider.setProvider(OF_THE_HARNESS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de    | Zielsprachen     | Das Video muss mit einer absoluten http- oder https-URL angegeben werden.
                    fr    | Langues cibles   | La vidéo doit être indiquée par une URL http ou https absolue.
                    ja    | 翻訳先の言語        | 動画は http または https の絶対 URL で指定してください。
                    zh-CN | 目标语言          | 视频必须以绝对的 http 或 https URL 给出。
                    en    | Target languages | The video must be given as an absolute http or https URL.
                    """)
    void formOfAJob(String language, String label, String sentence) throws Exception {
        FreeStyleProject job = job("tour.mp4");
        HtmlPage page = browser(language).getPage(job, "configure");
        page.getWebClient().waitForBackgroundJavaScript(5000);
        String shown = page.asXml();
        assertTrue(shown.contains(label), shown);
        assertTrue(shown.contains(sentence), shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de    | Höchstgröße eines Ergebnisses in Mebibyte       | Wie groß eine einzelne Datei
                    fr    | Taille maximale d’un résultat en mébioctets     | Taille maximale d’un fichier de résultat
                    ja    | 結果の最大サイズ (MiB)                             | 結果のファイル 1 つの最大サイズです
                    zh-CN | 结果的最大大小（MiB）                              | 结果中单个文件的最大大小
                    en    | Most mebibytes of a result                      | How large one file of a result may be
                    """)
    void systemConfigurationAndItsHelp(String language, String label, String help) throws Exception {
        WebClient browser = browser(language);
        String form = browser.goTo("configure").asXml();
        assertTrue(form.contains(label), form);
        String page = browser.goTo(
                        "descriptor/io.jenkins.plugins.akool.access.AkoolGlobalConfiguration/help/maxResultMebibytes")
                .asXml();
        assertTrue(page.contains(help), page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de    | Übersetzungen | Verbrauchte Credits | Linkes Video
                    fr    | Traductions   | Crédits utilisés    | Vidéo de gauche
                    ja    | 翻訳           | 消費したクレジット      | 左の動画
                    zh-CN | 翻译           | 消耗的积分           | 左侧视频
                    en    | Translations  | Credits used        | Left video
                    """)
    void pageOfABuild(String language, String title, String fact, String label) throws Exception {
        FreeStyleBuild run = j.buildAndAssertSuccess(job(akool.sourceUrl()));
        String page = browser(language).getPage(run, "akool/").asXml();
        for (String text : List.of(title, fact, label)) {
            assertTrue(page.contains(text), page);
        }
    }

    @Test
    void logOfABuild() throws Exception {
        FreeStyleProject job = job(akool.sourceUrl());
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPAN);
        try {
            j.assertLogContains("ja: AKOOL に ", j.buildAndAssertSuccess(job));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void creditsOfABuild() throws Exception {
        FreeStyleBuild run = j.buildAndAssertSuccess(job(akool.sourceUrl()));
        TranslationRecord known = BuildTranslations.of(run).getRecords().get(0);
        BuildTranslations.of(run)
                .put(new TranslationRecord(
                        known.id(),
                        known.orderId(),
                        known.source(),
                        known.language(),
                        known.state(),
                        known.akoolId(),
                        known.submittedAt(),
                        known.completedAt(),
                        known.durationSeconds(),
                        1234.5,
                        known.result(),
                        null,
                        0,
                        null));
        HtmlPage page = browser("de").getPage(run, "akool");
        assertTrue(page.asNormalizedText().contains("1.234,5"), page.asNormalizedText());
    }

    private static FreeStyleProject job(String url) throws Exception {
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(url);
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        return job;
    }

    private static WebClient browser(String language) {
        WebClient browser = j.createWebClient();
        browser.addRequestHeader("Accept-Language", language);
        return browser;
    }
}
