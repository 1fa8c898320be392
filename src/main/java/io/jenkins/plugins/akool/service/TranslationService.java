package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Clients;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.Webhooks;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.source.ServedFile;
import io.jenkins.plugins.akool.source.ServedFiles;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import io.jenkins.plugins.akool.webhook.CallTaker;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The engine in a controller: started once jobs are loaded, stopped first when Jenkins goes down. Steps place orders here
 * and are told when all of an order has settled.
 *
 * <p>The engine reports each change on its own thread; the record in the build is written and the step told on a second,
 * one change after the other, so that a slow disk does not hold up the engine. A settled translation leaves the engine's
 * journal only once the build's record is saved.
 */
@Extension
public final class TranslationService implements ServedFiles, CallTaker {

    private final Sites sites = new Sites();
    private final EngineLife life = new EngineLife(sites);
    private final Reuse reuse = new Reuse(sites, life.recorder());

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
        Order asked = options.toOrder(orderId, Owners.of(run), life.now());
        if (!asked.terms().unattended()) {
            sites.attach(orderId, watcher);
        }
        return life.sources()
                .stored(asked, run, files(options), watcher::site)
                .thenCompose(order -> place(order, run, options, watcher))
                .handle((placed, error) -> {
                    life.sources().placed(orderId);
                    tellIfNotPlaced(orderId, error);
                    if (error != null) {
                        throw new CompletionException(new AbortException(OrderRecorder.whyNotPlaced(error)));
                    }
                    return null;
                });
    }

    private CompletionStage<Void> place(Order order, Run<?, ?> run, TranslationOptions options, OrderWatcher watcher) {
        BuildTranslations.of(run).put(new OrderRecord(order.id(), order.languages(), options.getOnFailure()));
        ProgressLog.ordered(watcher, run, order);
        return life.recorder()
                .saved(run)
                .thenCompose(saved -> balanceLogged(run, order, watcher))
                .thenCompose(logged -> life.resumed())
                .thenCompose(ready -> submit(order, run, order.languages(), options, watcher));
    }

    private static WorkspaceFiles files(TranslationOptions options) {
        return new WorkspaceFiles(options.getFile(), options.captionPath(), options.isArchiveSource());
    }

    /** Says what there is to spend, for an order that may not spend everything. */
    private CompletionStage<?> balanceLogged(Run<?, ?> run, Order order, OrderWatcher watcher) {
        return order.terms().maxCredits() == null
                ? CompletableFuture.completedFuture(null)
                : Clients.get()
                        .balance(run, order.terms().credentialsId())
                        .thenAccept(balance -> balance.ifPresent(credits ->
                                ProgressLog.write(watcher, Messages.log_balance(ProgressLog.number(credits)))));
    }

    private void tellIfNotPlaced(String orderId, @CheckForNull Throwable error) {
        if (error != null) {
            life.recorder().execute(() -> life.recorder().notPlaced(orderId, error));
        }
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
        Order order = options.toOrder(orderId, Owners.of(run), life.now());
        // The recorder's queue: what the engine told of the journal is in the record by then.
        life.resumed()
                .whenComplete((read, error) -> life.recorder().execute(() -> {
                    BuildTranslations translations = BuildTranslations.of(run);
                    if (translations.order(orderId) == null) {
                        translations.put(new OrderRecord(orderId, order.languages(), options.getOnFailure()));
                    }
                    sites.attach(orderId, watcher);
                    if (error == null) {
                        placeMissing(order, run, options, watcher);
                    } else {
                        life.recorder().notPlaced(orderId, error);
                    }
                }));
    }

    private void placeMissing(Order order, Run<?, ?> run, TranslationOptions options, OrderWatcher watcher) {
        Set<String> known = new HashSet<>();
        List<Translation> journaled = life.engine().translations(order.id());
        journaled.forEach(t -> known.add(t.language()));
        BuildTranslations.of(run).ofOrder(order.id()).forEach(r -> known.add(r.getLanguage()));
        List<String> missing =
                order.languages().stream().filter(l -> !known.contains(l)).toList();
        if (missing.isEmpty()) {
            life.recorder().finishIfSettled(run, order.id());
        } else {
            CompletionStage<Order> whole = journaled.isEmpty()
                    ? life.sources().stored(order, run, files(options), watcher::site)
                    : CompletableFuture.completedFuture(journaled.get(0).order());
            whole.thenCompose(stored -> submit(stored, run, missing, options, watcher))
                    .whenComplete((placed, error) -> {
                        life.sources().placed(order.id());
                        tellIfNotPlaced(order.id(), error);
                    });
        }
    }

    /** Takes what earlier builds have where the options say so, and has the rest submitted. */
    private CompletionStage<Void> submit(
            Order order, Run<?, ?> run, List<String> languages, TranslationOptions options, OrderWatcher watcher) {
        if (!options.isReuse()) {
            return life.engine().reconcile(order, Recorded.NOTHING, languages);
        }
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return reuse.take(order, run, languages, watcher);
                            } catch (InterruptedException e) {
                                throw new CompletionException(e);
                            }
                        },
                        Computer.threadPoolForRemoting)
                .thenCompose(left -> life.recorder()
                        .saved(run)
                        .thenCompose(saved -> life.engine().reconcile(order, Recorded.NOTHING, left)));
    }

    @CheckForNull
    @Override
    public ServedFile served(@NonNull String token, @NonNull String name) throws IOException {
        return life.links().find(token, name);
    }

    /** Has the watcher told once all of an order of this build has settled, which may be at once. */
    public void await(@NonNull String orderId, @NonNull Run<?, ?> run, @NonNull OrderWatcher watcher) {
        life.resumed()
                .whenComplete((read, error) -> life.recorder().execute(() -> {
                    sites.attach(orderId, watcher);
                    if (error == null) {
                        life.recorder().finishIfSettled(run, orderId);
                    } else {
                        life.recorder().notPlaced(orderId, error);
                    }
                }));
    }

    /** The watcher is not told any more; the order goes on. */
    public void leave(@NonNull String orderId, @NonNull OrderWatcher watcher) {
        sites.detach(orderId, watcher);
    }

    /**
     * Gives an order up; returns at once. AKOOL cannot cancel, so what was submitted stays there.
     *
     * @param why a sentence for the user
     * @return a line for each translation that is paid, for the log
     */
    @NonNull
    public List<String> abort(@NonNull String orderId, @NonNull String why) {
        List<String> paid = life.engine().translations(orderId).stream()
                .filter(t -> !t.state().settled() && t.akoolId() != null)
                .map(t -> t.language() + ": " + ProgressLog.left(t.akoolId(), t.expiresAt()))
                .toList();
        life.engine().abort(orderId, why);
        return paid;
    }

    /** Whether the order's files are copied, it is submitted or its results downloaded: a restart had better wait. */
    public boolean isBusy(@NonNull String orderId) {
        return life.sources().isCopying(orderId)
                || life.engine().translations(orderId).stream()
                        .anyMatch(t -> t.state() == State.SUBMITTING || t.state() == State.COLLECTING);
    }

    /** Where the order stands, in a few words; reads memory only. */
    @NonNull
    public String describe(@NonNull String orderId) {
        return life.engine().translations(orderId).stream()
                .map(t -> ProgressLog.describe(t, life.engine().progress(t.id())))
                .collect(Collectors.joining(", "));
    }

    /** What a person decides on translations of builds. */
    @NonNull
    public Decisions decisions() {
        return new Decisions(life.engine(), life.recorder());
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

    public void loginsChanged() {
        Engine running = life.engine();
        if (running != null) {
            running.loginsChanged();
        }
    }
}
