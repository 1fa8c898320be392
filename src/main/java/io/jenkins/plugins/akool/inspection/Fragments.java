package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Box;
import java.time.Duration;

/**
 * The fragments of a movie that was written while nobody knew how long it would be: each describes its own samples. How
 * long the whole is may stand in the movie, in an index before the fragments, or in one behind them; where it stands
 * nowhere, one fragment after the other is looked at.
 */
final class Fragments {

    /** Flags of a fragment of a track, and of a run of samples: which fields are there. */
    private static final int BASE_OFFSET = 1;

    private static final int DESCRIPTION = 2;
    private static final int DURATION = 8;
    private static final int RUN_OFFSET = 1;
    private static final int RUN_FLAGS = 4;
    private static final int SAMPLE_DURATION = 0x100;
    private static final int SAMPLE_FIELDS = 0xf00;

    /** Of a sample, each in four bytes, in the order of their flags. */
    private static final int FIELD = 4;

    /** Samples of one run that are looked at one by one. */
    private static final int MOST_SAMPLES = 10_000;

    /** The last box of the index behind all fragments, which says how long the index is. */
    private static final int OFFSET_BOX = 16;

    /** An entry of an index before the fragments: size, duration, and how it begins. */
    private static final int INDEX_ENTRY = 12;

    private final Reach bytes;
    private final Track track;

    /** Ticks that a sample lasts where nothing else is said; 0 where it must be said. */
    private final long usual;

    private Track.Times times;

    /** Of those that were looked at, in seconds. */
    private double start = Double.MAX_VALUE;

    private double end;

    /** Whether the end of the last one is known. */
    private boolean complete;

    /** What the movie says itself. */
    @CheckForNull
    private final Duration said;

    /**
     * @param header of the movie
     * @param extension of the movie, which says that there are fragments
     */
    Fragments(Reach bytes, Box header, Box extension, Track track) {
        this.bytes = bytes;
        this.track = track;
        times = track.times();
        if (times.samples() > 0) {
            told(0, seconds(times.ticks()));
        }
        usual = extension
                .children(bytes, "trex")
                .filter(box -> bytes.number(box.content() + 4, 4) == track.id())
                .findFirst()
                .map(box -> Math.max(0, bytes.number(box.content() + 12, 4)))
                .orElse(0L);
        Box whole = extension.child(bytes, "mehd");
        said = whole == null
                ? null
                : VideoFacts.ofTicks(
                        bytes.number(whole.content() + 4, isWide(whole) ? 8 : 4),
                        bytes.number(header.content() + Track.skip(bytes, header), 4));
    }

    /** Null where it is unknown. */
    @CheckForNull
    Duration length() {
        return said != null ? said : complete ? VideoFacts.ofTicks(end - start, 1) : null;
    }

    /** Whether none of them was out of reach that had something to tell. */
    boolean isWhole() {
        return complete;
    }

    /** Of the samples that were looked at. */
    Track.Times times() {
        return times;
    }

    /**
     * Looks at as many as it takes.
     *
     * @param from where they begin
     */
    Fragments walked(long from) {
        boolean first = true;
        Box box = Box.at(bytes, from, Long.MAX_VALUE);
        long next = from;
        while (box != null && !complete) {
            next = box.end();
            if (box.type().equals("moof")) {
                fragment(box);
                if (first && (said != null || lastOfIndex())) {
                    complete = true;
                }
                first = false;
            } else if (box.type().equals("sidx")) {
                if (first) {
                    Box.row(bytes, next, Long.MAX_VALUE)
                            .filter(following -> following.type().equals("moof"))
                            .findFirst()
                            .ifPresent(this::fragment);
                    first = false;
                }
                next = behind(box);
            } else if (box.type().equals("mfra")) {
                complete = true;
            }
            box = Box.at(bytes, next, Long.MAX_VALUE);
        }
        complete |= next == bytes.length() && !bytes.isStopped();
        return this;
    }

    /** Takes in what an index says of the part of the file behind it, and tells where that part ends. */
    private long behind(Box index) {
        long rate = bytes.number(index.content() + 8, 4);
        int width = isWide(index) ? 8 : 4;
        long begin = bytes.number(index.content() + 12, width);
        long at = index.content() + 12 + 2L * width;
        long next = index.end() + Math.max(0, bytes.number(at - width, width));
        long count = Math.min(bytes.number(at + 2, 2), (index.end() - at - 4) / INDEX_ENTRY);
        double ticks = 0;
        for (long i = 0; i < count; i++) {
            long entry = at + 4 + i * INDEX_ENTRY;
            next += Math.max(0, bytes.number(entry, 4) & 0x7fffffff);
            ticks += Math.max(0, bytes.number(entry + 4, 4));
        }
        if (rate > 0 && begin >= 0 && ticks > 0) {
            told((double) begin / rate, (begin + ticks) / rate);
        }
        return next;
    }

    /** Looks at the last fragment that the index behind all of them names; false where there is no such index. */
    private boolean lastOfIndex() {
        long length = bytes.length();
        Box offset = length == Long.MAX_VALUE ? null : Box.at(bytes, length - OFFSET_BOX, length);
        Box index = offset == null || !offset.type().equals("mfro")
                ? null
                : Box.at(bytes, length - bytes.number(offset.content() + 4, 4), length);
        if (index == null || !index.type().equals("mfra")) {
            return false;
        }
        return index.children(bytes, "tfra")
                .filter(table -> bytes.number(table.content() + 4, 4) == track.id())
                .findFirst()
                .filter(this::last)
                .isPresent();
    }

    private boolean last(Box table) {
        int numbers = bytes.at(table.content() + 11);
        int width = isWide(table) ? 8 : 4;
        // Three numbers of one to four bytes each follow the time and the place.
        int entry = 2 * width + 3 + (numbers & 3) + (numbers >> 2 & 3) + (numbers >> 4 & 3);
        long count = bytes.number(table.content() + 12, 4);
        long at = table.content() + 16 + (count - 1) * entry;
        if (count < 1 || at + entry > table.end()) {
            return false;
        }
        Box fragment = Box.at(bytes, bytes.number(at + width, width), Long.MAX_VALUE);
        if (fragment == null || !fragment.type().equals("moof")) {
            return false;
        }
        double time = seconds(Math.max(0, bytes.number(at, width)));
        told(time, time);
        fragment(fragment);
        return true;
    }

    private void fragment(Box fragment) {
        fragment.children(bytes, "traf").forEach(this::part);
    }

    private void part(Box part) {
        Box header = part.child(bytes, "tfhd");
        if (header == null || bytes.number(header.content() + 4, 4) != track.id()) {
            return;
        }
        long flags = bytes.number(header.content(), 4);
        long at = header.content() + 8 + ((flags & BASE_OFFSET) == 0 ? 0 : 8) + ((flags & DESCRIPTION) == 0 ? 0 : 4);
        long each = (flags & DURATION) == 0 ? usual : Math.max(0, bytes.number(at, 4));
        Track.Times sum =
                part.children(bytes, "trun").map(run -> run(run, each)).reduce(Track.Times.NONE, Track.Times::plus);
        Box time = part.child(bytes, "tfdt");
        long begin = time == null ? -1 : bytes.number(time.content() + 4, isWide(time) ? 8 : 4);
        double from = begin < 0 ? end : seconds(begin);
        told(from, from + seconds(sum.ticks()));
        times = times.plus(sum);
    }

    private Track.Times run(Box run, long each) {
        long flags = bytes.number(run.content(), 4);
        long count = bytes.number(run.content() + 4, 4);
        if (flags < 0 || count < 0) {
            return Track.Times.NONE;
        }
        if ((flags & SAMPLE_DURATION) == 0) {
            return new Track.Times(count, (double) count * each);
        }
        long at = run.content() + 8 + ((flags & RUN_OFFSET) == 0 ? 0 : 4) + ((flags & RUN_FLAGS) == 0 ? 0 : 4);
        int entry = FIELD * Long.bitCount(flags & SAMPLE_FIELDS);
        long most = Math.min(Math.min(count, MOST_SAMPLES), (run.end() - at) / entry);
        double ticks = 0;
        for (long i = 0; i < most; i++) {
            ticks += Math.max(0, bytes.number(at + i * entry, 4));
        }
        return new Track.Times(Math.max(0, most), ticks);
    }

    private void told(double from, double to) {
        start = Math.min(start, from);
        end = Math.max(end, to);
    }

    private double seconds(double ticks) {
        return track.ticksPerSecond() == 0 ? 0 : ticks / track.ticksPerSecond();
    }

    private boolean isWide(Box box) {
        return bytes.at(box.content()) == 1;
    }
}
