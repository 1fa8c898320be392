package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.access.WebhookDoor;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.bookkeeping.BuildAccounts;
import io.jenkins.plugins.akool.bookkeeping.Heartbeat;
import io.jenkins.plugins.akool.bookkeeping.LoginBudgets;
import io.jenkins.plugins.akool.bookkeeping.OrderRecorder;
import io.jenkins.plugins.akool.bookkeeping.RefusedLogins;
import io.jenkins.plugins.akool.bookkeeping.Sites;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.collect.Absences;
import io.jenkins.plugins.akool.collect.ResultCollector;
import io.jenkins.plugins.akool.credits.CreditBook;
import io.jenkins.plugins.akool.credits.Rates;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.EngineListener;
import io.jenkins.plugins.akool.forecast.PrecedentFile;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.source.SourceLinks;
import io.jenkins.plugins.akool.source.SourceStore;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Translation;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;

/** The engine of a controller and what it is made of, from the start of Jenkins to its end. */
public final class EngineLife {

    private static final Logger LOGGER = Logger.getLogger(EngineLife.class.getName());

    /** Until the first look at a submitted translation; the system property is in milliseconds. */
    private static final Duration FIRST_LOOK =
            Duration.ofMillis(SystemProperties.getLong("io.jenkins.plugins.akool.firstLook", 4000L));

    /** How long a shutdown waits for the answer to a submission. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(15);

    /** Replaced before the start of Jenkins where time is not real. */
    static Supplier<Timeline> timelines = SystemTimeline::new;

    private final OrderRecorder recorder;
    private final RefusedLogins refused = new RefusedLogins(this::now);
    private final Heartbeat heartbeat;
    private final Timeline timeline = timelines.get();
    private final CreditBook credits = new CreditBook(PluginFolders::credits, this::now);
    private final Rates rates = new Rates(PluginFolders::rates);
    private final Spending spending = new Spending(timeline, new LoginBudgets(rates));
    private final ResultCollector collector;
    private final SourceLinks links = new SourceLinks(timeline::now, () -> this.engine);
    private final Patience patience = new Patience(timeline, new Pacing(new SecureRandom(), FIRST_LOOK));
    private final SourceStore sources = new SourceStore(timeline, () -> this.engine, links, patience);

    /** Created at the start, since proxy-aware clients need a Jenkins that is up; null before. */
    private volatile Engine engine;

    /** Complete once the journal is read; failed where it cannot be, since then nobody knows what was sent. */
    private volatile CompletionStage<Void> resumed;

    EngineLife(Sites sites) {
        recorder = new OrderRecorder(sites, timeline, () -> this.engine, credits, rates);
        heartbeat = new Heartbeat(sites, recorder, () -> this.engine);
        collector = new ResultCollector(sites, timeline, patience);
    }

    void start() {
        collector.start();
        engine = new Engine(
                timeline,
                new SecureRandom(),
                FIRST_LOOK,
                new JournalFolder(PluginFolders.journal()),
                new PrecedentFile(PluginFolders.precedents()),
                new BuildAccounts(links, recorder, refused),
                spending,
                WebhookDoor::address,
                collector,
                listener());
        heartbeat.start();
        resumed = engine.resume().whenComplete((read, error) -> {
            if (error == null) {
                engine.translations().stream()
                        .filter(t -> engine.isHeld(t.id()))
                        .forEach(this::releaseLater);
                sources.journalRead();
            } else {
                LOGGER.log(
                        Level.SEVERE,
                        "The journal of AKOOL translations cannot be read; what is in it stands still, and nothing new"
                                + " is submitted",
                        error);
            }
        });
    }

    /**
     * What was planned when Jenkins stopped waits for its step, or an await. Jenkins loses steps in a crash; then it is
     * the build that wants it, as long as it runs.
     */
    private void releaseLater(Translation held) {
        Timer.get()
                .schedule(
                        () -> Computer.threadPoolForRemoting.execute(() -> releaseIfBuilding(held)),
                        Absences.patience().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void releaseIfBuilding(Translation held) {
        Run<?, ?> run = engine.isHeld(held.id()) ? Owners.find(held.order()) : null;
        if (run != null && run.isBuilding()) {
            engine.release(held.id());
        }
    }

    private EngineListener listener() {
        return new EngineListener() {
            @Override
            public void changed(Translation translation) {
                recorder.changed(translation);
                sources.changed(translation);
                if (translation.state().settled()) {
                    collector.discard(translation.id());
                }
            }

            @Override
            public void paused(Translation translation, String why) {
                recorder.paused(translation, why);
            }

            @Override
            public void waiting(Translation translation, String why) {
                recorder.waiting(translation, why);
            }
        };
    }

    /** Lets a submission that is on its way have its answer, since an answer that is lost leaves an unknown outcome. */
    void stop() {
        heartbeat.stop();
        Engine running = engine;
        if (running != null) {
            try {
                running.close().toCompletableFuture().get(LAST_ANSWER.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOGGER.log(Level.FINE, "the answer to a submission is left open", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        timeline.close();
        collector.close();
    }

    /** Whether bytes of its result are on their way, as opposed to one that waits for its turn or its agent. */
    boolean isTransferring(String translationId) {
        return collector.isTransferring(translationId);
    }

    void agentCame() {
        collector.agentCame();
    }

    @NonNull
    Instant now() {
        return timeline.now();
    }

    void wakeAt(Instant due, Runnable task) {
        timeline.wakeAt(due, task);
    }

    Engine engine() {
        return engine;
    }

    CreditBook credits() {
        return credits;
    }

    Spending spending() {
        return spending;
    }

    Prices prices() {
        return new Prices(rates, spending);
    }

    RefusedLogins refused() {
        return refused;
    }

    ResultCollector collector() {
        return collector;
    }

    SourceLinks links() {
        return links;
    }

    SourceStore sources() {
        return sources;
    }

    Patience patience() {
        return patience;
    }

    /** Runs what is about a build after all that was told of it so far. */
    Executor queueOf(Run<?, ?> run, String orderId) {
        return task -> recorder.execute(run, orderId, task);
    }

    OrderRecorder recorder() {
        return recorder;
    }

    CompletionStage<Void> resumed() {
        return resumed;
    }
}
