package io.jenkins.plugins.akool.bytes;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/**
 * MPEG transport streams (ISO/IEC 13818-1): packets of one length, each with the same first byte, perhaps with a time
 * before them or a check behind them. A recording may begin in the middle of one.
 */
public final class Packets {

    private static final int SYNC = 0x47;
    private static final int PACKET = 188;

    /** With nothing, with a time, with a check. */
    private static final int[] DISTANCES = {PACKET, 192, 204};

    /** A time stands before a packet in a file that begins as it should. */
    private static final int TIME = 4;

    /** Packets that have to be in a row where the file does not begin with one. */
    private static final int PROOF = 5;

    private static final int MOST = 8;

    /** Bytes of the beginning in which the tables are looked for; they come several times a second. */
    private static final int TELLING = 64 << 10;

    private final Bytes bytes;
    private final int start;
    private final int distance;

    private Packets(Bytes bytes, int start, int distance) {
        this.bytes = bytes;
        this.start = start;
        this.distance = distance;
    }

    /**
     * What the table of one program lists.
     *
     * @param types of its elementary streams, as far as they are in sight
     * @param whole whether these are all, and no other program is in the stream
     */
    public record Program(@NonNull List<Integer> types, boolean whole) {}

    /** Null where it is something else. */
    @CheckForNull
    public static Packets of(@NonNull Bytes bytes) {
        for (int distance : DISTANCES) {
            for (int start = 0; start < distance; start++) {
                boolean proper = start == 0 || start == TIME && distance == PACKET + TIME;
                if (inARow(bytes, start, distance) >= (proper ? 2 : PROOF)) {
                    return new Packets(bytes, start, distance);
                }
            }
        }
        return null;
    }

    /** How many packets begin where they should, 0 where one does not. */
    private static int inARow(Bytes bytes, int start, int distance) {
        int count = 0;
        int next = bytes.at(start);
        for (long at = start; next >= 0 && count < MOST; next = bytes.at(at)) {
            if (next != SYNC) {
                return 0;
            }
            count++;
            at += distance;
        }
        return count;
    }

    /** The first program of the stream; without streams where its table is not in sight. */
    @NonNull
    public Program program() {
        List<Integer> types = new ArrayList<>();
        long programs = section(0);
        int id = programs < 0 ? -1 : (int) (bytes.number(programs + 10, 2) & 0x1fff);
        long section = id < 0 ? -1 : section(id);
        if (section < 0) {
            return new Program(types, false);
        }
        long end = end(section);
        long at = section + 12 + (bytes.number(section + 10, 2) & 0xfff);
        while (at + 5 <= end && end - section < PACKET) {
            types.add(bytes.at(at));
            at += 5 + (bytes.number(at + 3, 2) & 0xfff);
        }
        boolean alone = end(programs) - programs == 12;
        return new Program(types, alone && at == end);
    }

    /** Where the streams of a table end, and its check begins. */
    private long end(long section) {
        return section + 3 + (bytes.number(section + 1, 2) & 0xfff) - 4;
    }

    /** Where the table begins that the first packet with this id brings, -1 where none is in sight. */
    private long section(int id) {
        for (long at = start; at + PACKET <= Math.min(TELLING, bytes.length()); at += distance) {
            long header = bytes.number(at + 1, 2);
            if ((header & 0x1fff) == id && (header & 0x4000) != 0) {
                boolean adapted = (bytes.at(at + 3) & 0x20) != 0;
                long payload = at + 4 + (adapted ? 1 + bytes.at(at + 4) : 0);
                return payload + 1 + bytes.at(payload);
            }
        }
        return -1;
    }
}
