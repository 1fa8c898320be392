package io.jenkins.plugins.akool.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * How many requests it takes to notice that AKOOL is done, and how late that is: of the engine in virtual time, and of what
 * scripts do. The same numbers come out each time; a seed as argument gives others.
 */
public final class NoticingBench {

    private static final int SEED = 20260105;

    /** Logins, each with a past of its own, and the jobs that are measured of each. */
    private static final int LOGINS = 60;

    private static final int JOBS = 50;

    private static final int[] PASTS = {0, 1, 10, 100};

    private NoticingBench() {}

    public static void main(String[] args) {
        int seed = args.length == 0 ? SEED : Integer.parseInt(args[0]);
        System.out.printf("%d jobs for each line, seed %d.%n%n", LOGINS * JOBS, seed);
        Noticed.head("Without webhooks");
        SplittableRandom random = new SplittableRandom(seed);
        fixed(seed, looks -> 3).row("Every 3 s");
        fixed(seed, looks -> 10).row("Every 10 s");
        fixed(seed, looks -> looks == 0 ? 30 : 60).row("After 30 s, then every 60 s");
        fixed(seed, looks -> Math.min(60, 4 * Math.pow(1.3, looks)) * (0.8 + 0.4 * random.nextDouble()))
                .row("This plugin before: pauses that grow from 4 s by 1.3 to 60 s");
        for (Shape shape : Shape.values()) {
            for (int past : PASTS) {
                Noticed.of(jobs(n -> days(shape, seed + n, -1, past)))
                        .row("This plugin, progress " + shape.words + ", jobs before: " + past);
            }
        }
        System.out.println();
        Noticed.head("With webhooks");
        for (int lost : new int[] {0, 2}) {
            for (int past : PASTS) {
                Noticed.of(jobs(n -> days(Shape.NONE, seed + n, lost, past)))
                        .row("This plugin, " + lost + " % of the calls lost, jobs before: " + past);
            }
        }
    }

    private static List<Job> jobs(IntFunction<List<Job>> ofOne) {
        List<Job> all = new ArrayList<>();
        for (int n = 0; n < LOGINS; n++) {
            all.addAll(ofOne.apply(n));
        }
        return all;
    }

    private static List<Job> days(Shape shape, int seed, int lost, int past) {
        Days days = new Days(shape, new SplittableRandom(seed), lost);
        days.before(past);
        return days.measured(JOBS);
    }

    /** What a loop with these pauses does, seconds by the number of looks before. */
    private static Noticed fixed(int seed, IntToDoubleFunction pauses) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Job> jobs = new ArrayList<>();
        for (int n = 0; n < LOGINS * JOBS; n++) {
            Job job = new Job(random);
            job.submitted = Instant.EPOCH;
            job.noticed = Instant.EPOCH;
            while (job.noticed.isBefore(job.done())) {
                job.noticed = job.noticed.plus(Duration.ofMillis((long) (1000 * pauses.applyAsDouble(job.looks))));
                job.looks++;
            }
            jobs.add(job);
        }
        return Noticed.of(jobs);
    }
}
