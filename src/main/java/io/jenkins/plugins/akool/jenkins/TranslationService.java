package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.util.SequentialExecutionQueue;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.AkoolException;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Remedy;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.Journal;
import io.jenkins.plugins.akool.engine.Order;
import io.jenkins.plugins.akool.engine.State;
import io.jenkins.plugins.akool.engine.SystemTimeline;
import io.jenkins.plugins.akool.engine.Translation;
import java.io.File;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;

/**
 * The engine in a controller: started once jobs are loaded, stopped first when Jenkins goes down. Steps place orders here
 * and are told when all of an order has settled.
 *
 * <p>The engine reports each change on its own thread; the record in the build is written and the step told on a second,
 * one change after the other, so that a slow disk does not hold up the engine. A settled translation leaves the engine's
 * journal only once the build's record is saved.
 */
@Extension
public final class TranslationService {

    private static final Logger LOGGER = Logger.getLogger(TranslationService.class.getName());

    /** Until the first look at a submitted translation; the system property is in milliseconds. */
    private static final Duration FIRST_LOOK =
            Duration.ofMillis(SystemProperties.getLong(TranslationService.class.getName() + ".firstLook", 4000L));

    private final Sites sites = new Sites();
    private final SequentialExecutionQueue recorder = new SequentialExecutionQueue(Computer.threadPoolForRemoting);
    private final SystemTimeline timeline = new SystemTimeline();
    private final ResultCollector collector = new ResultCollector(sites);

    /** Created at the start, since proxy-aware clients need a Jenkins that is up. */
    private volatile Engine engine;

    private volatile Transport transport;

    /** Complete once the journal is read. */
    private volatile CompletionStage<Void> resumed;

    @NonNull
    public static TranslationService get() {
        return ExtensionList.lookupSingleton(TranslationService.class);
    }

    static File directory() {
        return new File(Jenkins.get().getRootDir(), "akool-translate");
    }

    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        get().startEngine();
    }

    @Terminator
    public static void stop() {
        TranslationService service = get();
        service.timeline.close();
        service.collector.close();
    }

    private void startEngine() {
        transport = new Transport(Http.forApi());
        engine = new Engine(
                timeline,
                new SecureRandom(),
                FIRST_LOOK,
                new Journal(directory().toPath().resolve("journal")),
                this::open,
                collector,
                changed -> recorder.execute(() -> record(changed)));
        resumed = engine.resume().exceptionally(error -> {
            LOGGER.log(
                    Level.SEVERE,
                    "The journal of AKOOL translations cannot be read; what is in it stands still",
                    error);
            return null;
        });
    }

    @NonNull
    public static String newOrderId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Checks the options and places an order; returns at once.
     *
     * @param orderId from {@link #newOrderId}, kept by the step across restarts
     * @throws AbortException with a sentence for the user, where the options are wrong; then nothing is sent
     */
    public void place(
            @NonNull String orderId,
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull OrderWatcher watcher)
            throws AbortException {
        String problem = options.problem();
        if (problem != null) {
            throw new AbortException(problem);
        }
        Order order = options.toOrder(orderId, Owners.of(run), timeline.now());
        sites.attach(orderId, watcher);
        resumed.thenCompose(ready -> engine.place(order)).whenComplete((placed, error) -> {
            if (error != null) {
                recorder.execute(() -> notPlaced(order, error));
            }
        });
    }

    /**
     * Goes on waiting after a restart. An order that Jenkins did not come to write down before it stopped was never sent,
     * and is placed now.
     */
    public void resume(
            @NonNull String orderId,
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull OrderWatcher watcher) {
        resumed.thenRun(() -> recorder.execute(() -> {
            boolean known = !engine.translations(orderId).isEmpty()
                    || !BuildTranslations.of(run).ofOrder(orderId).isEmpty();
            if (known) {
                sites.attach(orderId, watcher);
                finishIfSettled(run, orderId);
                return;
            }
            try {
                place(orderId, run, options, watcher);
            } catch (AbortException e) {
                LOGGER.log(Level.WARNING, "Options that were accepted are wrong now: {0}", e.getMessage());
            }
        }));
    }

    /**
     * Gives an order up; returns at once. AKOOL cannot cancel, so what was submitted stays there.
     *
     * @param why a sentence for the user
     * @return a line for each translation that is paid, for the log
     */
    @NonNull
    public List<String> abort(@NonNull String orderId, @NonNull String why) {
        List<String> paid = engine.translations(orderId).stream()
                .filter(t -> !t.state().settled() && t.akoolId() != null)
                .map(t -> t.language() + ": " + ProgressLog.left(t.akoolId(), t.expiresAt()))
                .toList();
        engine.abort(orderId, why);
        return paid;
    }

    /** Whether the order is being submitted or its results downloaded, so that a restart had better wait. */
    public boolean isBusy(@NonNull String orderId) {
        return engine.translations(orderId).stream()
                .anyMatch(t -> t.state() == State.SUBMITTING || t.state() == State.COLLECTING);
    }

    /** Where the order stands, in a few words; reads memory only. */
    @NonNull
    public String describe(@NonNull String orderId) {
        return engine.translations(orderId).stream().map(this::describe).collect(Collectors.joining(", "));
    }

    private String describe(Translation t) {
        String state = t.state().name().toLowerCase(java.util.Locale.ROOT);
        var percent = engine.progress(t.id());
        return t.language() + " " + state + (percent.isPresent() ? " " + percent.getAsInt() + " %" : "");
    }

    void buildEnded(Run<?, ?> run) {
        sites.buildEnded(Owners.of(run));
    }

    private CompletionStage<AkoolClient> open(Translation translation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Run<?, ?> run = Owners.find(translation.order().owner());
                        if (run == null) {
                            throw new AkoolException(Remedy.STOP, "The build was deleted.");
                        }
                        boolean first = translation.state() == State.PLANNED;
                        Endpoint endpoint = AkoolGlobalConfiguration.get().toEndpoint();
                        return new AkoolClient(
                                transport,
                                endpoint,
                                ApiKeys.find(run, translation.order().credentialsId(), first));
                    } catch (AkoolException e) {
                        throw new CompletionException(e);
                    } catch (IllegalArgumentException e) {
                        throw new CompletionException(new AkoolException(Remedy.STOP, e.getMessage(), e));
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private void record(Translation changed) {
        Order order = changed.order();
        Run<?, ?> run = Owners.find(order.owner());
        if (run == null) {
            engine.forget(changed.id());
            return;
        }
        TranslationRecord now = new TranslationRecord(changed);
        TranslationRecord before = BuildTranslations.of(run).put(now);
        boolean idIsNew = now.getAkoolId() != null && (before == null || before.getAkoolId() == null);
        if ((idIsNew || changed.state().settled()) && !saved(run)) {
            return;
        }
        OrderWatcher watcher = sites.watcher(order.id());
        if (watcher != null) {
            try {
                ProgressLog.write(watcher.log(), before, now);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "the log of a build is gone", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (changed.state().settled()) {
            engine.acknowledge(changed.id());
            finishIfSettled(run, order.id());
        }
    }

    private static boolean saved(Run<?, ?> run) {
        try {
            run.save();
            return true;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The translations of " + run + " could not be saved with it", e);
            return false;
        }
    }

    private void finishIfSettled(Run<?, ?> run, String orderId) {
        List<TranslationRecord> records = BuildTranslations.of(run).ofOrder(orderId);
        boolean open =
                engine.translations(orderId).stream().anyMatch(t -> !t.state().settled());
        OrderWatcher watcher = sites.watcher(orderId);
        if (watcher != null
                && !open
                && records.stream().allMatch(r -> r.getState().settled())) {
            sites.detach(orderId);
            watcher.finished(new OrderOutcome(records));
        }
    }

    private void notPlaced(Order order, Throwable error) {
        LOGGER.log(Level.WARNING, "An order of AKOOL translations could not be written to the journal", error);
        OrderWatcher watcher = sites.watcher(order.id());
        sites.detach(order.id());
        if (watcher != null) {
            watcher.failed(Messages.order_notPlaced());
        }
    }
}
