package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.Download;
import io.jenkins.plugins.akool.media.Media;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import okhttp3.OkHttpClient;

/**
 * Brings a file of a gibibyte from loopback to the disk, as the plugin does it and as {@code curl} does. Cold is the first
 * download of a new Java, as on an agent that has just started; warm is one after others.
 */
public final class FetchBench {

    private static final long LENGTH = 1L << 30;
    private static final int RUNS = 7;
    private static final long MEBIBYTE = 1 << 20;

    /** Of a Java that does nothing but this. */
    private static final List<String> HEAPS = List.of("-Xmx48m", "-Xmx16m", "-Xmx12m");

    private final Path folder;
    private final FileServer server;

    private FetchBench(Path folder, FileServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Without arguments all of it; with an address and a folder one download, whose figures are printed. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            System.out.println(once(args[0], Path.of(args[1])));
            return;
        }
        Path folder = Files.createTempDirectory(Path.of("target"), "bench");
        try (FileServer server = new FileServer(video(folder.resolve("served.mp4")), LENGTH)) {
            new FetchBench(folder, server).compare();
        } finally {
            for (File file : folder.toFile().listFiles()) {
                Files.delete(file.toPath());
            }
            Files.delete(folder);
        }
    }

    /** Which looks like a video at its beginning, and is nothing that a file system could store shorter. */
    private static Path video(Path file) throws IOException {
        byte[] block = new byte[1 << 20];
        new Random(1).nextBytes(block);
        byte[] head = ByteBuffer.allocate(40)
                .putInt(24)
                .put("ftypisom".getBytes(StandardCharsets.US_ASCII))
                .putInt(512)
                .put("isommp41".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .put("mdat".getBytes(StandardCharsets.US_ASCII))
                .putLong(LENGTH - 24)
                .array();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            out.write(block, head.length, block.length - head.length);
            for (long written = block.length; written < LENGTH; written += block.length) {
                out.write(block);
            }
        }
        return file;
    }

    private void compare() throws Exception {
        double[] curl = new double[RUNS];
        double[] warm = new double[RUNS];
        double[] cold = new double[RUNS];
        curl();
        once(server.address(), folder);
        for (int n = 0; n < RUNS; n++) {
            curl[n] = curl();
            warm[n] = once(server.address(), folder).seconds();
            cold[n] = elsewhere(HEAPS.get(0)).seconds();
        }
        System.out.println("| 1 GiB from loopback to the disk, " + RUNS + " runs | Median | Least | Most | Of curl |");
        System.out.println("|---|---:|---:|---:|---:|");
        System.out.println(row("`curl`", curl, curl));
        System.out.println(row("This plugin, warm", warm, curl));
        System.out.println(row("This plugin, cold", cold, curl));
        System.out.println();
        System.out.println("| Java with | Seconds | Heap in use at most | after it |");
        System.out.println("|---|---:|---:|---:|");
        for (String heap : HEAPS) {
            Figures figures = elsewhere(heap);
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %.2f | %.1f MB | %.1f MB |%n",
                    heap,
                    figures.seconds,
                    figures.peak / (double) MEBIBYTE,
                    figures.after / (double) MEBIBYTE);
        }
        System.out.println();
        resumed();
    }

    private static String row(String what, double[] seconds, double[] curl) {
        double median = median(seconds);
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f s | %.2f |",
                what,
                median,
                sorted[0],
                sorted[sorted.length - 1],
                median(curl) / median);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private double curl() throws IOException, InterruptedException {
        Path file = folder.resolve("curl.mp4");
        long start = System.nanoTime();
        int end = new ProcessBuilder("curl", "-sS", "-o", file.toString(), server.address())
                .inheritIO()
                .start()
                .waitFor();
        double seconds = seconds(start);
        if (end != 0 || Files.size(file) != LENGTH) {
            throw new IOException("curl failed: " + end);
        }
        Files.delete(file);
        return seconds;
    }

    /**
     * @param seconds from the question to the file with its name
     * @param peak bytes of heap in use at most, garbage with it
     * @param after bytes of heap in use after a collection
     * @param read bytes that the process read meanwhile, from the network and from the disk
     */
    private record Figures(double seconds, long peak, long after, long read) {

        static Figures of(String line) {
            String[] parts = line.replaceAll("[^\\d.,]", "").split(",");
            return new Figures(
                    Double.parseDouble(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        }
    }

    private static Figures once(String address, Path folder) throws Exception {
        Download download = new Download(
                new OkHttpClient(),
                Endpoint.of(address.substring(0, address.lastIndexOf('/'))),
                Download.Limits.ofSize(2 * LENGTH),
                duration -> {});
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long read = read();
        long start = System.nanoTime();
        Download.Fetched fetched =
                download.fetch(address, Media.VIDEO, folder.resolve("part"), folder, ending -> "tour.ja." + ending);
        double seconds = seconds(start);
        long bytes = read() - read;
        long peak = pools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
        System.gc();
        long after = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        if (fetched.bytes() != LENGTH) {
            throw new IOException("came: " + fetched.bytes());
        }
        Files.delete(fetched.file());
        return new Figures(seconds, peak, after, bytes);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** By all calls of this process, as Linux counts them. */
    private static long read() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .sum();
    }

    /** One download by a Java of its own. */
    private Figures elsewhere(String heap) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                FetchBench.class.getName(),
                server.address(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the download failed: " + said);
        }
        return Figures.of(said);
    }

    private void resumed() throws IOException, InterruptedException {
        server.sent();
        server.breakOnceAt(LENGTH / 10 * 9);
        Figures figures = elsewhere(HEAPS.get(0));
        long sent = server.sent();
        System.out.printf(
                Locale.ROOT,
                "A transfer that breaks after 90 %%: %,d bytes were sent again, %,d KiB were read from the disk (Java's own"
                        + " classes among them), %.2f s in all.%n",
                sent - LENGTH,
                Math.max(0, figures.read - sent) >> 10,
                figures.seconds);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
