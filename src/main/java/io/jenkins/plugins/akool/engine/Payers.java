package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who has paid for the same already. Translations with one key have one payer: AKOOL charges for making a translation and
 * not for fetching it, so all the others take the id that the payer was given, with the same login. Used on the timeline's
 * thread.
 */
final class Payers {

    /** For which AKOOL has to keep a result still, so that there is time to fetch it. */
    private static final Duration STILL_THERE = Duration.ofHours(1);

    /**
     * For which one is remembered that is in the ledger no more: what was looked for among the builds before it was done
     * is in here by then, however long its video takes to copy.
     */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Timeline timeline;
    private final Ledger ledger;
    private final LookUps lookUps;

    /** By key. */
    private final Map<String, Recent> recent = new HashMap<>();

    /**
     * One that is in the ledger no more.
     *
     * @param client with the login that paid, null where its owner is still there to be asked for it
     * @param until when it is forgotten
     */
    private record Recent(
            Translation translation, @CheckForNull TranslationApi client, Instant until) {}

    /**
     * What was found for one translation.
     *
     * @param payer null where it has to pay itself
     * @param strangers ids of those that are the same, and that another login pays
     */
    record Found(@CheckForNull Translation payer, Set<String> strangers) {}

    Payers(Timeline timeline, Ledger ledger, LookUps lookUps) {
        this.timeline = timeline;
        this.ledger = ledger;
        this.lookUps = lookUps;
    }

    /**
     * To be told of each that leaves the ledger.
     *
     * @param client see {@link Recent}
     */
    void remember(Translation t, @CheckForNull TranslationApi client) {
        String key = t.key();
        if (key != null && isPaid(t)) {
            Instant until = timeline.now().plus(REMEMBERED);
            recent.put(key, new Recent(t, client, until));
            timeline.wakeAt(
                    until,
                    () -> recent.computeIfPresent(
                            key, (k, one) -> timeline.now().isBefore(one.until()) ? one : null));
        }
    }

    /** Forgets one whose owner is gone, and not that it has paid. */
    void leave(String id, TranslationApi client) {
        Translation t = ledger.get(id);
        if (t != null) {
            remember(t, client);
            ledger.forget(id);
        }
    }

    /** Owners are gone, who cannot be asked for a login any more. */
    void forget(Predicate<String> owners) {
        recent.values()
                .removeIf(one -> one.client() == null
                        && owners.test(one.translation().order().owner()));
    }

    /** See {@link Engine#rename}. */
    void rename(UnaryOperator<String> owners) {
        recent.replaceAll((key, one) -> {
            Translation t = one.translation();
            return new Recent(t.ownedBy(owners.apply(t.order().owner())), one.client(), one.until());
        });
    }

    /** Whether somebody pays, or may have paid, for the same; whose login that was is not looked at. */
    boolean hasRivals(Translation t, Set<String> strangers) {
        return rivals(t).stream().anyMatch(r -> !strangers.contains(r.id()));
    }

    /** Those with an id first, those that may have been paid last. */
    private List<Translation> rivals(Translation t) {
        String key = t.key();
        if (key == null) {
            return List.of();
        }
        return Stream.concat(
                        ledger.withKey(key).stream(),
                        Stream.ofNullable(recent.get(key)).map(Recent::translation))
                .filter(other -> !other.id().equals(t.id()))
                .filter(other -> isPaid(other) || other.state() == State.SUBMITTING || !t.doubtful() && isOpen(other))
                .sorted(Comparator.comparing((Translation other) -> !isPaid(other))
                        .thenComparing(other -> other.state() == State.UNKNOWN))
                .toList();
    }

    /** Whether it has an id under which AKOOL has a result, or will have one. */
    boolean isPaid(Translation t) {
        Instant expires = t.expiresAt();
        return expires != null
                && t.state() != State.FAILED
                && t.state() != State.EXPIRED
                && timeline.now().plus(STILL_THERE).isBefore(expires);
    }

    /** A person's word that it may be paid again is about this wish, whichever order has it. */
    private boolean isOpen(Translation t) {
        Instant until = t.state() == State.UNKNOWN ? t.openUntil() : null;
        return until != null && timeline.now().isBefore(until);
    }

    /**
     * Looks for a payer with the same login.
     *
     * @param patient whether a login that cannot be read just now is worth waiting for; otherwise it is another one. One
     *     that nobody was asked for always is
     * @return fails where it is worth waiting
     */
    CompletionStage<Found> find(Translation t, TranslationApi client, boolean patient) {
        return find(rivals(t), client, patient, new HashSet<>());
    }

    private CompletionStage<Found> find(
            List<Translation> rivals, TranslationApi client, boolean patient, Set<String> strangers) {
        if (rivals.isEmpty() || rivals.get(0).state() == State.SUBMITTING) {
            return CompletableFuture.completedFuture(new Found(rivals.isEmpty() ? null : rivals.get(0), strangers));
        }
        Translation rival = rivals.get(0);
        return login(rival)
                .handleAsync((theirs, error) -> isSame(client, theirs, error, patient), timeline)
                .thenCompose(same -> {
                    if (same) {
                        return CompletableFuture.completedFuture(new Found(rival, strangers));
                    }
                    strangers.add(rival.id());
                    return find(rivals.subList(1, rivals.size()), client, patient, strangers);
                });
    }

    private CompletionStage<TranslationApi> login(Translation rival) {
        Recent known = recent.get(rival.key());
        return known == null
                        || known.client() == null
                        || !known.translation().id().equals(rival.id())
                ? lookUps.open(rival)
                : CompletableFuture.completedFuture(known.client());
    }

    private static boolean isSame(
            TranslationApi client,
            @CheckForNull TranslationApi theirs,
            @CheckForNull Throwable error,
            boolean patient) {
        boolean later = error != null && Failures.of(error).remedy() == Remedy.RETRY_LATER;
        if (later && (patient || LookUps.isNotAsked(error))) {
            throw new CompletionException(error);
        }
        return error == null && client.hasSameLoginAs(theirs);
    }
}
