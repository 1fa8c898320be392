package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.forecast.Precedent;
import io.jenkins.plugins.akool.forecast.Precedents;
import io.jenkins.plugins.akool.forecast.PrecedentsInMemory;
import io.jenkins.plugins.akool.forecast.Told;
import io.jenkins.plugins.akool.schedule.VirtualTimeline;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Reservation;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the engine costs that has many translations: the engine as it is, and its journal on a real disk. Time is virtual,
 * and AKOOL answers at once, so that all that is measured is the engine's own work.
 */
public final class ScaleBench {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration FIRST_LOOK = Duration.ofSeconds(4);
    private static final int LANGUAGES = 40;
    private static final int ORDERS = 1000;

    private final Path folder;
    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final WaitingAkool akool;
    private final CountedJournal journal;
    private final Engine engine;

    private ScaleBench(int many) throws IOException {
        akool = new WaitingAkool(many);
        folder = Files.createTempDirectory(Path.of("target"), "bench");
        journal = new CountedJournal(new JournalFolder(folder.resolve("journal")));
        Engine[] self = new Engine[1];
        engine = new Engine(
                timeline,
                new Random(1),
                FIRST_LOOK,
                journal,
                precedents(),
                translation -> CompletableFuture.completedFuture(akool),
                new Spending(timeline, Budgets.NONE),
                () -> null,
                (translation, link, extras) -> CompletableFuture.completedFuture(new Collected("a.mp4", 1, List.of())),
                translation -> {
                    if (translation.state() == State.COLLECTED) {
                        self[0].acknowledge(translation);
                    }
                });
        self[0] = engine;
    }

    /** As many as are kept, of what all that wait are like. */
    private static Precedents precedents() {
        PrecedentsInMemory past = new PrecedentsInMemory();
        IntStream.range(0, Precedents.MOST)
                .forEach(n -> past.add(
                        "voice ", new Precedent(80_000 + 100 * n, 60.0, List.of(new Told(50, 40_000.0 + 60 * n)))));
        return past;
    }

    public static void main(String[] args) throws IOException {
        waiting(1000);
        System.out.println(
                "| Translations that wait | Start of the engine | Heap each, after it | after 20 looks each |"
                        + " Processor time of a look |");
        System.out.println("|---:|---:|---:|---:|---:|");
        for (int many : new int[] {100, 1000, 10_000}) {
            System.out.println(waiting(many));
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe client's part of a look, over HTTP on loopback, which is the same for all: %.2f ms.%n",
                HttpLooks.millis(1000));
        lives(10);
        languages();
        System.out.println();
        System.out.println("| | Forced writes | Time in the journal | Time in all |");
        System.out.println("|---|---:|---:|---:|");
        System.out.println(lives(100));
        System.out.println(planned());
        System.out.println(languages());
        System.out.println(orders());
    }

    /** Reads a journal of that many and looks at each some times. */
    private static String waiting(int many) throws IOException {
        ScaleBench bench = new ScaleBench(many);
        bench.writeJournal(many);
        long heap = heap();
        long start = System.nanoTime();
        bench.engine.resume();
        bench.timeline.settle();
        double resumed = (System.nanoTime() - start) / 1e9;
        long atFirst = (heap() - heap) / many;
        bench.timeline.runUntil(() -> bench.akool.looks >= 5 * many);
        int looks = bench.akool.looks;
        long cpu = cpu();
        bench.timeline.runUntil(() -> bench.akool.looks >= 20 * many);
        double each = (cpu() - cpu) / 1e6 / (bench.akool.looks - looks);
        long later = (heap() - heap) / many;
        String row = String.format(
                Locale.ROOT,
                "| %,d | %.2f s | %.1f KB | %.1f KB | %.3f ms |",
                many,
                resumed,
                atFirst / 1024.0,
                later / 1024.0,
                each);
        bench.delete();
        return row;
    }

    /** Not by the journal itself, which would have each on the disk before the next. */
    private void writeJournal(int many) throws IOException {
        Order one = order("order-x", List.of("ja"));
        Path journalFolder = folder.resolve("journal");
        new JournalFolder(journalFolder)
                .save(Translation.planned(one, "ja")
                        .submitting(null, new Reservation("", Instant.EPOCH, null))
                        .accepted(new Accepted("at-akool-order-x", 60.0, 4.0), START));
        Path first = journalFolder.resolve("order-x.0.json");
        String entry = Files.readString(first);
        Files.delete(first);
        for (int n = 0; n < many; n++) {
            Files.writeString(journalFolder.resolve("order-" + n + ".0.json"), entry.replace("order-x", "order-" + n));
        }
    }

    private static String lives(int many) throws IOException {
        ScaleBench bench = new ScaleBench(many);
        long start = System.nanoTime();
        bench.akool.done = false;
        IntStream.range(0, many).forEach(n -> bench.engine.place(bench.order("order-" + n, List.of("ja"))));
        bench.timeline.runUntil(() -> bench.akool.looks >= 3 * many);
        bench.akool.done = true;
        bench.timeline.runUntil(() -> bench.engine.translations().isEmpty());
        return bench.row("A translation from its order to its result, mean of " + many, start, many);
    }

    private static String planned() throws IOException {
        ScaleBench bench = new ScaleBench(1);
        long start = System.nanoTime();
        bench.engine.place(bench.order("order-1", languages(LANGUAGES)));
        bench.timeline.runUntil(() -> bench.engine.translations().size() == LANGUAGES);
        return bench.row("An order of " + LANGUAGES + " languages, until it is planned", start, 1);
    }

    private static String languages() throws IOException {
        ScaleBench bench = new ScaleBench(1);
        long start = System.nanoTime();
        bench.engine.place(bench.order("order-1", languages(LANGUAGES)));
        bench.timeline.runUntil(() -> bench.akool.looks >= 3 * LANGUAGES);
        bench.akool.done = true;
        bench.timeline.runUntil(() -> bench.engine.translations().isEmpty());
        return bench.row("The same, until all results are there", start, 1);
    }

    private static String orders() throws IOException {
        ScaleBench bench = new ScaleBench(1);
        long start = System.nanoTime();
        IntStream.range(0, ORDERS).forEach(n -> bench.engine.place(bench.order("order-" + n, List.of("ja"))));
        bench.timeline.runUntil(() -> bench.akool.creates == ORDERS);
        return bench.row(ORDERS + " orders at once, until AKOOL has all", start, 1);
    }

    private String row(String what, long start, int many) throws IOException {
        double all = (System.nanoTime() - start) / 1e6 / many;
        String row = String.format(
                Locale.ROOT,
                "| %s | %,.1f | %,.1f ms | %,.1f ms |",
                what,
                (double) journal.forced / many,
                journal.nanos / 1e6 / many,
                all);
        delete();
        return row;
    }

    private static List<String> languages(int many) {
        return IntStream.range(0, many).mapToObj(n -> "l" + n).toList();
    }

    private Order order(String id, List<String> languages) {
        return new Order(
                id,
                "a folder/a job #123",
                "https://videos.example/some/path/" + id + ".mp4?Signature=0123456789abcdef0123456789abcdef",
                languages,
                TranslationSettings.defaults(),
                new Terms(null, id + "/", Duration.ofDays(3), false, null, true, Set.of()),
                timeline.now());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Bytes in use once nothing is left to collect. */
    private static long heap() {
        return IntStream.range(0, 4)
                .mapToLong(n -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }

    private void delete() throws IOException {
        timeline.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
