package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashSet;
import java.util.Set;

/**
 * MPEG transport streams (ISO/IEC 13818-1): packets of one length, each with the same first byte, perhaps with a time
 * before them or a check behind them. A recording may begin in the middle of one.
 */
final class TransportStream {

    private static final int SYNC = 0x47;
    private static final int PACKET = 188;

    /** With nothing, with a time, with a check. */
    private static final int[] DISTANCES = {PACKET, 192, 204};

    /** A time stands before a packet in a file that begins as it should. */
    private static final int TIME = 4;

    /** Packets that have to be in a row where the file does not begin with one. */
    private static final int PROOF = 5;

    private static final int MOST = 8;

    /** Types of elementary streams that one hears or reads, or that only lead through the others. */
    private static final Set<Integer> UNSEEN = Set.of(0x03, 0x04, 0x05, 0x0f, 0x11, 0x15, 0x1c, 0x81, 0x83, 0x84, 0x87);

    private final Sight sight;
    private final int start;
    private final int distance;

    private TransportStream(Sight sight, int start, int distance) {
        this.sight = sight;
        this.start = start;
        this.distance = distance;
    }

    /** Null where it is something else. */
    @CheckForNull
    static Kind of(Sight sight) {
        for (int distance : DISTANCES) {
            for (int start = 0; start < distance; start++) {
                boolean proper = start == 0 || start == TIME && distance == PACKET + TIME;
                if (inARow(sight, start, distance) >= (proper ? 2 : PROOF)) {
                    return new TransportStream(sight, start, distance).kind();
                }
            }
        }
        return null;
    }

    /** How many packets begin where they should, 0 where one does not. */
    private static int inARow(Sight sight, int start, int distance) {
        int count = 0;
        for (long at = start; at < sight.length() && count < MOST; at += distance) {
            if (sight.at(at) != SYNC) {
                return 0;
            }
            count++;
        }
        return count;
    }

    private Kind kind() {
        Set<Integer> types = streams(program());
        return !types.isEmpty() && UNSEEN.containsAll(types) ? Kind.AUDIO : Kind.video("ts");
    }

    /** The id of the packets with the table of the first program, -1 where that is not in sight. */
    private int program() {
        long section = section(0);
        return section < 0 ? -1 : (int) (sight.number(section + 10, 2) & 0x1fff);
    }

    private Set<Integer> streams(int program) {
        Set<Integer> types = new HashSet<>();
        long section = program < 0 ? -1 : section(program);
        if (section >= 0) {
            long end = section + 3 + (sight.number(section + 1, 2) & 0xfff) - 4;
            long at = section + 12 + (sight.number(section + 10, 2) & 0xfff);
            while (at + 5 <= end && end - section < PACKET) {
                types.add(sight.at(at));
                at += 5 + (sight.number(at + 3, 2) & 0xfff);
            }
        }
        return types;
    }

    /** Where the table begins that the first packet with this id brings, -1 where none is in sight. */
    private long section(int id) {
        for (long at = start; at + PACKET <= sight.head().length; at += distance) {
            long header = sight.number(at + 1, 2);
            if ((header & 0x1fff) == id && (header & 0x4000) != 0) {
                boolean adapted = (sight.at(at + 3) & 0x20) != 0;
                long payload = at + 4 + (adapted ? 1 + sight.at(at + 4) : 0);
                return payload + 1 + sight.at(payload);
            }
        }
        return -1;
    }
}
