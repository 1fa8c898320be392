package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.BrowserScenario;
import io.jenkins.plugins.akool.studio.ManyTranslations;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build's page that stays open in a real browser while the build changes. */
@WithJenkins
class OpenPageInBrowserTest extends BrowserScenario {

    /** Whether somebody sees it. */
    private static final String SHOWN = "document.querySelector('%s').getClientRects().length > 0";

    @AfterEach
    void unlock() {
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void aPageThatIsOpenedEarlyComesToHaveWhatALaterOneHas() throws Exception {
        WorkflowRun run = studio.pipeline("sleep 600").scheduleBuild2(0).waitForStart();
        BuildTranslations translations = BuildTranslations.of(run);
        List<String> languages =
                IntStream.range(0, 45).mapToObj(i -> "x-language" + i).toList();
        Order order = ManyTranslations.order(run, 0, languages, Instant.now());
        translations.put(new OrderRecord(order, OnFailure.FAIL, true));

        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.await(SHOWN.formatted(".akool-none") + " && !" + SHOWN.formatted(".akool-summary") + " && !"
                + SHOWN.formatted(".akool-pages"));
        assertEquals("being prepared", text(".akool-none"));

        languages.forEach(l -> translations.put(failed(order, l)));
        browser.await("document.querySelectorAll('.akool-entry').length === 40");
        browser.await("!" + SHOWN.formatted(".akool-none") + " && " + SHOWN.formatted(".akool-summary") + " && "
                + SHOWN.formatted(".akool-pages [rel=next]") + " && !" + SHOWN.formatted(".akool-pages [rel=prev]"));
        assertEquals("0 of 45 translations collected", text(".akool-summary"));
        assertEquals("Page 1 of 2", text(".akool-pages__here"));
        browser.value("document.querySelector('.akool-pages [rel=next]').click()");
        browser.await("document.querySelectorAll('.akool-entry').length === 5");
        run.doStop();
        j.waitForCompletion(run);
    }

    /** The person may look elsewhere meanwhile, too. */
    @Test
    void whatSomebodyTypesIsKeptAndTheEntryRenewedOnceItIsNot() throws Exception {
        akool.neverEnds("ja");
        akool.neverEnds("es");
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        WorkflowRun run = studio.pipeline(
                        "node { akoolTranslate url: '%s', languages: ['ja', 'es'] }".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.UNKNOWN);
        String lost = inState(run, State.UNKNOWN).language();
        Studio.awaitState(run, State.PROCESSING);
        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.value("document.querySelector('[name=akoolId]').value = '68da'");
        j.submit(j.createWebClient().getPage(run, "akool").getFormByName("forget-" + lost));
        akool.createdIds().forEach(akool::end);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        browser.await("document.querySelector('.akool-entry--done')");
        assertEquals(
                "68da",
                browser.value("document.querySelector('[name=akoolId]').value").asText());

        browser.value("""
                (() => {
                  window.looked = 0;
                  window.away = true;
                  Object.defineProperty(document, 'hidden', { get: () => { window.looked++; return window.away; } });
                })()
                """);
        browser.await("window.looked > 0");
        browser.value("""
                (() => {
                  document.querySelector('[name=akoolId]').value = '';
                  window.away = false;
                  document.dispatchEvent(new Event('visibilitychange'));
                })()
                """);
        browser.await("document.querySelector('.akool-entry--failed')");
        browser.await("document.querySelector('.akool-page').dataset.changing === 'false'");
    }

    @Test
    void theFocusStaysWhereItWas() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = start("tour.mp4", "languages: 'ja'");
        Studio.awaitState(run, State.PROCESSING);
        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.tabTo(".akool-copy");
        akool.end(akool.newestId("ja"));
        browser.await("document.querySelector('.akool-entry--done')");
        assertTrue(browser.value("document.activeElement.matches('.akool-entry--done .akool-copy')")
                .asBoolean());
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void aPlayerThatCannotPlayStillSaysSoInANewerEntry() throws Exception {
        akool.neverEnds("es");
        WorkflowRun run = start("tour.mp4", "languages: ['ja', 'es']");
        Studio.awaitState(run, State.COLLECTED);
        Studio.awaitState(run, State.PROCESSING);
        FilePath artifacts = new FilePath(new File(run.getRootDir(), "archive"));
        artifacts.child("akool/tour.ja.mp4").write("no video", "UTF-8");
        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.await("document.querySelector('.akool-entry--done video').hidden");

        TranslationRecord known = inState(run, State.COLLECTED);
        ExtraFile subtitles = new ExtraFile(Extra.TRANSLATED_SUBTITLES, "akool/tour.ja.srt", 10);
        BuildTranslations.of(run).put(known.with(new Collected(known.getFile(), known.getBytes(), List.of(subtitles))));
        browser.await("document.querySelector('.akool-entry--done track')");
        assertTrue(browser.value("document.querySelector('.akool-entry--done video').hidden")
                .asBoolean());
        browser.await(SHOWN.formatted(".akool-entry--done .akool-player__failed"));
        akool.end(akool.newestId("es"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void whoMayNoLongerSeeTheBuildIsToldOnce() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = start("tour.mp4", "languages: 'ja'");
        Studio.awaitState(run, State.PROCESSING);
        browser.open(j.getURL() + run.getUrl() + "akool/");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy());
        browser.await(SHOWN.formatted(".akool-stopped"));
        assertTrue(text(".akool-stopped").endsWith("Load the page again."));
        assertEquals(
                "false",
                browser.value("document.querySelector('.akool-page').dataset.changing")
                        .asText());
        unlock();
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    private static TranslationRecord failed(Order order, String language) {
        return new TranslationRecord(
                order.translationId(language),
                order.id(),
                order.source(),
                language,
                State.FAILED,
                null,
                null,
                null,
                null,
                null,
                null,
                "AKOOL said no.",
                0,
                null);
    }

    private static TranslationRecord inState(WorkflowRun run, State state) {
        return BuildTranslations.of(run).getRecords().stream()
                .filter(r -> r.getState() == state)
                .findFirst()
                .orElseThrow();
    }
}
