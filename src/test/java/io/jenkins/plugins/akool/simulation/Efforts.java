package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one life of the controller did to have results collected, and so whether it may give one up. */
final class Efforts {

    /** As the README has it: "in five attempts or two hours". */
    private static final int COLLECTIONS = 5;

    private static final int LOOKS_FOR_VIDEO = 6;

    private static final long TWO_HOURS = 2 * World.HOUR;

    private final World world;

    /** When a result was first to be collected, by id. */
    private final Map<String, Long> collecting = new HashMap<>();

    /** How often that failed, by id. */
    private final Map<String, Integer> failed = new HashMap<>();

    /** Ids of translations whose collection failed for good. */
    private final Set<String> hopeless = new HashSet<>();

    private int life;

    Efforts(World world) {
        this.world = world;
    }

    private void startAnewWithTheController() {
        if (life != world.controller.life()) {
            life = world.controller.life();
            collecting.clear();
            failed.clear();
            hopeless.clear();
        }
    }

    void collecting(String id) {
        startAnewWithTheController();
        collecting.putIfAbsent(id, world.now);
    }

    /**
     * @param forGood whether the storage said that trying again leads nowhere
     */
    void notCollected(String id, boolean forGood) {
        startAnewWithTheController();
        failed.merge(id, 1, Integer::sum);
        if (forGood) {
            hopeless.add(id);
        }
    }

    /** Holds the engine to its promises where it gives up by itself what AKOOL may have done. */
    void givenUp(Translation t, Vendor.Job job) {
        startAnewWithTheController();
        boolean tried = hopeless.contains(t.id())
                || failed.getOrDefault(t.id(), 0) >= COLLECTIONS
                || world.now >= collecting.getOrDefault(t.id(), Long.MAX_VALUE / 2) + TWO_HOURS
                || job.toldWithoutVideo >= LOOKS_FOR_VIDEO
                || world.vendor.hasDeleted(job);
        long deadline = deadline(t);
        if (tried) {
            return;
        }
        if (world.now < deadline) {
            world.inspector.broken(
                    "given up before its time", t.id() + " has " + Story.span(deadline - world.now) + " left");
        } else if (job.done <= deadline && world.now < Math.max(deadline, world.controller.upSince()) + TWO_HOURS) {
            world.inspector.broken(
                    "given up though done in time",
                    t.id() + " was done " + Story.span(deadline - job.done) + " before");
        }
    }

    /** True time, where the clock shows it. */
    static long deadline(Translation t) {
        return Duration.between(World.START, t.order().deadline()).toMillis();
    }
}
