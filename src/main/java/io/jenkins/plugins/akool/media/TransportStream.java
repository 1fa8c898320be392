package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Packets;
import java.util.List;
import java.util.Set;

/** MPEG transport streams, told by the streams that they list. */
final class TransportStream {

    /** Types of elementary streams that one hears or reads, or that only lead through the others. */
    private static final Set<Integer> UNSEEN = Set.of(0x03, 0x04, 0x05, 0x0f, 0x11, 0x15, 0x1c, 0x81, 0x83, 0x84, 0x87);

    private TransportStream() {}

    /** Null where it is something else. */
    @CheckForNull
    static Kind of(Sight sight) {
        Packets packets = Packets.of(sight);
        if (packets == null) {
            return null;
        }
        List<Integer> types = packets.program().types();
        return !types.isEmpty() && UNSEEN.containsAll(types) ? Kind.AUDIO : Kind.video("ts");
    }
}
