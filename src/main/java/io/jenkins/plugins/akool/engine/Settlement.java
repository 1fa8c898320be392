package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Throttle;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What AKOOL's answers to submissions, and failures before them, make of translations. On the timeline's thread. */
final class Settlement {

    /** Attempts for which a payer whose login cannot be read is waited for. */
    private static final int PATIENCE = 5;

    private final Timeline timeline;
    private final Throttle throttle;
    private final Pacing pacing;
    private final Ledger ledger;

    /** Told of each translation that AKOOL accepted. */
    private final Consumer<Translation> accepted;

    /** Submits a translation again at a later time. */
    private final BiConsumer<Instant, Translation> later;

    /** Goes on with an order, by its id. */
    private final Consumer<String> next;

    /** How many times in a row AKOOL put off a translation, by id, while it is planned. */
    private final Map<String, Integer> postponed = new HashMap<>();

    /** How many times a payer's login could not be read, by the id of who asked, while that is planned. */
    private final Map<String, Integer> silences = new HashMap<>();

    /** Translations whose order was given up while their request was on its way, with the reason. */
    private final Map<String, String> abandoned = new HashMap<>();

    /** Those of the abandoned that nobody will ask for any more. */
    private final Set<String> dropped = new HashSet<>();

    Settlement(
            Timeline timeline,
            Throttle throttle,
            Pacing pacing,
            Ledger ledger,
            Consumer<Translation> accepted,
            BiConsumer<Instant, Translation> later,
            Consumer<String> next) {
        this.timeline = timeline;
        this.throttle = throttle;
        this.pacing = pacing;
        this.ledger = ledger;
        this.accepted = accepted;
        this.later = later;
        this.next = next;
    }

    /** Like {@link #abandon}, for one that is to be forgotten once it was told what became of it. */
    void drop(String id, String why) {
        abandon(id, why);
        dropped.add(id);
    }

    /** Whether one that has its answer was dropped; true once. */
    boolean wasDropped(String id) {
        return dropped.remove(id);
    }

    /** The answer that is still to come decides: with an id the translation is kept for collecting later. */
    void abandon(String id, String why) {
        abandoned.put(id, why);
    }

    /** The login of one that may have paid for a planned one could not be read. */
    void silent(String id) {
        Translation t = ledger.get(id);
        if (t != null && t.state() == State.PLANNED) {
            silences.merge(id, 1, Integer::sum);
        }
    }

    /** Whether one that is planned waits for such a login rather than pay itself. */
    boolean isPatient(String id) {
        return silences.getOrDefault(id, 0) < PATIENCE;
    }

    /** Forgets what happened to one while it was planned. */
    void withdraw(String id) {
        postponed.remove(id);
        silences.remove(id);
    }

    void settle(List<Translation> together, Outcome sameForAll) {
        settle(
                together,
                new Submission(together.stream().collect(Collectors.toMap(Translation::language, t -> sameForAll))));
    }

    /** Takes over what became of each, and goes on with the order unless it has to be patient now. */
    void settle(List<Translation> together, Submission submission) {
        boolean goesOn = true;
        for (Translation sent : together) {
            Translation t = ledger.get(sent.id());
            Outcome outcome = submission.outcomes().get(sent.language());
            if (t != null && !t.state().settled()) {
                goesOn &= outcome instanceof Accepted answer
                        ? taken(t, answer)
                        : refused(t, ((Refused) outcome).reason());
            }
        }
        if (goesOn) {
            next.accept(together.get(0).order().id());
        }
    }

    private boolean taken(Translation t, Accepted answer) {
        withdraw(t.id());
        Translation taken = t.accepted(answer, timeline.now());
        String why = abandoned.remove(t.id());
        if (why == null) {
            ledger.update(taken);
            accepted.accept(taken);
            String objection =
                    CreditGuard.objection(ledger.allOfGroup(taken.order().group()));
            if (objection != null) {
                dropRest(taken, objection);
            }
        } else {
            ledger.update(taken.settled(State.UNCOLLECTED, why));
        }
        return true;
    }

    /** Returns whether the order goes on at once. */
    private boolean refused(Translation t, AkoolException reason) {
        String given = abandoned.remove(t.id());
        switch (reason.remedy()) {
            case RETRY_LATER, SLOW_DOWN -> {
                if (given == null) {
                    return postpone(t, reason);
                }
                end(t, State.FAILED, given);
            }
            case OUTCOME_UNKNOWN -> end(t, State.UNKNOWN, Failures.mayBePaid(reason.getMessage()));
            case CREDENTIALS, QUOTA -> {
                end(t, State.FAILED, reason.getMessage());
                dropRest(t, reason.getMessage());
            }
            case STOP, INPUT, NOT_FOUND -> end(t, State.FAILED, reason.getMessage());
        }
        return true;
    }

    private boolean postpone(Translation t, AkoolException reason) {
        Instant now = timeline.now();
        if (Failures.tooOften(reason)) {
            throttle.tooOften(now, reason.retryAfter().orElse(null));
        }
        Translation planned = t.plannedAgain();
        if (t.state() != State.PLANNED) {
            ledger.update(planned);
        }
        int failures = postponed.merge(t.id(), 1, Integer::sum);
        Instant retry = now.plus(reason.retryAfter().orElse(pacing.untilRetry(failures)));
        if (!retry.isBefore(t.order().deadline())) {
            end(planned, State.FAILED, Failures.sentence("notInTime", reason.getMessage()));
            return true;
        }
        later.accept(retry, planned);
        return false;
    }

    /** What the same key or the same empty account would only be told again. */
    private void dropRest(Translation first, String why) {
        ledger.toSubmitWith(first.order()).forEach(t -> end(t, State.FAILED, why));
    }

    void end(Translation t, State end, String why) {
        withdraw(t.id());
        ledger.update(end == State.FAILED ? t.notTaken(why) : t.settled(end, why));
    }
}
