package io.jenkins.plugins.akool.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened, one line each: when, by the world's time, who, and what. Kept only where somebody will read it. */
final class Story {

    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Story(boolean kept) {
        this.kept = kept;
    }

    /**
     * @param what put together with its parts only where the story is kept
     */
    void tell(long now, String who, String what, Object... parts) {
        if (kept) {
            lines.add("%s  %-8s %s".formatted(time(now), who, parts.length == 0 ? what : what.formatted(parts)));
        }
    }

    /** As "3d 04:05:06.007" since the world began. */
    static String time(long millis) {
        Duration d = Duration.ofMillis(millis);
        return "%2dd %02d:%02d:%02d.%03d"
                .formatted(d.toDays(), d.toHoursPart(), d.toMinutesPart(), d.toSecondsPart(), d.toMillisPart());
    }

    /** Hours, minutes or seconds, whatever it is about. */
    static String span(long millis) {
        long size = Math.abs(millis);
        return size >= 7_200_000
                ? millis / 3_600_000 + " h"
                : size >= 120_000 ? millis / 60_000 + " min" : size >= 2_000 ? millis / 1000 + " s" : millis + " ms";
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
