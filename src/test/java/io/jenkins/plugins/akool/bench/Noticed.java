package io.jenkins.plugins.akool.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What some jobs cost in requests, and how late they were noticed. */
record Noticed(double requests, double most, double late, double share, double worst, double over) {

    /** Seconds that a job should never be noticed late. */
    private static final double TOO_LATE = 20;

    static Noticed of(List<Job> jobs) {
        double[] sorted = jobs.stream().mapToDouble(j -> j.looks).sorted().toArray();
        return new Noticed(
                mean(jobs, j -> j.looks),
                sorted[(int) (0.95 * sorted.length)],
                mean(jobs, Job::late),
                mean(jobs, Job::lateShare),
                jobs.stream().mapToDouble(Job::late).max().orElse(0),
                mean(jobs, j -> j.late() > TOO_LATE ? 100 : 0));
    }

    private static double mean(List<Job> jobs, ToDoubleFunction<Job> of) {
        return jobs.stream().mapToDouble(of).average().orElse(0);
    }

    static void head(String what) {
        System.out.printf(
                "| %s | Requests, mean | 95 %% under | Late, mean | Late, of the length | Late, worst | Over 20 s late |%n"
                        + "|---|---:|---:|---:|---:|---:|---:|%n",
                what);
    }

    void row(String what) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.1f s | %.1f %% | %.0f s | %.1f %% |%n",
                what,
                requests,
                most,
                late,
                share,
                worst,
                over);
    }
}
