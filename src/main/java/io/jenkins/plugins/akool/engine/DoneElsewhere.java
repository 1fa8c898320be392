package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What left the ledger, of orders whose costs are limited: what a group has spent is read from all of its translations. Kept
 * as long as any of its group is in the ledger, and for a while after it. Used on the timeline's thread.
 */
final class DoneElsewhere {

    /** For which an order of a group that is just coming, with what its owner had recorded by then, may be on its way. */
    private static final Duration AFTER_THE_LAST = Duration.ofHours(1);

    private final Timeline timeline;

    /** Whether any of a group is in the ledger. */
    private final Predicate<String> isThere;

    /** By group, then by id. */
    private final Map<String, Map<String, Translation>> translations = new HashMap<>();

    DoneElsewhere(Timeline timeline, Predicate<String> isThere) {
        this.timeline = timeline;
        this.isThere = isThere;
    }

    /** One left the ledger, or was never in it. */
    void add(Translation t) {
        String group = t.order().group();
        boolean mayCost = t.akoolId() != null || t.state() == State.UNKNOWN;
        if (mayCost && t.order().terms().maxCredits() != null) {
            translations.computeIfAbsent(group, g -> new HashMap<>()).put(t.id(), t);
        }
        if (translations.containsKey(group) && !isThere.test(group)) {
            timeline.wakeAt(timeline.now().plus(AFTER_THE_LAST), () -> forget(group));
        }
    }

    private void forget(String group) {
        if (!isThere.test(group)) {
            translations.remove(group);
        }
    }

    /** One is in the ledger. */
    void remove(Translation t) {
        translations.computeIfPresent(t.order().group(), (group, done) -> {
            done.remove(t.id());
            return done.isEmpty() ? null : done;
        });
    }

    Collection<Translation> of(String group) {
        return translations.getOrDefault(group, Map.of()).values();
    }
}
