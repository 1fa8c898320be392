package io.jenkins.plugins.akool.bench.controller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has cost since it began, as Linux counts it.
 *
 * @param seconds of processor time, its own and that of the processes it started and waited for
 * @param written bytes that it had written to disks
 * @param moved bytes that it read and wrote with system calls, files and sockets together
 * @param threads that it has now
 */
record Snapshot(double seconds, long written, long moved, int threads) {

    private static final double TICKS_A_SECOND = 100;

    /** Of {@code /proc/PID/stat} behind the name: user and system time, its own and of its children. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    static Snapshot of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int n = 0; n < TIMES; n++) {
            ticks += Long.parseLong(fields[FIRST_TIME + n]);
        }
        Path io = proc.resolve("io");
        return new Snapshot(
                ticks / TICKS_A_SECOND, number(io, "write_bytes:"), number(io, "rchar:") + number(io, "wchar:"), (int)
                        number(proc.resolve("status"), "Threads:"));
    }

    private static long number(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
