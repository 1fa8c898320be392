package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.bytes.Element;
import io.jenkins.plugins.akool.bytes.Packets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Looks what is in a video without playing it: MP4 and QuickTime, Matroska and WebM, AVI, and something of transport
 * streams. Of all else, and of what is damaged, the facts are unknown.
 */
public final class Inspector {

    /** Bytes that are read at once from a server, and in all; a movie that is not split has a table of some 100 KiB. */
    private static final int WINDOW = 64 << 10;

    private static final int MOST = 1 << 20;

    /** Bytes that are read at once from a disk, where many small looks cost little, and in all. */
    private static final int DISK_WINDOW = 4 << 10;

    private static final int DISK_MOST = 16 << 20;

    private Inspector() {}

    /**
     * Looks at a video somewhere else. Reads at most 1 MiB of it, in parts of at most 64 KiB each.
     *
     * @throws IOException only where the source throws it
     */
    @NonNull
    public static VideoFacts inspect(@NonNull ByteSource source) throws IOException {
        return inspect(new Reach(source, WINDOW, MOST));
    }

    /**
     * Looks at a video on a disk. Reads at most 16 MiB of it.
     *
     * @throws IOException where it cannot be read
     */
    @NonNull
    public static VideoFacts inspect(@NonNull Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return inspect(new Reach(ByteSource.of(channel), DISK_WINDOW, DISK_MOST));
        }
    }

    private static VideoFacts inspect(Reach bytes) throws IOException {
        try {
            if (Movie.isAt(bytes)) {
                return new Movie(bytes).facts();
            }
            if (bytes.number(0, 4) == Element.HEADER) {
                return new Segment(bytes).facts();
            }
            if (bytes.has(0, "RIFF") && bytes.has(8, "AVI")) {
                return new Riff(bytes).facts();
            }
            Packets packets = Packets.of(bytes);
            return packets == null ? VideoFacts.UNKNOWN : facts(packets.program());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A stream tells no more without being played. */
    private static VideoFacts facts(Packets.Program program) {
        List<Integer> types = program.types();
        String codec = types.stream()
                .map(Codecs::ofStream)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        // A stream may add a track later on, so that none is never certain.
        Boolean sound = types.stream().anyMatch(Codecs::isSoundStream) ? true : null;
        return new VideoFacts(null, null, 0, 0, codec, sound, program.whole());
    }
}
