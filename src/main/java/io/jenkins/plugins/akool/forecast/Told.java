package io.jenkins.plugins.akool.forecast;

/**
 * What AKOOL told of its progress.
 *
 * @param percent 1 to 99
 * @param after from the submission to the look that first heard of it, seconds
 */
public record Told(int percent, double after) {

    static final int LEAST = 1;
    static final int MOST = 99;

    boolean isSane() {
        return percent >= LEAST && percent <= MOST && after > 0 && Double.isFinite(after);
    }
}
