package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings all that is known of an order together: the journal, its entries that cannot be read, and what the owner has
 * written down. Nothing else repairs. Absence is never a decision: only what nobody ever knew is planned. Used on the
 * timeline's thread.
 */
final class Reconciliation {

    private final Timeline timeline;
    private final Ledger ledger;
    private final Watcher watcher;

    Reconciliation(Timeline timeline, Ledger ledger, Watcher watcher) {
        this.timeline = timeline;
        this.ledger = ledger;
        this.watcher = watcher;
    }

    /** Goes on with an entry of the journal after a restart. */
    void resume(Translation t) {
        switch (t.state()) {
            case SUBMITTING ->
                ledger.update(t.settled(State.UNKNOWN, Failures.mayBePaid(Failures.sentence("stopped"))));
            case COLLECTING -> {
                ledger.update(t.safe());
                watcher.resume(t.safe());
            }
            default -> {
                ledger.tell(t);
                watch(t);
                ledger.keepAtMost(t);
            }
        }
    }

    private void watch(Translation t) {
        if (t.state().watched()) {
            watcher.resume(t);
        }
    }

    /**
     * @param wanted languages that may be planned
     * @throws IOException where the journal cannot be written; then nothing changed
     */
    void reconcile(Order order, Recorded recorded, List<String> wanted) throws IOException {
        List<Translation> missing = new ArrayList<>();
        for (String language : order.languages()) {
            Translation here = ledger.get(order.translationId(language));
            if (here != null && !here.order().owner().equals(order.owner())) {
                // Jenkins went down before the new name was written down here.
                ledger.update(here.ownedBy(order.owner()));
            }
            Translation verdict = here == null ? verdict(order, language, recorded, wanted.contains(language)) : null;
            if (verdict != null) {
                missing.add(verdict);
            }
        }
        List<Translation> here = ledger.ofOrder(order.id());
        ledger.addOnDisk(missing);
        Stream.concat(recorded.byLanguage().values().stream(), recorded.batch().stream())
                .filter(known -> known.state().settled() && ledger.get(known.id()) == null)
                .forEach(ledger::remember);
        here.stream().filter(t -> t.state().settled()).forEach(ledger::tell);
        missing.forEach(this::watch);
    }

    /**
     * What becomes of a translation that the journal has not: null where nothing is to be done, since it is done for good
     * or nobody wants it.
     */
    @CheckForNull
    private Translation verdict(Order order, String language, Recorded recorded, boolean wanted) {
        Translation known = recorded.of(language);
        if (known != null && known.state().settled()) {
            Instant open = known.openUntil();
            return open != null && timeline.now().isBefore(open) ? known : null;
        }
        if (known != null && known.akoolId() != null) {
            return known.safe();
        }
        Translation planned = Translation.planned(order, language);
        // What the owner heard of was in the journal once, and may have gone on there before that was lost.
        if (known != null || ledger.wasSetAside(planned.id()) || !recorded.readable()) {
            return planned.settled(State.UNKNOWN, Failures.mayBePaid(Failures.sentence("unreadable")));
        }
        return wanted ? planned : null;
    }
}
