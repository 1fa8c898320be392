package io.jenkins.plugins.akool.bookkeeping;

import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Orders whose build cannot be had. They are looked for again and again, with pauses, and stay in the engine's journal
 * until their build is there, or Jenkins says that it was deleted, or the engine forgets them, long after AKOOL has deleted
 * what it made for them.
 */
final class LostBuilds {

    private static final Logger LOGGER = Logger.getLogger(LostBuilds.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Timeline timeline;
    private final Supplier<Engine> engine;

    /** Records a translation whose build is there again. */
    private final Consumer<Translation> found;

    /** Ids of orders that are looked for. */
    private final Set<String> sought = ConcurrentHashMap.newKeySet();

    /** Ids of orders of which the log has told that their build is not there. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    LostBuilds(Timeline timeline, Supplier<Engine> engine, Consumer<Translation> found) {
        this.timeline = timeline;
        this.engine = engine;
        this.found = found;
    }

    boolean isSought(String orderId) {
        return sought.contains(orderId);
    }

    /** Looks for the build of an order, unless that is done already. */
    void seek(Order order) {
        if (sought.add(order.id())) {
            look(order.id(), FIRST_PAUSE);
        }
    }

    private void look(String orderId, Duration pause) {
        Computer.threadPoolForRemoting.execute(() -> {
            boolean there;
            try {
                there = isThere(orderId);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.FINE, "a build cannot be looked for now", e);
                sought.add(orderId);
                there = false;
            }
            if (!there) {
                Duration longer = pause.multipliedBy(2);
                timeline.wakeAt(
                        timeline.now().plus(pause),
                        () -> look(orderId, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE));
            }
        });
    }

    /** Goes on with an order whose build is there again. Returns whether there is nothing more to look for. */
    private boolean isThere(String orderId) {
        List<Translation> kept = engine.get().translations(orderId);
        if (kept.isEmpty()) {
            sought.remove(orderId);
            told.remove(orderId);
            return true;
        }
        Order order = kept.get(0).order();
        Run<?, ?> run = Owners.search(order);
        if (run == null) {
            tell(order, kept);
            return false;
        }
        sought.remove(orderId);
        told.remove(orderId);
        goOn(order, run, kept);
        return true;
    }

    private void tell(Order order, List<Translation> kept) {
        if (told.add(order.id())) {
            LOGGER.log(
                    Level.WARNING,
                    "The build {0} cannot be loaded now. Its translations are kept and tried again: {1}",
                    new Object[] {
                        order.owner(), kept.stream().map(LostBuilds::named).collect(Collectors.joining(", "))
                    });
        }
    }

    private void goOn(Order order, Run<?, ?> run, List<Translation> kept) {
        BuildTranslations record = BuildTranslations.of(run);
        if (record.order(order.id()) == null) {
            record.put(new OrderRecord(order, OnFailure.FAIL, false));
        }
        String name = Owners.of(run);
        if (name.equals(order.owner())) {
            kept.forEach(found);
        } else {
            // Tells of each under its new name.
            engine.get().rename(owner -> owner.equals(order.owner()) ? name : owner);
        }
    }

    private static String named(Translation t) {
        return t.language() + " " + t.state() + (t.akoolId() == null ? "" : " (AKOOL id " + t.akoolId() + ")");
    }
}
