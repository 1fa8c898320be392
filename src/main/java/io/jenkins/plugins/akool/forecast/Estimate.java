package io.jenkins.plugins.akool.forecast;

import java.util.stream.DoubleStream;

/**
 * An opinion on how long something takes: it is as likely to take longer than the median as not, and less and less likely
 * to take ever so many times longer or shorter (a log-logistic distribution, whose far ends surprises do not refute).
 *
 * @param median seconds
 * @param spread standard deviation of the logarithm; 0.1 is about 10 per cent
 * @param weight how many observations it is worth, beside other opinions
 */
record Estimate(double median, double spread, double weight) {

    /** Below which no opinion is trusted, since looks come some seconds late themselves. */
    private static final double LEAST_SPREAD = 0.02;

    /** Of a logistic distribution: its standard deviation, in terms of its scale. */
    private static final double DEVIATION = Math.PI / Math.sqrt(3);

    /** Of a normal distribution: from the first to the third quartile, in standard deviations. */
    private static final double QUARTILES = 1.349;

    /** As many observations the spread that is expected beforehand counts. */
    private static final double PRIOR_OBSERVATIONS = 2;

    Estimate {
        spread = Math.max(LEAST_SPREAD, spread);
    }

    /**
     * From observations, some of which may be far off: their median, and the width of their middle half.
     *
     * @param seconds at least one
     * @param expected the spread that counts while they are few
     */
    static Estimate of(DoubleStream seconds, double expected) {
        double[] logs = seconds.map(Math::log).sorted().toArray();
        double deviation = (quantile(logs, 0.75) - quantile(logs, 0.25)) / QUARTILES;
        double squares = PRIOR_OBSERVATIONS * expected * expected + logs.length * deviation * deviation;
        return new Estimate(
                Math.exp(quantile(logs, 0.5)), Math.sqrt(squares / (PRIOR_OBSERVATIONS + logs.length)), logs.length);
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** How likely it takes longer, 0 to 1. */
    double longerThan(double seconds) {
        return 1 / (1 + Math.pow(seconds / median, DEVIATION / spread));
    }

    Estimate atLeast(double least) {
        return new Estimate(median, Math.max(least, spread), weight);
    }

    Estimate wider(double more) {
        return new Estimate(median, spread + more, weight);
    }

    Estimate weighing(double other) {
        return new Estimate(median, spread, other);
    }

    /** Whether both can be right. */
    boolean agreesWith(Estimate other) {
        double apart = Math.log(median / other.median);
        return apart * apart <= 4 * (spread * spread + other.spread * other.spread);
    }

    /** What both say together, where they know of different things. */
    Estimate with(Estimate other) {
        double mine = 1 / (spread * spread);
        double theirs = 1 / (other.spread * other.spread);
        double log = (Math.log(median) * mine + Math.log(other.median) * theirs) / (mine + theirs);
        return new Estimate(Math.exp(log), Math.sqrt(1 / (mine + theirs)), Math.max(weight, other.weight));
    }
}
