package io.jenkins.plugins.akool.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** An order whose agent answers hours after it was asked for its workspace. An hour passes in a tenth of a second. */
class LongPreparationTest {

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private FastTimeline timeline;
    private SimulatedAkool akool;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private final OrderWatcher step = new OrderWatcher() {
        @Override
        public TaskListener log() {
            return TaskListener.NULL;
        }

        @Override
        public Site site() throws InterruptedException {
            asked.countDown();
            answered.await();
            return null;
        }

        @Override
        public void finished(OrderOutcome outcome) {
            end.complete(outcome.failure());
        }

        @Override
        public void failed(String why) {
            end.complete(why);
        }
    };

    @BeforeEach
    void hurry() throws Exception {
        EngineLife.timelines = () -> timeline = new FastTimeline(36_000);
        akool = SimulatedAkool.builder().start();
    }

    @AfterEach
    void slowDown() {
        EngineLife.timelines = SystemTimeline::new;
        akool.close();
    }

    private FreeStyleBuild place(JenkinsRule j, String orderId, int minutes) throws Exception {
        Studio.open(j, akool);
        FreeStyleBuild run = j.buildAndAssertSuccess(j.createFreeStyleProject());
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        options.setTimeoutMinutes(minutes);
        TranslationService.get().place(orderId, run, options, step);
        asked.await();
        return run;
    }

    @Test
    void whatIsStoppedMeanwhileIsNeverSubmitted() throws Throwable {
        sessions.then(j -> {
            String orderId = TranslationService.newOrderId();
            FreeStyleBuild run = place(j, orderId, 10_000);
            TranslationService.get().abort(orderId, "The build was stopped.");
            CountDownLatch later = new CountDownLatch(1);
            timeline.wakeAt(timeline.now().plus(Duration.ofDays(2)), later::countDown);
            later.await();
            answered.countDown();
            assertEquals("It was stopped before anything was submitted; nothing was paid.", end.get());
            assertEquals(List.of(end.get()), reasons(run));
            assertEquals(0, akool.createCount());
        });
    }

    @Test
    void whatTakesLongerThanTheStepMayIsNeverSubmitted() throws Throwable {
        sessions.then(j -> {
            FreeStyleBuild run = place(j, TranslationService.newOrderId(), 60);
            assertEquals(
                    "It could not be made ready within its time limit of 60 minutes, so it was not submitted; nothing"
                            + " was paid.",
                    end.get());
            answered.countDown();
            while (!reasons(run).equals(List.of(end.get()))) {
                Moment.pass();
            }
            assertEquals(0, akool.createCount());
        });
    }

    private static List<String> reasons(FreeStyleBuild run) {
        BuildTranslations known = BuildTranslations.find(run);
        return known == null
                ? List.of()
                : known.getRecords().stream().map(TranslationRecord::getReason).toList();
    }
}
