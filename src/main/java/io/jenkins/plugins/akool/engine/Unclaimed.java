package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Forgets at last what settled and nobody recorded, since its build cannot be loaded or is gone: once AKOOL has deleted what
 * there was, and somebody has had time to see to it. Looks once a day, so that nothing of those waits in the timeline that
 * were recorded long before. Used on the timeline's thread.
 */
final class Unclaimed {

    private static final Logger LOGGER = Logger.getLogger(Unclaimed.class.getName());

    /** After AKOOL has deleted a result whose build cannot be loaded. */
    private static final Duration TIME_TO_SEE = Duration.ofDays(30);

    private static final Duration AT_LEAST_EVERY = Duration.ofDays(1);

    private final Timeline timeline;

    /** All that is not forgotten, as it stands. */
    private final Collection<Translation> translations;

    /** By id. */
    private final Consumer<String> forget;

    /** Whether it will look. */
    private boolean due;

    Unclaimed(Timeline timeline, Collection<Translation> translations, Consumer<String> forget) {
        this.timeline = timeline;
        this.translations = translations;
        this.forget = forget;
    }

    /** To be told of each that settled. */
    void watch(Translation settled) {
        if (!due) {
            due = true;
            Instant latest = timeline.now().plus(AT_LEAST_EVERY);
            timeline.wakeAt(Collections.min(List.of(latest, end(settled))), this::look);
        }
    }

    private void look() {
        due = false;
        for (Translation t : List.copyOf(translations)) {
            if (t.state().settled() && !timeline.now().isBefore(end(t))) {
                LOGGER.log(
                        Level.INFO,
                        "The translation {0} (AKOOL id {1}) of {2} is forgotten: AKOOL has deleted it, and its build could not"
                                + " be loaded",
                        new Object[] {t.id(), t.akoolId(), t.order().owner()});
                forget.accept(t.id());
            }
        }
        translations.stream().filter(t -> t.state().settled()).findAny().ifPresent(this::watch);
    }

    private static Instant end(Translation t) {
        return t.order().deadline().plus(Purchase.KEPT_BY_AKOOL).plus(TIME_TO_SEE);
    }
}
