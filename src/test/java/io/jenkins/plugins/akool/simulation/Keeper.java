package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.EngineListener;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the builds' records in one life of the process, as the service does in Jenkins: hears of changes, writes them down
 * one after the other, tries again what fails, and tells the engine what settled once it is written.
 */
final class Keeper implements EngineListener {

    /** On another thread than the engine's. */
    private static final long A_MOMENT = 5;

    private final World world;
    private final int life;

    /** Builds that could not be saved, with how many times in a row. */
    private final Map<Build, Integer> unsaved = new HashMap<>();

    /** What settled and is to be told once its build is saved. */
    private final Map<Build, Map<String, Translation>> toAcknowledge = new HashMap<>();

    Keeper(World world, int life) {
        this.world = world;
        this.life = life;
    }

    @Override
    public void changed(Translation t) {
        world.controller.gate(life, "the telling", t.id());
        world.story.tell(
                world.now, "engine", "%s is %s%s", t.id(), t.state(), t.reason() == null ? "" : ": " + t.reason());
        world.inspector.stands(t);
        world.later(life, A_MOMENT, () -> write(t));
    }

    @Override
    public void paused(Translation t, String why) {
        world.story.tell(world.now, "engine", "%s waits for a login", t.id());
    }

    private void write(Translation t) {
        Build build = world.builds.named(t.order().owner());
        if (build == null || build.absentUntil > world.now) {
            // Absence is no decision; somebody looks again.
            world.later(life, 20 * World.MINUTE, () -> {
                Engine engine = world.controller.engine();
                Translation current = engine == null ? null : engine.translation(t.id());
                if (current != null && current.state() == t.state()) {
                    write(current);
                }
            });
            return;
        }
        put(build, t);
    }

    /** Writes down what a person decided without the engine, too. */
    void put(Build build, Translation t) {
        Translation before = build.memory.put(t.language(), t);
        boolean idIsNew = t.akoolId() != null && (before == null || before.akoolId() == null);
        boolean reopened = before != null && before.state().settled();
        if (t.state().settled()) {
            toAcknowledge.computeIfAbsent(build, b -> new TreeMap<>()).put(t.id(), t);
        }
        if (idIsNew || t.state().settled() || reopened) {
            save(build);
        }
    }

    private void save(Build build) {
        if (unsaved.containsKey(build)) {
            return;
        }
        trySaving(build);
    }

    private void trySaving(Build build) {
        if (build.deleted) {
            return;
        }
        world.controller.gate(life, "the record's save, before it wrote,", build.name);
        boolean fails =
                build.absentUntil > world.now || world.troubles.strike(Port.RECORD_SAVE, build.order.id(), world.now);
        if (!fails || world.dice.roll("saved all the same " + build.order.id()) < 0.2) {
            build.record = new HashMap<>(build.memory);
            build.wasSetAside |= build.unreadable;
            build.unreadable = false;
            world.inspector.booksChanged();
        }
        if (fails) {
            int times = unsaved.merge(build, 1, Integer::sum);
            world.story.tell(world.now, "record", "of %s cannot be saved", build.name);
            world.later(life, Math.min(5 * World.MINUTE, times * 10 * World.SECOND), () -> trySaving(build));
            return;
        }
        world.controller.gate(life, "the record's save, after it wrote,", build.name);
        unsaved.remove(build);
        Map<String, Translation> settled = toAcknowledge.remove(build);
        if (settled != null && world.controller.engine() != null) {
            settled.values().forEach(world.controller.engine()::acknowledge);
        }
    }

    /** Brings together what is known, until that succeeds. */
    void reconcile(Build build, List<String> wanted) {
        Engine engine = world.controller.engine();
        if (build.deleted || build.aborted && !wanted.isEmpty() || engine == null) {
            return;
        }
        if (build.absentUntil > world.now) {
            world.later(life, World.MINUTE, () -> reconcile(build, wanted));
            return;
        }
        Recorded recorded = new Recorded(
                !build.unreadable && !build.wasSetAside,
                build.unreadable ? Map.of() : build.recordNow(),
                world.builds.recordedWith(build.order));
        world.story.tell(
                world.now,
                "record",
                "of %s is brought together with the journal, wanted %s%s",
                build.name,
                wanted,
                recorded.readable() ? "" : ", unreadable");
        engine.reconcile(build.orderNow(), recorded, wanted)
                .whenComplete((done, error) -> together(build, wanted, error));
    }

    private void together(Build build, List<String> wanted, @CheckForNull Throwable error) {
        if (!world.controller.isAlive(life)) {
            return;
        }
        if (error == null) {
            build.placed |= !wanted.isEmpty();
            world.inspector.booksChanged();
        } else {
            world.story.tell(
                    world.now, "record", "of %s cannot be brought together: %s", build.name, error.getMessage());
            world.later(life, World.MINUTE, () -> reconcile(build, wanted));
        }
    }
}
