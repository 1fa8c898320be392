package io.jenkins.plugins.akool.forecast;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How one translation went so far, as looks saw it. In memory only: after a restart it begins anew. Used by one thread. */
public final class Course {

    /** Per cent between what is kept, so that what looks often keeps little; what was told last is kept besides. */
    private static final int APART = 5;

    private final List<Told> told = new ArrayList<>(4);

    /** When it was last seen not to be done, seconds after the submission, or NaN. */
    private double lastRunning = Double.NaN;

    /** Length of the video, seconds, or null where AKOOL did not say. */
    @CheckForNull
    private Double video;

    /**
     * AKOOL is not done. Progress that goes back is taken for a mistake.
     *
     * @param elapsed since the submission
     * @param percent as told, null where it was not
     * @param videoSeconds as told, null where it was not
     */
    public void seen(Duration elapsed, @CheckForNull Integer percent, @CheckForNull Double videoSeconds) {
        lastRunning = seconds(elapsed);
        boolean usable = videoSeconds != null && videoSeconds > 0 && Double.isFinite(videoSeconds);
        video = usable ? videoSeconds : video;
        if (percent == null || lastRunning <= 0) {
            return;
        }
        Told now = new Told(Math.min(percent, Told.MOST), lastRunning);
        int last = told.size() - 1;
        if (now.percent() < Told.LEAST
                || last >= 0 && now.percent() <= told.get(last).percent()) {
            return;
        }
        if (last > 0 && now.percent() < told.get(last - 1).percent() + APART) {
            told.remove(last);
        }
        told.add(now);
    }

    static double seconds(Duration some) {
        return some.getSeconds() + some.getNano() / 1e9;
    }

    /** What was first heard when, the oldest first, each time more than before. */
    List<Told> told() {
        return told;
    }

    @CheckForNull
    Double video() {
        return video;
    }

    /**
     * What it took in the end, null where nobody can tell to a half: also where nobody saw it under way, since it may have
     * been done long before.
     *
     * @param elapsed until it was seen to be done
     * @param atOnce whether it was seen as soon as it was done
     */
    @CheckForNull
    Precedent ended(Duration elapsed, boolean atOnce) {
        double seen = seconds(elapsed);
        if (Double.isNaN(lastRunning) || !atOnce && seen - lastRunning >= seen / 2) {
            return null;
        }
        Precedent all = new Precedent(atOnce ? seen : (seen + lastRunning) / 2, video, told);
        return all.isSane() ? all : null;
    }
}
