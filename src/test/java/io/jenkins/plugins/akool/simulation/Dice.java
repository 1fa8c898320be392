package io.jenkins.plugins.akool.simulation;

import java.util.HashMap;
import java.util.Map;

/**
 * All chance of a world beyond its plan. Each roll has a name, and its outcome depends on the seed, the name and how many
 * times that name was rolled before, not on what else was rolled: a plan with one happening less plays as before
 * elsewhere, which is what makes a story short.
 */
final class Dice {

    private final long seed;

    /** How many times each name was rolled. */
    private final Map<String, Integer> rolled = new HashMap<>();

    Dice(long seed) {
        this.seed = seed;
    }

    /** Evenly from 0 to 1. */
    double roll(String name) {
        int times = rolled.merge(name, 1, Integer::sum);
        long z = seed * 0x9E3779B97F4A7C15L + name.hashCode() * 0xD1B54A32D192ED03L + times * 0x8CB92BA72F3D8DD7L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** From 0 to one less than that. */
    int pick(String name, int of) {
        return (int) (roll(name) * of);
    }

    /** Milliseconds between the two, short ones as likely as long ones. */
    long pause(String name, long least, long most) {
        return (long) (least * Math.pow((double) most / least, roll(name)));
    }
}
