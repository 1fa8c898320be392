package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Run;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.bookkeeping.ProgressLog;
import io.jenkins.plugins.akool.bookkeeping.Sites;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.Webhooks;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.source.ServedFile;
import io.jenkins.plugins.akool.source.ServedFiles;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import io.jenkins.plugins.akool.webhook.CallTaker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The engine in a controller: started once jobs are loaded, stopped first when Jenkins goes down. Steps place orders here
 * and are told when all of an order has settled.
 *
 * <p>The engine reports each change on its own thread; the build's record is written and the step told on others, one change
 * of a build after the other, so that a slow disk holds up neither the engine nor other builds. A settled translation
 * leaves the engine's journal only once the build's record is saved.
 */
@Extension
public final class TranslationService implements ServedFiles, CallTaker {

    private final Sites sites = new Sites();
    private final EngineLife life = new EngineLife(sites);
    private final Placement placement = new Placement(sites, life);
    private final Resumption resumption = new Resumption(sites, life, placement);
    private final Batches batches = new Batches(sites, life, placement, resumption);

    @NonNull
    public static TranslationService get() {
        return ExtensionList.lookupSingleton(TranslationService.class);
    }

    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        get().life.start();
    }

    @Terminator
    public static void stop() {
        get().life.stop();
    }

    @NonNull
    public static String newOrderId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Checks the options and places an order; returns at once.
     *
     * @param orderId from {@link #newOrderId}, kept by the step across restarts
     * @param watcher told of the outcome, unless the options say that nobody waits for it
     * @return complete once the order is in the journal; fails with an {@link AbortException} where it cannot be
     * @throws AbortException with a sentence for the user, where the options are wrong; then nothing is sent
     */
    @NonNull
    public CompletionStage<Void> place(
            @NonNull String orderId,
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull OrderWatcher watcher)
            throws AbortException {
        String problem = options.problem();
        if (problem != null) {
            throw new AbortException(problem);
        }
        Wish wish = new Wish(run, options, watcher);
        return options.isAboutSeveral() ? batches.place(orderId, wish) : placement.place(orderId, wish);
    }

    /**
     * Goes on after a restart with an order that a step had begun to place. What Jenkins did not come to write down before
     * it stopped was never sent, and is placed now.
     *
     * @return like {@link #place}
     */
    @NonNull
    public CompletionStage<Void> resume(
            @NonNull String orderId,
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull OrderWatcher watcher) {
        Wish wish = new Wish(run, options, watcher);
        return options.isAboutSeveral() ? batches.resume(orderId, wish) : placement.resume(orderId, wish);
    }

    @CheckForNull
    @Override
    public ServedFile served(@NonNull String token, @NonNull String name) throws IOException, InterruptedException {
        return life.links().find(token, name);
    }

    /** Has the watcher told once all of an order of this build has settled, which may be at once. */
    public void await(@NonNull String orderId, @NonNull Run<?, ?> run, @NonNull OrderWatcher watcher) {
        resumption.await(orderId, run, watcher);
    }

    /** The watcher is not told any more; the order goes on. */
    public void leave(@NonNull String orderId, @NonNull OrderWatcher watcher) {
        sites.detach(orderId, watcher);
    }

    /**
     * Gives an order up; returns at once. AKOOL cannot cancel, so what was submitted stays there.
     *
     * @param why a sentence for the user
     * @return a line for each translation that is paid, for the log, which has it from nobody else
     */
    @NonNull
    public List<String> abort(@NonNull String orderId, @NonNull String why) {
        List<String> paid = new ArrayList<>();
        // First, so that none of a batch begins that is not found below.
        placement.abandon(orderId);
        Set<String> orders = new LinkedHashSet<>(placement.underWayOf(orderId));
        orders.add(orderId);
        if (!life.resumed().toCompletableFuture().isDone()) {
            // What a journal has of a batch shows once it is read.
            life.resumed()
                    .thenRun(() -> life.engine()
                            .translations(orderId)
                            .forEach(t -> life.engine().abort(t.order().id(), why)));
        }
        for (Translation t : life.engine().translations(orderId)) {
            orders.add(t.order().id());
            if (!t.state().settled() && t.akoolId() != null) {
                life.recorder().told(t.id());
                paid.add(ProgressLog.uncollected(t, why));
            }
        }
        for (String order : orders) {
            placement.abandon(order);
            life.engine().abort(order, why);
        }
        return paid;
    }

    /** Whether the order's files are copied, it is submitted or its results downloaded: a restart had better wait. */
    public boolean isBusy(@NonNull String orderId) {
        return placement.underWayOf(orderId).stream().anyMatch(life.sources()::isCopying)
                || life.engine().translations(orderId).stream()
                        .anyMatch(t -> t.state() == State.SUBMITTING
                                || t.state() == State.COLLECTING && life.isTransferring(t.id()));
    }

    /** The build of an order as the engine names it now, null where it has nothing of the order any more. */
    @CheckForNull
    public String owner(@NonNull String orderId) {
        return life.engine().translations(orderId).stream()
                .findFirst()
                .map(t -> t.order().owner())
                .orElse(null);
    }

    /** Where the order stands, in a few words; reads memory only. */
    @NonNull
    public String describe(@NonNull String orderId) {
        return ProgressLog.describe(life.engine().translations(orderId), life.engine()::progress);
    }

    /** How far AKOOL said last that a translation is, percent, 0 to 100; reads memory only. Empty where it never did. */
    @NonNull
    public OptionalInt progress(@NonNull String translationId) {
        return life.engine().progress(translationId);
    }

    /** What a person decides on translations of builds. */
    @NonNull
    public Decisions decisions() {
        return new Decisions(life.engine(), resumption, new MissingExtras(life), life.recorder()::isLost);
    }

    Prices prices() {
        return life.prices();
    }

    /** What an administrator sees of all builds. */
    @NonNull
    public Overview overview() {
        return new Overview(life);
    }

    @CheckForNull
    @Override
    public Webhooks webhooks() {
        CompletionStage<Void> resumed = life.resumed();
        return resumed != null && resumed.toCompletableFuture().isDone()
                ? life.engine().webhooks()
                : null;
    }

    public void buildEnded(Run<?, ?> run) {
        sites.buildEnded(run);
    }

    public void forgetOwners(Predicate<String> deleted) {
        life.engine().forgetOwners(deleted);
        life.sources().sweepSoon();
    }

    public void renameOwners(UnaryOperator<String> names) {
        life.engine().rename(names);
    }

    public void agentCame() {
        life.agentCame();
    }

    /** A credential may have changed, so that what AKOOL said of it counts no more. */
    public void forgiveLogins() {
        life.refused().forgetAll();
    }

    public void loginsChanged() {
        Engine running = life.engine();
        if (running != null) {
            running.loginsChanged();
        }
    }
}
