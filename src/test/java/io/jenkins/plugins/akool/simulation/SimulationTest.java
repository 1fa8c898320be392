package io.jenkins.plugins.akool.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many worlds, one seed each. {@code -Dakool.seeds=N} plays so many, from {@code -Dakool.from=N} on;
 * {@code -Dakool.seed=N} plays one and tells its story whatever becomes of it.
 */
class SimulationTest {

    private static final long SEEDS = Long.getLong("akool.seeds", 1000);

    private static final long FROM = Long.getLong("akool.from", 1);

    /** What the engine logs of its troubles, which are meant; held, since loggers nobody holds lose their settings. */
    private static final Logger LOG = Logger.getLogger("io.jenkins.plugins.akool");

    @BeforeAll
    static void noLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void log() {
        LOG.setLevel(null);
    }

    @Test
    void noSeedBreaksAPromise() {
        Long one = Long.getLong("akool.seed");
        if (one != null) {
            World world = Plan.of(one).play(true);
            System.out.println(world.story);
            assertTrue(!world.inspector.isBroken(), () -> String.valueOf(world.inspector));
            return;
        }
        // The first seed that breaks each promise, and how many did.
        Map<String, Long> first = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        AtomicLong played = new AtomicLong();
        LongStream.range(FROM, FROM + SEEDS).parallel().forEach(seed -> {
            String promise = brokenBy(seed);
            if (promise != null) {
                synchronized (first) {
                    first.merge(promise, seed, Math::min);
                    counts.merge(promise, 1L, Long::sum);
                }
            }
            long done = played.incrementAndGet();
            if (SEEDS >= 10_000 && done % (SEEDS / 20) == 0) {
                System.out.printf(Locale.ROOT, "%,d of %,d seeds%n", done, SEEDS);
            }
        });
        long failures = counts.values().stream().mapToLong(Long::longValue).sum();
        first.forEach((promise, seed) -> System.out.printf(
                "%n%s, broken by %d of %d seeds; the shortest found from seed %d, -Dakool.seed=%d tells all:%n%s%n",
                promise, counts.get(promise), SEEDS, seed, seed, shortest(seed, promise)));
        System.out.printf(Locale.ROOT, "%,d seeds, %,d failures%n", SEEDS, failures);
        assertEquals(Map.of(), counts);
    }

    private static String brokenBy(long seed) {
        try {
            return Plan.of(seed).play(false).inspector.promise();
        } catch (RuntimeException e) {
            throw new IllegalStateException("The world of seed " + seed + " itself is broken", e);
        }
    }

    private static String shortest(long seed, String promise) {
        return Plan.of(seed).shortest(promise).play(true).story.toString();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        for (long seed = FROM; seed < FROM + 20; seed++) {
            String story = Plan.of(seed).play(true).story.toString();
            assertEquals(story, Plan.of(seed).play(true).story.toString());
            assertNotEquals(story, Plan.of(seed + 1).play(true).story.toString());
        }
    }
}
