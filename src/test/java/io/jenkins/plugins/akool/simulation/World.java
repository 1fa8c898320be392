package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.schedule.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A controller, its builds, its people and AKOOL, from one seed. One thread, time that jumps from step to step, and a
 * process that can be killed between any two steps and in any call to the outside: what it had in memory is gone, and
 * what its calls have done stays done. After some days of trouble everything is well again, and stays so for two weeks.
 */
final class World {

    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** After the trouble is over: longer than any order's time and AKOOL's seven days together. */
    private static final long WELL = 16 * DAY;

    /** A world that takes more steps goes round in circles. */
    private static final int MOST_STEPS = 400_000;

    /**
     * @param life of the process that it dies with, 0 for what happens outside of it
     */
    private record Step(long due, long number, int life, Runnable body) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    final long seed;
    final Dice dice;
    final Troubles troubles;
    final Story story;
    final Vendor vendor;
    final Book journal;
    final Builds builds;
    final Inspector inspector;

    /** True time, milliseconds since the start. */
    long now;

    /** How far the controller's clock is ahead of true time, milliseconds. */
    long clockAhead;

    /** The most that it ever was. */
    long mostAhead;

    /** Whether the controller's clock was ever wrong or stood still, after which nobody can be held to minutes. */
    boolean clockTrouble;

    /** The engine of the process that runs, null while none does. */
    @CheckForNull
    Engine engine;

    /** Whether its journal is read, before which nobody asks anything of it. */
    private boolean ready;

    /** Since when this process runs. */
    long upSince;

    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private long numbers;
    private int life;

    /** Calls to the outside until the process is killed in one, 0 where nobody wants to kill it. */
    private int callsLeft;

    /** How long it will be down when it is killed. */
    private long downtime;

    World(long seed, boolean told) {
        this.seed = seed;
        dice = new Dice(seed);
        troubles = new Troubles(dice);
        story = new Story(told);
        vendor = new Vendor(this);
        journal = new Book(this);
        builds = new Builds(this);
        inspector = new Inspector(this);
    }

    /** Plays the plan to its end, or until a promise is broken, which the inspector knows. */
    void play(Plan plan) {
        plan.happenings().forEach(h -> later(0, h.at(), () -> h.effect().accept(this)));
        later(0, plan.troubleEnds(), this::makeWell);
        start();
        long end = plan.troubleEnds() + WELL;
        int taken = 0;
        while (!steps.isEmpty() && steps.peek().due <= end && !inspector.isBroken()) {
            step(steps.poll());
            if (++taken > MOST_STEPS) {
                inspector.broken("goes round in circles", "the world took " + taken + " steps");
            }
        }
        if (!inspector.isBroken()) {
            now = end;
            long left = steps.stream().filter(s -> s.life == life).count();
            inspector.atTheEnd(left);
        }
    }

    private void step(Step step) {
        if (step.life != 0 && step.life != life) {
            return;
        }
        now = Math.max(now, step.due);
        try {
            step.body.run();
        } catch (Killed e) {
            // Told where it happened.
        } catch (RuntimeException e) {
            if (step.life == 0) {
                throw e;
            }
            story.tell(now, "engine", "a step failed: %s", e);
            inspector.broken(
                    "a step fails", e + " at " + List.of(e.getStackTrace()).subList(0, 3));
        }
        inspector.afterStep();
    }

    /** Has something done in some milliseconds, unless the process of that life is dead by then. */
    void later(int ofLife, long millis, Runnable body) {
        steps.add(new Step(now + Math.max(0, millis), numbers++, ofLife, body));
    }

    /** The engine, null where nobody can ask anything of it. */
    @CheckForNull
    Engine ready() {
        return ready ? engine : null;
    }

    boolean isAlive(int ofLife) {
        return engine != null && ofLife == life;
    }

    int life() {
        return life;
    }

    /** What the controller's clock shows. */
    Instant clock() {
        return START.plusMillis(now + clockAhead);
    }

    /** To be passed by each call to the outside, before and after it has its effect. */
    void gate(int ofLife, String where) {
        if (!isAlive(ofLife)) {
            throw Killed.HERE;
        }
        if (callsLeft > 0 && --callsLeft == 0) {
            kill("in " + where);
            throw Killed.HERE;
        }
    }

    /** Kills the process in one of its next calls to the outside, or a little later where it makes none. */
    void killSoon(int calls, long down) {
        if (engine == null || callsLeft > 0) {
            return;
        }
        callsLeft = calls;
        downtime = down;
        later(life, MINUTE, () -> {
            if (callsLeft > 0) {
                kill("between two steps");
            }
        });
    }

    private void kill(String where) {
        story.tell(now, "process", "is killed %s", where);
        endLife(downtime);
    }

    private void endLife(long down) {
        engine = null;
        life++;
        callsLeft = 0;
        later(0, down, this::start);
    }

    /** Jenkins is restarted by a person, who gives it fifteen seconds to end. */
    void shutDown(long down) {
        Engine ending = engine;
        if (ending == null) {
            return;
        }
        int its = life;
        story.tell(now, "process", "is asked to end");
        ending.close()
                .thenRun(() -> later(its, 0, () -> {
                    story.tell(now, "process", "has ended");
                    endLife(down);
                }));
        later(its, 15 * SECOND, () -> {
            if (isAlive(its)) {
                story.tell(now, "process", "is ended with an answer to come");
                endLife(down);
            }
        });
    }

    private void start() {
        if (engine != null) {
            return;
        }
        int its = ++life;
        ready = false;
        upSince = now;
        story.tell(now, "process", "starts");
        Surroundings around = new Surroundings(this, its);
        Keeper keeper = new Keeper(this, its);
        builds.keeper = keeper;
        engine = new Engine(
                timeline(its),
                new SplittableRandom(seed + its),
                Duration.ofSeconds(4),
                journal.openedBy(its),
                around,
                around::door,
                around,
                keeper);
        engine.resume().whenComplete((read, error) -> {
            if (!isAlive(its)) {
                return;
            }
            if (error != null) {
                story.tell(now, "process", "cannot read its journal; an administrator will restart it");
                downtime = MINUTE;
                later(its, 10 * MINUTE, () -> kill("by an administrator"));
            } else {
                ready = true;
                builds.comeBack();
                later(its, MINUTE, inspector::watchForStandstill);
            }
        });
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
                later(its, 0, task);
            }

            @Override
            public void wakeAt(Instant due, Runnable task) {
                Instant shown = clock();
                later(its, due.isAfter(shown) ? Duration.between(shown, due).toMillis() + 1 : 0, task);
            }

            @Override
            public void close() {
                // Dies with the process.
            }
        };
    }

    /** The machine sleeps: time passes for everybody else. */
    void sleep(long length) {
        story.tell(now, "machine", "sleeps for %s", Story.span(length));
        clockTrouble = true;
        upSince += length;
        List<Step> delayed = new ArrayList<>();
        steps.removeIf(s -> s.life == life && s.life != 0 && delayed.add(s));
        delayed.forEach(s -> steps.add(new Step(s.due + length, s.number, s.life, s.body)));
    }

    void setClock(long ahead) {
        story.tell(now, "clock", "is now %s ahead of true time", Story.span(ahead));
        clockTrouble |= ahead != clockAhead;
        clockAhead = ahead;
        inspector.watchForStandstill();
        mostAhead = Math.max(mostAhead, Math.abs(ahead));
    }

    private void makeWell() {
        story.tell(now, "world", "all trouble is over");
        troubles.end();
        if (clockAhead != 0) {
            setClock(0);
        }
        journal.makeWell();
        builds.makeWell();
        start();
        inspector.isWell();
    }
}
