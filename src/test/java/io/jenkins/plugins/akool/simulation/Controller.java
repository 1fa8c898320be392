package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.schedule.SteadyClock;
import io.jenkins.plugins.akool.schedule.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The process of Jenkins, one life after the other. It can be killed between any two steps and in any call to the outside:
 * what it had in memory is gone, and what its calls have done stays done.
 */
final class Controller {

    private final World world;

    /** Of the life that is lived, null between two. */
    @CheckForNull
    private Engine engine;

    /** Whether the journal is read, before which nobody asks anything of the engine. */
    private boolean ready;

    /** Counts the lives, and the times between. */
    private int life;

    /** When this life began; later where the machine slept in it. */
    private long upSince;

    /** What the engine of this life takes for the time. */
    private SteadyClock clock;

    /** When the machine wakes up again; in the past where it is awake. */
    private long asleepUntil;

    /** How long it has slept in all lives, milliseconds; a sleep that has just begun included. */
    private long slept;

    /** Calls to the outside until it is killed in one, 0 where nobody wants to kill it. */
    private int callsLeft;

    /** How long it will be down when it is killed. */
    private long downtime;

    Controller(World world) {
        this.world = world;
    }

    int life() {
        return life;
    }

    long upSince() {
        return upSince;
    }

    boolean isAlive(int ofLife) {
        return engine != null && ofLife == life;
    }

    /** The engine that runs, null while none does. */
    @CheckForNull
    Engine engine() {
        return engine;
    }

    /** The engine, null where nobody can ask anything of it. */
    @CheckForNull
    Engine ready() {
        return ready && world.now >= asleepUntil ? engine : null;
    }

    /** To be passed by each call to the outside, before and after it has its effect. */
    void gate(int ofLife, String where, String what) {
        if (!isAlive(ofLife)) {
            throw Killed.HERE;
        }
        if (callsLeft > 0 && --callsLeft == 0) {
            kill("in " + where + " of " + what);
            throw Killed.HERE;
        }
    }

    /** Kills it in one of its next calls to the outside, or a little later where it makes none. */
    void killSoon(int calls, long down) {
        if (engine == null || callsLeft > 0) {
            return;
        }
        callsLeft = calls;
        downtime = down;
        world.later(life, World.MINUTE, () -> {
            if (callsLeft > 0) {
                kill("between two steps");
            }
        });
    }

    private void kill(String where) {
        world.story.tell(world.now, "process", "is killed %s", where);
        endLife(downtime);
    }

    private void endLife(long down) {
        engine = null;
        ready = false;
        life++;
        callsLeft = 0;
        world.later(0, down, this::start);
    }

    /** Jenkins is restarted by a person, who gives it fifteen seconds to end. */
    void shutDown(long down) {
        Engine ending = engine;
        if (ending == null) {
            return;
        }
        int its = life;
        world.story.tell(world.now, "process", "is asked to end");
        ending.close()
                .thenRun(() -> world.later(its, 0, () -> {
                    world.story.tell(world.now, "process", "has ended");
                    endLife(down);
                }));
        world.later(its, 15 * World.SECOND, () -> {
            if (isAlive(its)) {
                world.story.tell(world.now, "process", "is ended with an answer to come");
                endLife(down);
            }
        });
    }

    void start() {
        if (engine != null) {
            return;
        }
        int its = ++life;
        world.clockIsBelieved();
        clock = new SteadyClock(
                () -> World.START.plusMillis(world.now + world.clockAhead()),
                () -> Duration.ofMillis(Math.max(world.now, asleepUntil) - slept)
                        .toNanos());
        upSince = world.now;
        world.story.tell(world.now, "process", "starts");
        Surroundings around = new Surroundings(world, its);
        Keeper keeper = new Keeper(world, its);
        world.builds.keeper = keeper;
        engine = new Engine(
                timeline(its),
                new SplittableRandom(world.seed + its),
                Duration.ofSeconds(4),
                world.journal.openedBy(its),
                world.past,
                around,
                new Spending(timeline(its), world.purse.openedBy(its)),
                around::door,
                around,
                keeper);
        engine.resume().whenComplete((read, error) -> {
            if (!isAlive(its)) {
                return;
            }
            if (error != null) {
                world.story.tell(world.now, "process", "cannot read its journal; an administrator will restart it");
                downtime = World.MINUTE;
                world.later(its, 10 * World.MINUTE, () -> kill("by an administrator"));
            } else {
                ready = true;
                world.builds.comeBack();
                world.later(its, World.MINUTE, world.standstill::watch);
            }
        });
    }

    /** What the engine takes for the time. */
    Instant clock() {
        return clock.instant();
    }

    /** The engine's time: its clock may be wrong, but what it waits for comes after that long in truth. */
    private Timeline timeline(int its) {
        return new Timeline() {
            @Override
            public Instant now() {
                return clock();
            }

            @Override
            public void execute(Runnable task) {
                world.later(its, 0, task);
            }

            @Override
            public void wakeAt(Instant due, Runnable task) {
                Instant shown = clock();
                boolean future = due.isAfter(shown);
                world.later(its, future ? Duration.between(shown, due).toMillis() + 1 : 0, task);
            }

            @Override
            public void close() {
                // Dies with the process.
            }
        };
    }

    /** How long nothing can happen in this life, milliseconds from now. */
    long asleepFor() {
        return Math.max(0, asleepUntil - world.now);
    }

    /** The machine sleeps, and with it all that is to come of this life. */
    void sleep(long length) {
        upSince += length;
        asleepUntil = world.now + length;
        slept += length;
        world.delay(life, length);
    }
}
