package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.translation.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What comes upon an engine, drawn from a seed.
 *
 * @param seed of all chance beyond this
 * @param troubleEnds when all is well again, milliseconds since the world began
 * @param happenings in the order of their times
 */
record Plan(long seed, long troubleEnds, List<Happening> happenings) {

    private static final List<String> LANGUAGES = List.of("fr", "de", "es", "ja");

    private static final long[] LIMITS = {10 * World.MINUTE, World.HOUR, 3 * World.HOUR, 12 * World.HOUR, 3 * World.DAY
    };

    /** Draws one. */
    private static final class Drawing {
        private final long seed;
        private final SplittableRandom random;
        private final long end;
        private final int orders;

        /** Whether the orders are about the same video, and one may pay for all. */
        private final boolean shared;

        /** Whether the orders were asked for together, and have one limit. */
        private final boolean together;

        /** What they may cost together. */
        private final double budget;

        private final List<Happening> happenings = new ArrayList<>();

        private Drawing(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            end = (long) (World.HOUR * Math.pow(100, random.nextDouble()));
            orders = 1 + random.nextInt(random.nextInt(10) == 0 ? 6 : 3);
            shared = new SplittableRandom(~seed).nextInt(3) == 0;
            SplittableRandom batches = new SplittableRandom(~seed * 31);
            together = batches.nextInt(4) == 0;
            budget = batches.nextInt(4, 40);
        }

        private long sometime() {
            // Most of what happens, happens soon after the orders were placed.
            double share = random.nextDouble();
            return (long) (end * share * share);
        }

        /** Short ones as likely as long ones. */
        private long span(long least, long most) {
            return (long) (least * Math.pow((double) most / least, random.nextDouble()));
        }

        private String someOrder() {
            return "order-" + (1 + random.nextInt(orders));
        }

        private void happens(long at, Consumer<World> effect) {
            happenings.add(new Happening(at, effect));
        }

        private void several(int most, Runnable draw) {
            for (int n = random.nextInt(most + 1); n > 0; n--) {
                draw.run();
            }
        }

        private Plan plan() {
            for (int n = 1; n <= orders; n++) {
                order("order-" + n);
            }
            several(8, this::trouble);
            several(3, this::kill);
            several(4, this::decision);
            rarely(4, () -> several(2, this::people));
            rarely(4, this::clock);
            rarely(12, () -> {
                long length = span(World.MINUTE, 4 * World.DAY);
                happens(sometime(), w -> w.sleep(length));
            });
            rarely(4, () -> {
                long at = sometime();
                happens(at, w -> w.journal.rot());
                happens(at, w -> w.controller.killSoon(1, World.MINUTE));
            });
            budget();
            mistakenTime();
            rarely(5, this::record);
            rarely(5, () -> happens(0, w -> w.builds.reported = true));
            rarely(
                    4,
                    () -> happens(sometime(), w -> {
                        w.builds.loginVersion++;
                        if (w.controller.engine() != null) {
                            w.controller.engine().loginsChanged();
                        }
                    }));
            happenings.sort(Comparator.comparingLong(Happening::at));
            return new Plan(seed, end, List.copyOf(happenings));
        }

        private void rarely(int oneIn, Runnable draw) {
            if (random.nextInt(oneIn) == 0) {
                draw.run();
            }
        }

        private void order(String id) {
            List<String> languages = LANGUAGES.subList(0, 1 + random.nextInt(LANGUAGES.size()));
            boolean limited = random.nextInt(3) == 0;
            Double each = limited ? (double) Math.round(Vendor.price(id) * (0.5 + 4 * random.nextDouble())) : null;
            Double most = together ? (Double) budget : each;
            Terms terms = new Terms(
                    null,
                    "",
                    Duration.ofMillis(LIMITS[random.nextInt(LIMITS.length)]),
                    random.nextInt(4) == 0,
                    most,
                    random.nextBoolean(),
                    Set.of(),
                    together ? "batch" : null);
            happens(random.nextInt(3) == 0 ? sometime() : 1000, w -> w.builds.begin(id, languages, terms, shared));
        }

        private void trouble() {
            Port port = Port.values()[random.nextInt(Port.values().length)];
            long at = random.nextInt(3) == 0 ? 0 : sometime();
            long length = span(World.SECOND, World.DAY);
            double chance = random.nextInt(3) == 0 ? 1 : random.nextDouble();
            happens(at, w -> {
                w.story.tell(w.now, "world", "trouble with %s for %s, %.0f %%", port, Story.span(length), chance * 100);
                w.troubles.begin(port, w.now + length, chance);
            });
        }

        private void kill() {
            int calls = 1 + random.nextInt(40);
            long down = span(World.SECOND, random.nextInt(6) == 0 ? 5 * World.DAY : World.HOUR);
            long at = random.nextBoolean() ? span(1000, World.HOUR) : sometime();
            boolean asked = random.nextInt(5) == 0;
            happens(at, w -> {
                if (asked) {
                    w.controller.shutDown(down);
                } else {
                    w.controller.killSoon(calls, down);
                }
            });
        }

        private void decision() {
            String order = someOrder();
            int language = random.nextInt(LANGUAGES.size());
            People.Decision decision = People.Decision.values()[random.nextInt(People.Decision.values().length)];
            happens(sometime(), w -> People.decide(w, order, language, decision));
        }

        private void people() {
            String order = someOrder();
            int kind = random.nextInt(3);
            happens(sometime(), w -> {
                switch (kind) {
                    case 0 -> People.abort(w, order);
                    case 1 -> People.delete(w, order);
                    default -> People.rename(w, order);
                }
            });
        }

        private void clock() {
            long ahead = span(World.SECOND, 2 * World.DAY) * (random.nextBoolean() ? 1 : -1);
            happens(sometime(), w -> w.setClock(ahead));
        }

        /** Too short to be believed. */
        private void mistakenTime() {
            SplittableRandom moments = new SplittableRandom(~seed * 41);
            if (moments.nextInt(4) == 0) {
                long by = (long) (10 * World.MINUTE * Math.pow(5000, moments.nextDouble()));
                long length = (long) (World.SECOND * Math.pow(240, moments.nextDouble()));
                double share = moments.nextDouble();
                happens((long) (end * share * share), w -> w.mistakeTime(by, length));
            }
        }

        private void budget() {
            SplittableRandom budgets = new SplittableRandom(~seed * 37);
            if (budgets.nextInt(3) == 0) {
                double most = budgets.nextInt(3, 40);
                double other = budgets.nextInt(3, 40);
                happens(0, w -> w.purse.limit(most));
                long at = (long) (end * budgets.nextDouble());
                if (budgets.nextInt(4) == 0) {
                    happens(at, w -> w.purse.limit(other));
                }
            }
        }

        private void record() {
            String order = someOrder();
            boolean forGood = random.nextBoolean();
            long length = span(World.MINUTE, World.DAY);
            happens(sometime(), w -> {
                Build build = w.builds.ofOrder(order);
                if (build != null && !build.deleted) {
                    w.story.tell(
                            w.now,
                            "record",
                            "of %s %s",
                            build.name,
                            forGood ? "cannot be read any more" : "is absent for " + Story.span(length));
                    if (forGood) {
                        build.unreadable = true;
                    } else {
                        build.absentUntil = w.now + length;
                    }
                }
            });
        }
    }

    static Plan of(long seed) {
        return new Drawing(seed).plan();
    }

    /** The same without one happening. */
    Plan without(int index) {
        List<Happening> others = new ArrayList<>(happenings);
        others.remove(index);
        return new Plan(seed, troubleEnds, List.copyOf(others));
    }

    /** How it goes. */
    World play(boolean told) {
        World world = new World(seed, told);
        world.play(this);
        return world;
    }

    /** The shortest plan found that breaks the same promise, by leaving out one happening after the other. */
    Plan shortest(String promise) {
        Plan shortest = this;
        for (int i = shortest.happenings.size() - 1; i >= 0; i = Math.min(i, shortest.happenings.size()) - 1) {
            Plan shorter = shortest.without(i);
            if (promise.equals(shorter.play(false).inspector.promise())) {
                shortest = shorter;
                i = shortest.happenings.size();
            }
        }
        return shortest;
    }
}
