package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** AVI: chunks with a name and a length before them (Microsoft, AVI RIFF File Reference). Lowest bytes come first. */
final class Riff {

    /** Where the description of a bitmap names its codec. */
    static final int COMPRESSION = 16;

    /** Behind the name of the file's kind. */
    private static final int FIRST = 12;

    private static final int HEADER = 8;

    /** Chunks that are looked at on one level. */
    private static final int MOST = 1000;

    /** In the header of the file. */
    private static final int STREAMS = 24;

    private static final int WIDTH = 32;
    private static final int HEIGHT = 36;

    /** In the header of a stream. */
    private static final int SCALE = 20;

    private static final int RATE = 24;
    private static final int LENGTH = 32;

    private final Reach bytes;

    /**
     * A chunk, or a list of chunks.
     *
     * @param name its own, or what a list is of
     */
    private record Chunk(String name, long content, long end) {}

    Riff(Reach bytes) {
        this.bytes = bytes;
    }

    VideoFacts facts() {
        Chunk headers = child(FIRST, bytes.length(), "hdrl");
        Chunk header = headers == null ? null : child(headers, "avih");
        if (header == null) {
            return VideoFacts.UNKNOWN;
        }
        List<Chunk> streams = row(headers.content(), headers.end())
                .filter(chunk -> chunk.name().equals("strl"))
                .toList();
        List<String> types = new ArrayList<>();
        Chunk picture = null;
        for (Chunk stream : streams) {
            Chunk about = child(stream, "strh");
            String type = about == null ? "" : bytes.text(about.content(), 4);
            types.add(type);
            picture = picture == null && (type.equals("vids") || type.equals("iavs")) ? stream : picture;
        }
        boolean all = number(header, STREAMS) == streams.size() && bytes.reaches(headers.end()) && !bytes.isStopped();
        return facts(header, picture, sound(types, all), all);
    }

    private VideoFacts facts(Chunk header, @CheckForNull Chunk picture, @CheckForNull Boolean sound, boolean all) {
        Chunk about = picture == null ? null : child(picture, "strh");
        Chunk format = picture == null ? null : child(picture, "strf");
        if (about == null) {
            return new VideoFacts(null, null, 0, 0, null, sound, all);
        }
        double rate = number(about, RATE);
        double scale = number(about, SCALE);
        return new VideoFacts(
                rate > 0 ? VideoFacts.ofTicks(number(about, LENGTH) * scale, rate) : null,
                VideoFacts.rate(rate, scale),
                (int) Math.max(0, Math.min(Integer.MAX_VALUE, number(header, WIDTH))),
                (int) Math.max(0, Math.min(Integer.MAX_VALUE, number(header, HEIGHT))),
                format == null ? null : Codecs.ofLetters(bytes.text(format.content() + COMPRESSION, 4)),
                sound,
                all);
    }

    /** What interleaves pictures and sound in one stream does not say whether it does. */
    @CheckForNull
    private static Boolean sound(List<String> types, boolean all) {
        if (types.contains("auds")) {
            return true;
        }
        boolean silent = types.stream().allMatch(type -> type.equals("vids") || type.equals("txts"));
        return all && silent && !types.isEmpty() ? Boolean.FALSE : null;
    }

    @CheckForNull
    private Chunk child(Chunk parent, String name) {
        return child(parent.content(), parent.end(), name);
    }

    @CheckForNull
    private Chunk child(long from, long limit, String name) {
        return row(from, limit)
                .filter(chunk -> chunk.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Stream<Chunk> row(long from, long limit) {
        return Stream.iterate(at(from, limit), Objects::nonNull, chunk -> at(chunk.end() + chunk.end() % 2, limit))
                .limit(MOST);
    }

    @CheckForNull
    private Chunk at(long at, long limit) {
        String name = bytes.text(at, 4);
        long size = little(at + 4);
        if (at > limit - HEADER || size < 0) {
            return null;
        }
        long content = at + HEADER;
        return name.equals("LIST")
                ? new Chunk(bytes.text(content, 4), content + 4, content + size)
                : new Chunk(name, content, content + size);
    }

    /** A field of a chunk, -1 where it is not there. */
    private long number(Chunk chunk, int offset) {
        return chunk.content() + offset + 4 > chunk.end() ? -1 : little(chunk.content() + offset);
    }

    private long little(long at) {
        long number = bytes.number(at, 4);
        return number < 0 ? -1 : Integer.reverseBytes((int) number) & 0xffffffffL;
    }
}
