package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Box;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * MP4 and its relatives (ISO/IEC 14496-12), and QuickTime. One box describes all tracks; it stands at the beginning, or
 * behind the pictures and the sound, over which one jumps.
 */
final class Movie {

    /** What a file may begin with. */
    private static final Set<String> FIRST =
            Set.of("ftyp", "styp", "moov", "mdat", "free", "skip", "wide", "pnot", "uuid", "udta", "sidx", "moof");

    /** Boxes of what has no movie, or can do without all of it: fragments, and still images. */
    private static final Set<String> OTHERWISE_DESCRIBED = Set.of("moof", "styp", "sidx", "meta", "PICT", "pnot");

    /** Handlers of tracks that are surely silent. */
    private static final Set<String> SILENT = Set.of(
            Track.PICTURE, "auxv", "pict", "text", "sbtl", "subt", "subp", "clcp", "tmcd", "meta", "fdsc", "hint");

    /** Boxes of a movie that are looked at; each track is one. */
    private static final int MOST = 1000;

    /** Some programs end a box of boxes with zeros. */
    private static final int PADDING = 8;

    private static final long ALL_ONES = 0xffffffffL;

    private final Reach bytes;

    Movie(Reach bytes) {
        this.bytes = bytes;
    }

    static boolean isAt(Reach bytes) {
        Box first = Box.at(bytes, 0, Long.MAX_VALUE);
        return first != null && FIRST.contains(first.type());
    }

    VideoFacts facts() {
        Box movie = Box.row(bytes, 0, Long.MAX_VALUE)
                .filter(box -> box.type().equals("moov"))
                .findFirst()
                .orElse(null);
        VideoFacts facts = movie == null ? VideoFacts.UNKNOWN : facts(movie);
        return isCut() ? facts.cutOff() : facts;
    }

    /**
     * Whether it ends before its pictures do, or nothing in it describes them, as in a recording that was never finished.
     * Fragments are made to be played without those that follow, and what is behind the last box tells nothing.
     */
    private boolean isCut() {
        if (bytes.length() == Long.MAX_VALUE) {
            return false;
        }
        try {
            return isCut(Box.row(bytes, 0, Long.MAX_VALUE).iterator()) && !bytes.isStopped();
        } catch (UncheckedIOException e) {
            // A server that gives some parts and not others.
            return false;
        }
    }

    private boolean isCut(Iterator<Box> boxes) {
        boolean described = false;
        while (boxes.hasNext()) {
            Box box = boxes.next();
            if (OTHERWISE_DESCRIBED.contains(box.type())) {
                return false;
            }
            boolean movie = box.type().equals("moov");
            if (box.end() > bytes.length()) {
                return !described || movie || box.type().equals("mdat");
            }
            described |= movie;
            if (box.end() == bytes.length()) {
                return !described;
            }
        }
        return false;
    }

    private VideoFacts facts(Box movie) {
        List<Box> parts = movie.children(bytes).limit(MOST).toList();
        Box header = part(parts, "mvhd");
        Duration said = header == null ? null : length(header);
        List<Track> tracks = parts.stream()
                .filter(part -> part.type().equals("trak"))
                .map(part -> Track.of(bytes, part))
                .toList();
        boolean all = !tracks.isEmpty() && isAll(movie, parts.get(parts.size() - 1)) && !bytes.isStopped();
        Track picture = picture(tracks);
        Track leading = picture == null && !tracks.isEmpty() ? tracks.get(0) : picture;
        Box extension = part(parts, "mvex");
        Fragments fragments = header == null || extension == null || leading == null
                ? null
                : new Fragments(bytes, header, extension, leading).walked(movie.end());
        Duration length = fragments == null ? said : fragments.length();
        boolean whole = all && !bytes.isStopped() && (fragments == null || fragments.isWhole());
        if (picture == null) {
            return new VideoFacts(length, null, 0, 0, null, sound(tracks, all), whole);
        }
        Track.Times times = fragments == null ? picture.times() : fragments.times();
        return new VideoFacts(
                length,
                VideoFacts.rate(times.samples() * picture.ticksPerSecond(), times.ticks()),
                picture.width(),
                picture.height(),
                picture.codec(),
                sound(tracks, all),
                whole);
    }

    @CheckForNull
    private static Box part(List<Box> parts, String type) {
        return parts.stream()
                .filter(part -> part.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** Whether nothing of it is missing or unreadable. */
    private boolean isAll(Box movie, Box last) {
        return last.end() <= movie.end() && last.end() > movie.end() - PADDING && bytes.reaches(movie.end());
    }

    /** Chapters have pictures, too, and are not enabled. */
    @CheckForNull
    private static Track picture(List<Track> tracks) {
        List<Track> seen = tracks.stream().filter(Track::isPicture).toList();
        return seen.stream().filter(Track::enabled).findFirst().orElse(seen.isEmpty() ? null : seen.get(0));
    }

    /**
     * @param all whether these are all tracks
     */
    @CheckForNull
    private static Boolean sound(List<Track> tracks, boolean all) {
        if (tracks.stream().anyMatch(track -> track.handler().equals(Track.SOUND))) {
            return true;
        }
        boolean silent = !tracks.isEmpty()
                && tracks.stream()
                        .allMatch(track -> SILENT.contains(track.handler()) && !Codecs.mayHoldSound(track.codec()));
        return all && silent ? Boolean.FALSE : null;
    }

    @CheckForNull
    private Duration length(Box header) {
        long rate = header.content() + Track.skip(bytes, header);
        long ticks = bytes.number(rate + 4, bytes.at(header.content()) == 1 ? 8 : 4);
        return ticks == ALL_ONES ? null : VideoFacts.ofTicks(ticks, bytes.number(rate, 4));
    }
}
