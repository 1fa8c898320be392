package io.jenkins.plugins.akool.forecast;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * When one translation will be done, from all that is known. There are up to four opinions: anything may happen, it takes
 * as long for each second of video as earlier ones did, it is as far on its way as earlier ones were when AKOOL told as
 * much of them, and it goes on as evenly as it did until now. An opinion counts by how well it did with earlier ones, so
 * that progress which means nothing is not listened to.
 */
final class Outlook {

    /** What may happen in any case: nearly everything takes between a second and an hour. */
    private static final double ANY_SPREAD = 1.8;

    /** How much that counts beside many observations, as a part of them. */
    private static final double ANY_AT_LEAST = 0.04;

    /** Videos whose length is closest; short ones may take longer for each second. */
    private static final int CLOSEST = 25;

    /** How far the time for each second of video is off where nothing else is known. */
    private static final double LENGTH_SPREAD = 0.4;

    /** For each time that a video is as long (2.7 times) as those that are known. */
    private static final double OTHER_LENGTH = 0.03;

    /** How far the progress of another translation is off where nothing else is known. */
    private static final double COURSE_SPREAD = 0.2;

    /** What one value of progress tells by itself. */
    private static final double FIRST_WORD = 0.3;

    /** What two tell that agree; more tell more. */
    private static final double SECOND_WORD = 0.12;

    /** A spread that takes four words or more which agree; steps hardly ever look like that. */
    private static final double EVEN = 0.04;

    /** Precedents that make their own opinion of what progress means. */
    private static final int ENOUGH = 3;

    private final List<Estimate> opinions = new ArrayList<>(3);
    private final double weights;

    /**
     * @param usual what takes about as long if nothing is known, seconds
     */
    Outlook(List<Precedent> precedents, Course course, double usual) {
        opinions.add(new Estimate(usual, ANY_SPREAD, Math.max(1, ANY_AT_LEAST * Math.min(CLOSEST, precedents.size()))));
        Estimate byVideo = precedents.isEmpty() ? null : byVideo(precedents, course.video());
        Estimate byCourse = course.told().isEmpty() ? null : byCourse(precedents, course.told());
        if (byVideo == null || byCourse == null) {
            add(byVideo);
            add(byCourse);
        } else if (byVideo.agreesWith(byCourse)) {
            add(byVideo.with(byCourse));
        } else {
            add(byVideo.weighing(byVideo.weight() / 2));
            add(byCourse.weighing(byCourse.weight() / 2));
        }
        weights = opinions.stream().mapToDouble(Estimate::weight).sum();
    }

    private void add(@CheckForNull Estimate opinion) {
        if (opinion != null) {
            opinions.add(opinion);
        }
    }

    /** How likely it takes longer, 0 to 1. */
    double longerThan(double seconds) {
        double sum = 0;
        for (Estimate opinion : opinions) {
            sum += opinion.weight() * opinion.longerThan(seconds);
        }
        return sum / weights;
    }

    /** Where lengths are not known, as long as the others did. */
    private static Estimate byVideo(List<Precedent> precedents, @CheckForNull Double video) {
        List<Precedent> measured = precedents.stream()
                .filter(p -> video != null && p.video() != null)
                .sorted(Comparator.comparingDouble(p -> distance(p, video)))
                .limit(CLOSEST)
                .toList();
        if (video == null || measured.isEmpty()) {
            return Estimate.of(precedents.stream().mapToDouble(Precedent::seconds), LENGTH_SPREAD);
        }
        double distance =
                measured.stream().mapToDouble(p -> distance(p, video)).average().orElse(0);
        DoubleStream seconds = measured.stream().mapToDouble(p -> p.seconds() / video(p) * video);
        return Estimate.of(seconds, LENGTH_SPREAD).wider(OTHER_LENGTH * distance);
    }

    private static double distance(Precedent p, double video) {
        return Math.abs(Math.log(video(p) / video));
    }

    private static double video(Precedent p) {
        Double video = p.video();
        return video == null ? Double.NaN : video;
    }

    private static Estimate byCourse(List<Precedent> precedents, List<Told> told) {
        Told last = told.get(told.size() - 1);
        double[] seconds = precedents.stream()
                .filter(p -> !p.told().isEmpty())
                .mapToDouble(p -> last.after() / Math.max(0.01, p.shareAt(last.percent())))
                .toArray();
        if (seconds.length == 0) {
            return evenly(told);
        }
        Estimate others = Estimate.of(DoubleStream.of(seconds), COURSE_SPREAD).atLeast(0.5 / last.percent());
        Estimate even = evenly(told);
        boolean isEven = even.spread() < EVEN && even.agreesWith(others);
        return isEven || seconds.length < ENOUGH ? others.with(even) : others;
    }

    /**
     * As if progress were even: since it was first heard of, and since a while ago, which differ where it is not. Before it
     * was heard of it may have waited.
     */
    private static Estimate evenly(List<Told> told) {
        Told first = told.get(0);
        Told last = told.get(told.size() - 1);
        double whole = last.after() * 100 / last.percent();
        if (told.size() == 1) {
            return new Estimate(whole, Math.max(1.0 / last.percent(), FIRST_WORD), 1);
        }
        double onTheWhole = through(first, last);
        double lately = told.size() == 2 ? whole : through(told.get(told.size() / 2), last);
        double apart = Math.abs(Math.log(onTheWhole / lately));
        double rounded = (1 - last.after() / onTheWhole) / (last.percent() - first.percent());
        double trust = Math.max(rounded, SECOND_WORD / (told.size() - 1));
        return new Estimate(Math.sqrt(onTheWhole * lately), Math.max(apart, trust), told.size());
    }

    /** When a line through both comes to 100, seconds. */
    private static double through(Told one, Told other) {
        double each = (other.after() - one.after()) / (other.percent() - one.percent());
        return other.after() + (100 - other.percent()) * each;
    }
}
