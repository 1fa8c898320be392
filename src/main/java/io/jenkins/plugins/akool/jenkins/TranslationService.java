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
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.AkoolException;
import io.jenkins.plugins.akool.client.Catalog;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Login;
import io.jenkins.plugins.akool.client.Remedy;
import io.jenkins.plugins.akool.client.Tokens;
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
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final OrderRecorder recorder = new OrderRecorder(sites, () -> this.engine);
    private final SystemTimeline timeline = new SystemTimeline();
    private final ResultCollector collector = new ResultCollector(sites);

    /** Created at the start, since proxy-aware clients need a Jenkins that is up. */
    private volatile Engine engine;

    private volatile Transport transport;

    private final Catalog catalog = new Catalog(InstantSource.system());

    /** Bearer tokens of client logins, in memory only. */
    private final Tokens tokens = new Tokens();

    /** Complete once the journal is read; failed where it cannot be, since then nobody knows what was sent. */
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
                recorder::changed);
        resumed = engine.resume().whenComplete((read, error) -> {
            if (error != null) {
                LOGGER.log(
                        Level.SEVERE,
                        "The journal of AKOOL translations cannot be read; what is in it stands still, and nothing new"
                                + " is submitted",
                        error);
            }
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
        tellIfNotPlaced(order, resumed.thenCompose(ready -> engine.place(order)));
    }

    private void tellIfNotPlaced(Order order, CompletionStage<?> placing) {
        placing.whenComplete((placed, error) -> {
            if (error != null) {
                recorder.execute(() -> recorder.notPlaced(order, error));
            }
        });
    }

    /**
     * Checks everything about an order and submits nothing; returns at once.
     *
     * @return fails only where the checks themselves could not run
     */
    @NonNull
    public CompletableFuture<PreflightReport> check(
            @NonNull Run<?, ?> run, @NonNull TranslationOptions options, @NonNull OrderWatcher watcher) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        PreflightReport report = Preflight.run(run, options, watcher.site());
                        report.notes().forEach(note -> ProgressLog.write(watcher, note));
                        report.problems().forEach(problem -> ProgressLog.write(watcher, problem));
                        if (report.problems().isEmpty()) {
                            ProgressLog.write(watcher, Messages.preflight_ok());
                        }
                        return report;
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        LOGGER.log(Level.WARNING, "The dry run for " + run + " failed", e);
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    /**
     * Goes on waiting after a restart. What Jenkins did not come to write down before it stopped was never sent, and is
     * placed now.
     */
    public void resume(
            @NonNull String orderId,
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull OrderWatcher watcher) {
        Order order = options.toOrder(orderId, Owners.of(run), timeline.now());
        // The recorder's queue: what the engine told of the journal is in the record by then.
        resumed.whenComplete((read, error) -> recorder.execute(() -> {
            sites.attach(orderId, watcher);
            if (error == null) {
                placeMissing(order, run);
            } else {
                recorder.notPlaced(order, error);
            }
        }));
    }

    private void placeMissing(Order order, Run<?, ?> run) {
        Set<String> known = new HashSet<>();
        engine.translations(order.id()).forEach(t -> known.add(t.language()));
        BuildTranslations.of(run).ofOrder(order.id()).forEach(r -> known.add(r.getLanguage()));
        List<String> missing =
                order.languages().stream().filter(l -> !known.contains(l)).toList();
        if (missing.isEmpty()) {
            recorder.finishIfSettled(run, order);
        } else {
            tellIfNotPlaced(order, engine.place(order, missing));
        }
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

    /**
     * AKOOL at the configured endpoint.
     *
     * @throws IllegalArgumentException with a sentence, where the configured endpoint is none
     */
    @NonNull
    AkoolClient client(@NonNull Login login) {
        return client(AkoolGlobalConfiguration.get().toEndpoint(), login);
    }

    @NonNull
    AkoolClient client(@NonNull Endpoint endpoint, @NonNull Login login) {
        return new AkoolClient(transport, endpoint, login, tokens);
    }

    /** AKOOL's lists, remembered for ten minutes. */
    @NonNull
    Catalog catalog() {
        return catalog;
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
                        return client(Logins.find(run, translation.order().credentialsId(), first));
                    } catch (AkoolException e) {
                        throw new CompletionException(e);
                    } catch (IllegalArgumentException e) {
                        throw new CompletionException(new AkoolException(Remedy.STOP, e.getMessage(), e));
                    }
                },
                Computer.threadPoolForRemoting);
    }
}
