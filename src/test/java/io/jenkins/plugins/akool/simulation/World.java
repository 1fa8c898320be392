package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.forecast.Precedents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A controller, its builds, its people and AKOOL, from one seed: one thread, and time that jumps from step to step. After
 * some days of trouble everything is well again, and stays so for some weeks.
 */
final class World {

    /** Many worlds see the turn of the month. */
    static final Instant START = Instant.parse("2026-01-30T10:00:00Z");

    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** After the trouble is over: longer than an order, AKOOL's seven days and the thirty for a person to see together. */
    private static final long WELL = 45 * DAY;

    /** A world that takes more steps goes round in circles. */
    private static final int MOST_STEPS = 400_000;

    /**
     * @param life of the controller that it dies with, 0 for what happens outside of it
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
    final Purse purse;
    final Precedents past;
    final Builds builds;
    final Controller controller;
    final Inspector inspector;
    final Standstill standstill;

    /** True time, milliseconds since the start. */
    long now;

    /** How far the controller's clock is ahead of true time, milliseconds. */
    private long clockAhead;

    /** How much further it is ahead for a moment, milliseconds. */
    private long momentarily;

    /** The most that it ever was wrong and believed. */
    private long mostWrong;

    /** Whether the controller's clock was ever wrong or stood still, after which nobody can be held to minutes. */
    private boolean clockTrouble;

    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private long numbers;

    World(long seed, boolean told) {
        this.seed = seed;
        dice = new Dice(seed);
        troubles = new Troubles(dice);
        story = new Story(told);
        vendor = new Vendor(this);
        journal = new Book(this);
        purse = new Purse(this);
        past = Past.of(dice);
        builds = new Builds(this);
        controller = new Controller(this);
        inspector = new Inspector(this);
        standstill = new Standstill(this);
    }

    /** Plays the plan to its end, or until a promise is broken, which the inspector knows. */
    void play(Plan plan) {
        plan.happenings().forEach(h -> later(0, h.at(), () -> h.effect().accept(this)));
        later(0, plan.troubleEnds(), this::makeWell);
        controller.start();
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
            inspector.atTheEnd(steps.stream()
                    .filter(s -> s.life == controller.life())
                    .mapToLong(Step::due)
                    .sorted()
                    .toArray());
        }
    }

    private void step(Step step) {
        if (step.life != 0 && step.life != controller.life()) {
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
            List<StackTraceElement> trace = List.of(e.getStackTrace());
            inspector.broken("a step fails", e + " at " + trace.subList(0, Math.min(3, trace.size())));
        }
        inspector.afterStep();
    }

    /** Has something done in some milliseconds, unless the controller of that life is dead by then. */
    void later(int life, long millis, Runnable body) {
        long asleep = life == 0 ? 0 : controller.asleepFor();
        steps.add(new Step(now + asleep + Math.max(0, millis), numbers++, life, body));
    }

    /** All that is to come of a life comes later. */
    void delay(int life, long length) {
        List<Step> delayed = new ArrayList<>();
        steps.removeIf(s -> s.life == life && delayed.add(s));
        delayed.forEach(s -> steps.add(new Step(s.due + length, s.number, s.life, s.body)));
    }

    long clockAhead() {
        return clockAhead + momentarily;
    }

    long mostWrong() {
        return mostWrong;
    }

    boolean hadClockTrouble() {
        return clockTrouble;
    }

    /** The controller's machine sleeps: time passes for everybody else. */
    void sleep(long length) {
        story.tell(now, "machine", "sleeps for %s", Story.span(length));
        clockTrouble = true;
        controller.sleep(length);
    }

    void setClock(long ahead) {
        if (ahead == clockAhead) {
            return;
        }
        story.tell(now, "clock", "is now %s ahead of true time", Story.span(ahead));
        clockTrouble = true;
        clockAhead = ahead;
        mostWrong = Math.max(mostWrong, Math.abs(ahead));
        standstill.watch();
    }

    /** The clock is wrong for a moment, as when somebody mistypes a date; only who starts in it can believe it. */
    void mistakeTime(long by, long length) {
        story.tell(now, "clock", "is %s further ahead for %s", Story.span(by), Story.span(length));
        momentarily = by;
        later(0, length, () -> momentarily = 0);
    }

    /** A controller starts, which has nothing but the clock. */
    void clockIsBelieved() {
        clockTrouble |= momentarily > 0;
        mostWrong = Math.max(mostWrong, Math.abs(clockAhead()));
    }

    private void makeWell() {
        story.tell(now, "world", "all trouble is over");
        troubles.end();
        journal.makeWell();
        builds.makeWell();
        momentarily = 0;
        setClock(0);
        controller.start();
        inspector.isWell();
    }
}
