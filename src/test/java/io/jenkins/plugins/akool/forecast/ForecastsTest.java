package io.jenkins.plugins.akool.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the next look is, whatever is known or believed. */
class ForecastsTest {

    private static final Duration FIRST = Duration.ofSeconds(4);

    private final PrecedentsInMemory precedents = new PrecedentsInMemory();
    private final Forecasts forecasts = new Forecasts(precedents, FIRST);

    private Duration next(Course course, double elapsed) {
        return forecasts.untilNextLook("a kind", course, seconds(elapsed), false);
    }

    private static Duration seconds(double some) {
        return Duration.ofMillis((long) (1000 * some));
    }

    private void remember(double seconds, Double video, Told... told) {
        precedents.add("a kind", new Precedent(seconds, video, List.of(told)));
    }

    private static Course course(double elapsed, Integer percent, Double video) {
        Course course = new Course();
        course.seen(seconds(elapsed), percent, video);
        return course;
    }

    @Test
    void looksAreRareBeforeTheExpectedEndAndDenseAroundIt() {
        IntStream.range(0, 20).forEach(n -> remember(570 + 3 * n, 100.0));
        Course course = course(100, null, 100.0);
        assertTrue(next(course, 100).toSeconds() > 90, "nothing ends yet");
        assertTrue(next(course, 590).toSeconds() < 25, "most end now");
        assertTrue(next(course, 5000).toSeconds() > 60, "nobody knows");
    }

    @Test
    void aLongerVideoIsExpectedToTakeLonger() {
        IntStream.range(0, 20).forEach(n -> remember(570 + 3 * n, 100.0));
        assertTrue(next(course(590, null, 100.0), 590).toSeconds() < 25);
        assertTrue(next(course(590, null, 400.0), 590).toSeconds() > 90);
    }

    @Test
    void aFewThatWereFarOffChangeLittle() {
        IntStream.range(0, 20).forEach(n -> remember(570 + 3 * n, 100.0));
        Duration before = next(course(590, null, 100.0), 590);
        remember(1, 100.0);
        remember(500_000, 100.0);
        remember(400_000, 100.0);
        assertTrue(next(course(590, null, 100.0), 590).compareTo(before.multipliedBy(2)) < 0);
    }

    @Test
    void anotherKindTellsNothing() {
        IntStream.range(0, 20).forEach(n -> precedents.add("another", new Precedent(600, 100.0, List.of())));
        assertEquals(
                next(course(100, null, 100.0), 100),
                new Forecasts(new PrecedentsInMemory(), FIRST)
                        .untilNextLook("a kind", course(100, null, 100.0), seconds(100), false));
    }

    @Test
    void progressIsBelievedAsFarAsItProvedTrue() {
        Course half = course(100, 50, null);
        Duration believed = next(half, 100);
        assertTrue(believed.toSeconds() > 15 && believed.toSeconds() < 40, believed::toString);
        IntStream.range(0, 20).forEach(n -> remember(100 + 100 * n, null, new Told(50, 99.0)));
        assertTrue(next(half, 100).compareTo(believed.multipliedBy(2)) > 0, "it may mean anything");
    }

    @Test
    void progressThatStandsStillIsNotWaitedForWithDenseLooks() {
        Course stuck = course(100, 99, null);
        assertTrue(next(stuck, 100).toSeconds() < 20);
        for (int elapsed = 101; elapsed < 2000; elapsed++) {
            stuck.seen(seconds(elapsed), 99, null);
        }
        assertTrue(next(stuck, 2000).toSeconds() > 40);
    }

    @Test
    void howeverWrongEverythingIsThePauseIsSane() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 3000; n++) {
            PrecedentsInMemory any = new PrecedentsInMemory();
            for (int one = random.nextInt(60); one > 0; one--) {
                Precedent precedent =
                        new Precedent(anything(random), random.nextBoolean() ? null : anything(random), told(random));
                if (precedent.isSane()) {
                    any.add("a kind", precedent);
                }
            }
            Course course = new Course();
            for (int look = random.nextInt(30); look > 0; look--) {
                course.seen(
                        seconds(anything(random)),
                        random.nextInt(4) == 0 ? null : random.nextInt(-50, 250),
                        random.nextInt(4) == 0 ? null : anything(random));
            }
            boolean reported = random.nextBoolean();
            Duration pause =
                    new Forecasts(any, FIRST).untilNextLook("a kind", course, seconds(anything(random)), reported);
            long least = reported ? 300_000 : 1_000;
            long most = reported ? 600_000 : 160_000;
            assertTrue(pause.toMillis() >= least && pause.toMillis() <= most * 1.06, pause::toString);
        }
    }

    private static double anything(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> -random.nextDouble() * 1000;
            case 2 -> Double.NaN;
            case 3 -> 1e12;
            default -> Math.pow(10, random.nextDouble() * 8 - 2);
        };
    }

    private static List<Told> told(SplittableRandom random) {
        return random.nextBoolean()
                ? List.of()
                : List.of(new Told(random.nextInt(-10, 120), anything(random)), new Told(99, anything(random)));
    }

    @Test
    void whatLookedOftenKeepsLittle() {
        Course course = new Course();
        for (int percent = 0; percent <= 100; percent++) {
            course.seen(seconds(10 + percent), percent, null);
        }
        assertTrue(course.told().size() <= 27, course.told()::toString);
        assertEquals(new Told(99, 109), course.told().get(course.told().size() - 1));
    }

    @Test
    void whatNobodySawEndIsNoPrecedent() {
        assertNull(new Course().ended(seconds(100), false), "after a restart");
        assertNull(new Course().ended(seconds(100), true), "after a restart, by a report that came again");
        assertNull(course(10, null, 30.0).ended(seconds(100), false), "long after the last look");
        assertEquals(new Precedent(90, 30.0, List.of()), course(80, null, 30.0).ended(seconds(100), false));
        assertEquals(new Precedent(100, 30.0, List.of()), course(10, null, 30.0).ended(seconds(100), true));
    }

    @Test
    void theNewestOfEachKindAreKept() {
        IntStream.rangeClosed(1, 120).forEach(n -> remember(n, null));
        assertEquals(Precedents.MOST, precedents.of("a kind").size());
        assertEquals(120, precedents.of("a kind").get(Precedents.MOST - 1).seconds());
        IntStream.range(0, 100).forEach(n -> precedents.add("kind " + n, new Precedent(1, null, List.of())));
        assertEquals(List.of(), precedents.of("a kind"));
        assertEquals(1, precedents.of("kind 99").size());
    }
}
