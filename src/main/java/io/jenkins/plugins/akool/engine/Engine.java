package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.forecast.Forecasts;
import io.jenkins.plugins.akool.forecast.Precedents;
import io.jenkins.plugins.akool.schedule.DueQueue;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Throttle;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * All translations of a controller. Orders are placed, the engine submits, watches and has them collected; it tells its
 * listener of each change and keeps what settled until it is acknowledged.
 *
 * <p>Every method may be called from any thread and returns at once; the work is done on the timeline's thread and in
 * asynchronous requests.
 */
public final class Engine {

    /** After which an order that was given up before it was placed never will be, however long its video takes to copy. */
    private static final Duration NEVER_PLACED = Duration.ofDays(7);

    private final Timeline timeline;
    private final Ledger ledger;
    private final Submitter submitter;
    private final Watcher watcher;
    private final Payers payers;
    private final OpenCases openCases;
    private final Reconciliation reconciliation;
    private final Webhooks webhooks;

    /** Orders that were given up before they were placed, which a stop in the first moment of a step may bring about. */
    private final Set<String> givenUp = new HashSet<>();

    /**
     * @param firstLook until the first look at a submitted translation; later looks and retries grow from it
     * @param precedents what earlier translations took, which tells when it is worth looking
     * @param webhookAddress for submissions with a login that can open calls
     */
    public Engine(
            @NonNull Timeline timeline,
            @NonNull RandomGenerator random,
            @NonNull Duration firstLook,
            @NonNull Journal journal,
            @NonNull Precedents precedents,
            @NonNull Accounts accounts,
            @NonNull Spending spending,
            @NonNull WebhookAddress webhookAddress,
            @NonNull Collector collector,
            @NonNull EngineListener listener) {
        this.timeline = timeline;
        ledger = new Ledger(timeline, journal, listener, spending);
        Throttle throttle = new Throttle();
        Pacing pacing = new Pacing(random, firstLook);
        DueQueue queue = new DueQueue(timeline, throttle);
        LookUps lookUps = new LookUps(timeline, accounts);
        Foresight foresight = new Foresight(timeline, pacing, new Forecasts(precedents, firstLook), webhookAddress);
        watcher = new Watcher(timeline, queue, throttle, pacing, ledger, lookUps, foresight, collector);
        payers = new Payers(timeline, ledger, lookUps);
        PriceCheck prices = new PriceCheck(ledger, spending);
        submitter = new Submitter(
                timeline, queue, throttle, pacing, ledger, lookUps, webhookAddress, payers, prices, watcher::watch);
        openCases = new OpenCases(timeline, queue, ledger, lookUps, watcher::lookNow, submitter::next);
        reconciliation = new Reconciliation(timeline, ledger, watcher);
        webhooks = new Webhooks(timeline, pacing, ledger, lookUps, openCases, watcher::lookAtReported);
    }

    /**
     * Reads the journal and goes on with what is in it. The listener is told of every translation found, settled ones
     * included, since the last thing it was told before the restart may have been lost. What was not submitted waits for
     * somebody to want it still, who reconciles the order or {@link #release}s it: this journal may be a copy of one that
     * another engine went on with.
     *
     * @return fails with an {@link IOException} where the journal's directory cannot be read
     */
    @NonNull
    public CompletionStage<Void> resume() {
        return onTimeline(() -> {
            try {
                ledger.load();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
            List<Translation> found = translations();
            found.forEach(reconciliation::resume);
            found.stream().filter(t -> t.state() == State.PLANNED).forEach(submitter::hold);
        });
    }

    /** Places an order that nobody knows yet, see {@link #reconcile}. */
    @NonNull
    public CompletionStage<Void> place(@NonNull Order order) {
        return reconcile(order, Recorded.NOTHING, order.languages());
    }

    /**
     * Brings all that is known of an order together, and goes on with it: what the journal has stays and, if it settled, is
     * told again; what only the owner has is taken up; what was written down and cannot be read is {@link State#UNKNOWN};
     * only what nobody ever knew is planned. Then all of it is in the journal. May be called as often as one likes.
     *
     * @param recorded what the owner has written down
     * @param wanted languages that may be planned: those that somebody waits for, and that are not to be had elsewhere
     * @return fails with an {@link IOException} where the journal cannot be written; then nothing of what it lacked will
     *     be sent
     */
    @NonNull
    public CompletionStage<Void> reconcile(
            @NonNull Order order, @NonNull Recorded recorded, @NonNull List<String> wanted) {
        return onTimeline(() -> {
            // Others that ask for the order meanwhile want nothing new, and are not those who gave it up.
            List<String> plannable = !wanted.isEmpty() && givenUp.remove(order.id()) ? List.of() : wanted;
            try {
                reconciliation.reconcile(order, recorded, plannable);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
            plannable.forEach(language -> ledger.release(order.translationId(language)));
            submitter.next(order.id());
        });
    }

    /** Submits what a restart found planned, since somebody wants it still; without effect on any other. */
    public void release(@NonNull String translationId) {
        timeline.execute(() -> submitter.release(translationId));
    }

    /** All that is not forgotten, as it stands now. */
    @NonNull
    public List<Translation> translations() {
        return List.copyOf(ledger.all());
    }

    /** How many changes are in memory only, since the journal's disk refuses them. */
    public int unsaved() {
        return ledger.unsaved();
    }

    public boolean isHeld(@NonNull String translationId) {
        return ledger.isHeld(translationId);
    }

    /**
     * Gives an order up: what was not sent never is; what is paid stays at AKOOL, which cannot cancel, and becomes
     * {@link State#UNCOLLECTED}.
     *
     * @param why a sentence for the user
     */
    public void abort(@NonNull String orderId, @NonNull String why) {
        timeline.execute(() -> {
            List<Translation> known = ledger.ofOrder(orderId);
            if (known.isEmpty() && givenUp.add(orderId)) {
                timeline.wakeAt(timeline.now().plus(NEVER_PLACED), () -> givenUp.remove(orderId));
            }
            known.forEach(t -> giveUp(t, why));
        });
    }

    private void giveUp(Translation t, String why) {
        switch (t.state()) {
            case PLANNED -> {
                submitter.withdraw(t.id());
                ledger.update(t.notTaken(Failures.sentence("notSubmitted", why)));
            }
            case SUBMITTING -> submitter.abandon(t.id(), why);
            case QUEUED, PROCESSING, COMPLETED, COLLECTING -> watcher.giveUp(t, why);
            default -> {}
        }
    }

    /**
     * The translation is recorded elsewhere as it stood then. If that is how it stands and it settled for good, it is
     * forgotten; as long as a person may take it up again, it is kept.
     */
    public void acknowledge(@NonNull Translation t) {
        timeline.execute(() -> {
            boolean current = t.equals(ledger.get(t.id()));
            if (current && t.openUntil() != null) {
                openCases.keep(t);
            } else if (current && t.state().settled()) {
                ledger.forget(t.id());
                payers.remember(t, null);
            }
        });
    }

    /**
     * Drops a translation in any state, for an owner that no longer exists. One that is being submitted is dropped when
     * its answer is there, so that the listener hears of its id.
     */
    public void forget(@NonNull String translationId) {
        timeline.execute(() -> drop(translationId));
    }

    /** Like {@link #forget}, for all translations of some owners. */
    public void forgetOwners(@NonNull Predicate<String> owners) {
        timeline.execute(() -> translations().stream()
                .filter(t -> owners.test(t.order().owner()))
                .forEach(t -> drop(t.id())));
        timeline.execute(() -> payers.forget(owners));
    }

    private void drop(String id) {
        Translation t = ledger.get(id);
        if (t != null && t.state() == State.SUBMITTING) {
            submitter.drop(id, Failures.sentence("buildDeleted"));
        } else if (t != null) {
            submitter.withdraw(id);
            watcher.drop(id);
            ledger.forget(id);
        }
    }

    /**
     * Owners have other names now.
     *
     * @param owners the new name of each, the same for those that kept theirs
     */
    public void rename(@NonNull UnaryOperator<String> owners) {
        timeline.execute(() -> ledger.rename(owners));
        timeline.execute(() -> payers.rename(owners));
    }

    /** What waits for a login that AKOOL accepts goes on. */
    public void loginsChanged() {
        timeline.execute(watcher::loginsChanged);
    }

    /** Looks at a watched translation as soon as the queue lets it; without effect on any other. */
    public void lookNow(@NonNull String translationId) {
        timeline.execute(() -> Optional.ofNullable(ledger.get(translationId))
                .filter(t -> t.state().watched())
                .ifPresent(watcher::lookNow));
    }

    /** What a person can do about translations that settled without a result though AKOOL may have one. */
    @NonNull
    public OpenCases openCases() {
        return openCases;
    }

    @NonNull
    public Webhooks webhooks() {
        return webhooks;
    }

    /**
     * Submits nothing more.
     *
     * @return complete once no submission waits for its answer
     */
    @NonNull
    public CompletionStage<Void> close() {
        return CompletableFuture.supplyAsync(submitter::close, timeline).thenCompose(closed -> closed);
    }

    /** A translation that is not forgotten, null for any other. */
    @CheckForNull
    public Translation translation(@NonNull String id) {
        return ledger.get(id);
    }

    /** Those that are not forgotten of an order, or of all that were asked for together, see {@link Order#group}. */
    @NonNull
    public List<Translation> translations(@NonNull String orderOrGroup) {
        return ledger.meantBy(orderOrGroup);
    }

    /** Per cent as AKOOL last told, empty if it never did. */
    @NonNull
    public OptionalInt progress(@NonNull String translationId) {
        return watcher.progress(translationId);
    }

    private CompletionStage<Void> onTimeline(Runnable task) {
        return CompletableFuture.runAsync(task, timeline);
    }
}
