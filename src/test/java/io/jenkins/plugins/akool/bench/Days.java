package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.forecast.Precedent;
import io.jenkins.plugins.akool.forecast.Precedents;
import io.jenkins.plugins.akool.forecast.PrecedentsInMemory;
import io.jenkins.plugins.akool.schedule.VirtualTimeline;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The engine, as it is, with a login that has translated before. */
final class Days {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(4);
    private static final Duration APART = Duration.ofSeconds(70);

    private final Shape shape;
    private final SplittableRandom random;

    /** How many of a hundred calls AKOOL never makes; negative where it makes none. */
    private final int lost;

    private final PrecedentsInMemory memory = new PrecedentsInMemory();

    /** Whether what is done is remembered. */
    private boolean learning = true;

    private final Precedents precedents = new Precedents() {
        @Override
        public List<Precedent> of(String kind) {
            return memory.of(kind);
        }

        @Override
        public void add(String kind, Precedent precedent) {
            if (learning) {
                memory.add(kind, precedent);
            }
        }
    };

    Days(Shape shape, SplittableRandom random, int lost) {
        this.shape = shape;
        this.random = random;
        this.lost = lost;
    }

    /** Translates some that are remembered, one after the other. */
    void before(int some) {
        for (int n = 0; n < some; n++) {
            translate(1);
        }
    }

    /** Translates some at about the same time, which are not remembered. */
    List<Job> measured(int some) {
        learning = false;
        return translate(some);
    }

    private List<Job> translate(int some) {
        VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-05T10:00:00Z"));
        List<Job> jobs = Stream.generate(() -> new Job(random)).limit(some).toList();
        Queue<Job> left = new ArrayDeque<>(jobs);
        Engine[] engine = new Engine[1];
        TimedAkool akool = new TimedAkool(
                timeline,
                shape,
                left::remove,
                lost,
                random.split(),
                (token, body) -> engine[0].webhooks().receive(token, body));
        engine[0] = new Engine(
                timeline,
                random.split(),
                FIRST_LOOK,
                new NoJournal(),
                precedents,
                translation -> CompletableFuture.completedFuture(akool),
                new Spending(timeline, Budgets.NONE),
                () -> lost < 0 ? null : TimedAkool.DOOR,
                (translation, link, extras) -> {
                    akool.job(translation.akoolId()).noticed = timeline.now();
                    return CompletableFuture.completedFuture(new Collected("a.mp4", 1, List.of()));
                },
                translation -> {
                    if (translation.state().settled()) {
                        engine[0].acknowledge(translation);
                    }
                });
        for (int n = 0; n < some; n++) {
            engine[0].place(order("order-" + n, timeline.now()));
            timeline.advance(APART);
        }
        timeline.runUntil(() -> jobs.stream().allMatch(j -> j.noticed != null));
        return jobs;
    }

    private static Order order(String id, Instant now) {
        return new Order(
                id,
                "a build",
                "https://videos.example/" + id + ".mp4",
                List.of("ja"),
                TranslationSettings.defaults(),
                new Terms("a login", id + "/", Duration.ofDays(1), false, null, true, Set.of()),
                now);
    }
}
