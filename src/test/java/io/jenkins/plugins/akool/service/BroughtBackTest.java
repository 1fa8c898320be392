package io.jenkins.plugins.akool.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A step about several videos that Jenkins brings back after a restart, and what happens to it just then. */
class BroughtBackTest {

    private static final String BATCH = "0b3f6a52-5d0e-4a8e-9a55-3f2f1c4d7e10";

    private static final String STOPPED = "It was stopped before anything was submitted; nothing was paid.";

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final CompletableFuture<String> end = new CompletableFuture<>();

    private SimulatedAkool akool;
    private FastTimeline timeline;

    /** A step whose videos are prepared as long as its node lets them wait for an answer, each asking once. */
    private class Step implements OrderWatcher {

        private final AtomicInteger calls = new AtomicInteger();

        /** Returns once the node answers, here at once. */
        void ask(int call) throws InterruptedException {}

        @Override
        public TaskListener log() {
            return TaskListener.NULL;
        }

        @Override
        public Site site() throws InterruptedException {
            ask(calls.incrementAndGet());
            return null;
        }

        @Override
        public void finished(OrderOutcome outcome) {
            end.complete(String.valueOf(outcome.failure()));
        }

        @Override
        public void failed(String why) {
            end.complete(why);
        }
    }

    private final Step quick = new Step();

    @BeforeEach
    void open() throws Exception {
        akool = SimulatedAkool.builder().duration(Duration.ofMillis(300)).start();
    }

    @AfterEach
    void close() {
        EngineLife.timelines = SystemTimeline::new;
        akool.close();
    }

    private TranslationOptions options(int videos) {
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrls(IntStream.range(0, videos)
                .mapToObj(n -> akool.sourceUrl() + "?n=" + n)
                .collect(Collectors.joining("\n")));
        return options;
    }

    private FreeStyleBuild build(JenkinsRule j) throws Exception {
        Studio.open(j, akool);
        return j.buildAndAssertSuccess(j.createFreeStyleProject());
    }

    /** As a Jenkins leaves a build that was killed before any of its orders was in the journal. */
    private FreeStyleBuild killed(JenkinsRule j, TranslationOptions options) throws Exception {
        FreeStyleBuild run = build(j);
        Wish wish = new Wish(run, options, quick);
        for (String url : options.urlList()) {
            int n = BuildTranslations.of(run).getOrders().size();
            Order order = wish.about(Video.at(url), quick, BATCH).order(BATCH + "-" + n, Instant.now(), List.of());
            BuildTranslations.of(run).put(new OrderRecord(order, options.getOnFailure(), true));
        }
        return run;
    }

    private static List<String> reasons(FreeStyleBuild run) {
        return BuildTranslations.of(run).getRecords().stream()
                .map(TranslationRecord::getReason)
                .toList();
    }

    /** Has the journal of the next Jenkins read no sooner than somebody lets it. */
    private static CompletableFuture<Void> holdJournal() {
        CompletableFuture<Void> let = new CompletableFuture<>();
        EngineLife.timelines = () -> {
            SystemTimeline timeline = new SystemTimeline();
            timeline.execute(let::join);
            return timeline;
        };
        return let;
    }

    @Test
    void nothingIsSubmittedAfterItWasStoppedWhileItsFirstVideosWerePrepared() throws Throwable {
        sessions.then(j -> {
            CountDownLatch asked = new CountDownLatch(4);
            CountDownLatch answered = new CountDownLatch(1);
            TranslationOptions options = options(6);
            options.setReuse(true);
            FreeStyleBuild run = killed(j, options);
            TranslationService.get().resume(BATCH, run, options, new Step() {
                @Override
                void ask(int call) throws InterruptedException {
                    asked.countDown();
                    answered.await();
                }
            });
            asked.await();
            TranslationService.get().abort(BATCH, "The build was stopped.");
            answered.countDown();
            assertEquals(STOPPED, end.get());
            assertEquals(Collections.nCopies(6, STOPPED), reasons(run));
            assertEquals(0, akool.createCount());
        });
    }

    @Test
    void nothingIsSubmittedAfterItWasStoppedBeforeTheJournalWasRead() throws Throwable {
        CompletableFuture<Void> let = holdJournal();
        sessions.then(j -> {
            TranslationOptions options = options(6);
            FreeStyleBuild run = killed(j, options);
            TranslationService.get().resume(BATCH, run, options, quick);
            TranslationService.get().abort(BATCH, "The build was stopped.");
            let.complete(null);
            assertEquals(STOPPED, end.get());
            assertEquals(Collections.nCopies(6, STOPPED), reasons(run));
            assertEquals(0, akool.createCount());
        });
    }

    @Test
    void nothingIsOrderedAfterItWasStoppedBeforeTheJournalWasRead() throws Throwable {
        CompletableFuture<Void> let = holdJournal();
        sessions.then(j -> {
            FreeStyleBuild run = build(j);
            TranslationService.get().resume(BATCH, run, options(6), quick);
            TranslationService.get().abort(BATCH, "The build was stopped.");
            let.complete(null);
            assertEquals(STOPPED, end.get());
            assertEquals(List.of(), BuildTranslations.of(run).getOrders());
            assertEquals(0, akool.createCount());
        });
    }

    @Test
    void whatTheJournalHasOfItIsGivenUpToo() throws Throwable {
        TranslationOptions options = options(2);
        akool.on(Call.CREATE).always(Fault.code(1005, "Frequent operation"));
        sessions.then(j -> {
            TranslationService.get()
                    .place(BATCH, build(j), options, quick)
                    .toCompletableFuture()
                    .join();
            while (akool.received(Call.CREATE).isEmpty()) {
                Moment.pass();
            }
        });
        akool.clearFaults();
        CompletableFuture<Void> let = holdJournal();
        sessions.then(j -> {
            FreeStyleBuild run =
                    j.jenkins.getAllItems(FreeStyleProject.class).get(0).getLastBuild();
            TranslationService.get().resume(BATCH, run, options, quick);
            TranslationService.get().abort(BATCH, "The build was stopped.");
            let.complete(null);
            end.get();
            assertEquals(Collections.nCopies(2, "The build was stopped. It was not submitted."), reasons(run));
            assertEquals(0, akool.createCount());
        });
    }

    @Test
    void itHearsThatTheJournalCannotBeRead() throws Throwable {
        log.expect("The journal of AKOOL translations cannot be read");
        log.expect("could not be written down");
        Path journal = sessions.getHome().toPath().resolve("akool-translate/journal");
        Files.createDirectories(journal.getParent());
        Files.createFile(journal);
        sessions.then(j -> {
            TranslationOptions options = options(2);
            CompletableFuture<Void> placed = TranslationService.get()
                    .resume(BATCH, killed(j, options), options, quick)
                    .toCompletableFuture();
            assertThrows(CompletionException.class, placed::join);
            assertEquals(
                    "Nothing was submitted",
                    end.getNow("it waits for ever and ever").substring(0, 21));
        });
    }

    @Test
    void whatItsOtherVideosCostMeanwhileCounts() throws Throwable {
        EngineLife.timelines = () -> timeline = new FastTimeline(3_600);
        sessions.then(j -> {
            CountDownLatch asked = new CountDownLatch(2);
            CountDownLatch answered = new CountDownLatch(1);
            TranslationOptions options = new TranslationOptions("ja");
            options.setUrls(akool.sourceUrl() + "\n" + akool.captionUrl());
            options.setReuse(true);
            options.setMaxCredits(5);
            options.setTimeoutMinutes(10_000);
            FreeStyleBuild run = killed(j, options);
            TranslationService.get().resume(BATCH, run, options, new Step() {
                @Override
                void ask(int call) throws InterruptedException {
                    asked.countDown();
                    (call == 1 ? asked : call == 2 ? answered : new CountDownLatch(0)).await();
                }
            });
            Studio.awaitState(run, State.COLLECTED);
            while (PluginFolders.journal().toFile().list().length > 0) {
                Moment.pass();
            }
            // By then the engine has forgotten it.
            timeline.wakeAt(timeline.now().plus(Duration.ofHours(2)), answered::countDown);
            end.get();
            assertEquals(1, akool.createCount());
        });
    }

    /** Its record is not taken by the disk in the end, so that none of so many is submitted. */
    @Test
    void aRestartFindsAllOfItsVideosOrNone() throws Throwable {
        log.expect("could not be written down");
        sessions.then(j -> {
            FreeStyleBuild run = build(j);
            Set<Integer> seen = new HashSet<>();
            seen.add(BuildTranslations.of(run).orders(BATCH).size());
            Path record = run.getRootDir().toPath().resolve("akool-translations.json");
            Files.createDirectories(record.resolve("in-the-way"));
            TranslationService.get().place(BATCH, run, options(1000), quick);
            while (!end.isDone()) {
                seen.add(BuildTranslations.of(run).orders(BATCH).size());
            }
            assertEquals(Set.of(0, 1000), seen);
            assertEquals(0, akool.createCount());
        });
    }
}
