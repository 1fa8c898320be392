package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Element;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matroska and WebM (RFC 9559): what the one segment says of itself and its tracks, before its clusters, or where a table at
 * its beginning says that it stands.
 */
final class Segment {

    private static final int SEGMENT = 0x18538067;
    private static final int SEEK_HEAD = 0x114D9B74;
    private static final int SEEK = 0x4DBB;
    private static final int SEEK_ID = 0x53AB;
    private static final int SEEK_POSITION = 0x53AC;
    private static final int CLUSTER = 0x1F43B675;
    private static final int INFO = 0x1549A966;
    private static final int TICK_NANOS = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int VOID = 0xEC;
    private static final int CHECKSUM = 0xBF;
    private static final int TRACK_TYPE = 0x83;
    private static final int FRAME_NANOS = 0x23E383;
    private static final int CODEC = 0x86;
    private static final int CODEC_PRIVATE = 0x63A2;
    private static final int VIDEO = 0xE0;
    private static final int WIDTH = 0xB0;
    private static final int HEIGHT = 0xBA;

    private static final long PICTURE = 1;
    private static final long SOUND = 2;

    /** Pictures, logos, subtitles, buttons, control, metadata. What is missing here may have sound in it. */
    private static final Set<Long> SILENT = Set.of(PICTURE, 0x10L, 0x11L, 0x12L, 0x20L, 0x21L);

    private static final long USUAL_TICK_NANOS = 1_000_000;
    private static final double NANOS = 1e9;

    private static final int LONGEST_NAME = 40;

    /** Tracks that are looked at. */
    private static final int MOST = 1000;

    private final Reach bytes;

    /** The first of each kind that is looked for, by id. */
    private final Map<Integer, Element> parts = new HashMap<>();

    /** Where the segment says that they are, by id. */
    private final Map<Integer, Long> places = new HashMap<>();

    Segment(Reach bytes) {
        this.bytes = bytes;
    }

    VideoFacts facts() {
        Element header = Element.at(bytes, 0);
        Element segment = header == null ? null : Element.at(bytes, header.end());
        if (segment == null || segment.id() != SEGMENT) {
            return VideoFacts.UNKNOWN;
        }
        find(segment);
        Element info = parts.get(INFO);
        Element list = parts.get(TRACKS);
        Duration length = info == null ? null : length(info);
        if (list == null) {
            return new VideoFacts(length, null, 0, 0, null, null, false);
        }
        List<Element> tracks = list.children(bytes)
                .limit(MOST)
                .takeWhile(part -> part.id() == TRACK || part.id() == VOID || part.id() == CHECKSUM)
                .toList();
        boolean all = isAll(list, tracks);
        List<Long> types = tracks.stream()
                .filter(part -> part.id() == TRACK)
                .map(part -> number(part, TRACK_TYPE))
                .toList();
        Element picture = tracks.stream()
                .filter(part -> part.id() == TRACK && number(part, TRACK_TYPE) == PICTURE)
                .findFirst()
                .orElse(null);
        boolean whole = all && info != null && !bytes.isStopped();
        return picture == null
                ? new VideoFacts(length, null, 0, 0, null, sound(types, all), whole)
                : facts(picture, length, sound(types, all), whole);
    }

    private VideoFacts facts(
            Element picture, @CheckForNull Duration length, @CheckForNull Boolean sound, boolean whole) {
        Element video = picture.child(bytes, VIDEO);
        return new VideoFacts(
                length,
                VideoFacts.rate(NANOS, number(picture, FRAME_NANOS)),
                video == null ? 0 : pixels(number(video, WIDTH)),
                video == null ? 0 : pixels(number(video, HEIGHT)),
                codec(picture),
                sound,
                whole);
    }

    /** Before the clusters, where a table says, or else behind the clusters. */
    private void find(Element segment) {
        for (Element part : (Iterable<Element>) segment.children(bytes)::iterator) {
            if (part.id() == INFO || part.id() == TRACKS) {
                parts.putIfAbsent(part.id(), part);
            } else if (part.id() == SEEK_HEAD) {
                part.children(bytes).filter(seek -> seek.id() == SEEK).forEach(seek -> place(segment, seek));
            } else if (part.id() == CLUSTER && places.keySet().containsAll(Set.of(INFO, TRACKS))) {
                break;
            }
            if (parts.size() == 2) {
                break;
            }
        }
        places.forEach((id, place) -> {
            Element part = parts.containsKey(id) ? null : Element.at(bytes, place);
            if (part != null && part.id() == id) {
                parts.put(id, part);
            }
        });
    }

    private void place(Element segment, Element seek) {
        int id = (int) number(seek, SEEK_ID);
        long place = number(seek, SEEK_POSITION);
        if ((id == INFO || id == TRACKS) && place >= 0) {
            places.putIfAbsent(id, segment.content() + place);
        }
    }

    private boolean isAll(Element list, List<Element> tracks) {
        return list.isClosed()
                && !tracks.isEmpty()
                && tracks.get(tracks.size() - 1).end() == list.end()
                && bytes.reaches(list.end())
                && !bytes.isStopped();
    }

    @CheckForNull
    private static Boolean sound(List<Long> types, boolean all) {
        if (types.contains(SOUND)) {
            return true;
        }
        return all && !types.isEmpty() && SILENT.containsAll(types) ? Boolean.FALSE : null;
    }

    @CheckForNull
    private Duration length(Element info) {
        long tick = info.child(bytes, TICK_NANOS) == null ? USUAL_TICK_NANOS : number(info, TICK_NANOS);
        Element duration = info.child(bytes, DURATION);
        long bits = duration == null ? -1 : number(duration);
        if (bits < 0 || tick <= 0) {
            return null;
        }
        boolean wide = duration.end() - duration.content() == Double.BYTES;
        return VideoFacts.ofTicks(
                wide ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits), NANOS / tick);
    }

    @CheckForNull
    private String codec(Element track) {
        Element name = track.child(bytes, CODEC);
        if (name == null) {
            return null;
        }
        int length = (int) Math.min(LONGEST_NAME, name.end() - name.content());
        String id = bytes.text(name.content(), length);
        if (id.length() < length) {
            return null;
        }
        // Of two kinds of names the codec stands in the description that other containers would have.
        return switch (id.replace("\0", "")) {
            case "V_MS/VFW/FOURCC" -> ofDescription(track, Riff.COMPRESSION);
            case "V_QUICKTIME" -> ofDescription(track, 4);
            default -> Codecs.ofName(id.replace("\0", ""));
        };
    }

    @CheckForNull
    private String ofDescription(Element track, int offset) {
        Element description = track.child(bytes, CODEC_PRIVATE);
        return description == null ? null : Codecs.ofLetters(bytes.text(description.content() + offset, 4));
    }

    private static int pixels(long number) {
        return number > 0 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }

    /** An unsigned number that the parent has, -1 where there is none. */
    private long number(Element parent, int id) {
        Element child = parent.child(bytes, id);
        return child == null ? -1 : number(child);
    }

    private long number(Element element) {
        long size = element.end() - element.content();
        return size < 1 || size > Long.BYTES ? -1 : bytes.number(element.content(), (int) size);
    }
}
