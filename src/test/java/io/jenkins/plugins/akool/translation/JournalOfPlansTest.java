package io.jenkins.plugins.akool.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Languages that are planned together have one file until each was changed, and none of them comes back from the dead. */
class JournalOfPlansTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    @TempDir
    private Path folder;

    private static Order order(String id, String... languages) {
        return new Order(
                id,
                "a build",
                "https://videos.example/" + id + ".mp4",
                List.of(languages),
                TranslationSettings.defaults(),
                new Terms(null, "", Duration.ofHours(1), false, null, false, Set.of()),
                NOW);
    }

    private static List<Translation> planned(Order order) {
        return order.languages().stream()
                .map(l -> Translation.planned(order, l))
                .toList();
    }

    private static Translation queued(Order order, String language) {
        return Translation.planned(order, language)
                .submitting(null, new Reservation("", Instant.EPOCH, null))
                .accepted(new Accepted("at-akool-" + language, 10.0, 1.0), NOW);
    }

    private Journal opened() {
        return new JournalFolder(folder);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fortyLanguagesAreOneFileUntilTheyAreSent() throws Exception {
        Order order = order(
                "o-1", Stream.iterate(0, n -> n + 1).limit(40).map(n -> "l" + n).toArray(String[]::new));
        Journal journal = opened();
        journal.saveTogether(planned(order));
        assertEquals(List.of("o-1.plan"), files());
        assertEquals(Set.copyOf(planned(order)), Set.copyOf(opened().load()));

        journal.save(queued(order, "l0"));
        assertEquals(List.of("o-1.0.json", "o-1.plan"), files());
        List<Translation> read = opened().load();
        assertEquals(40, read.size());
        assertTrue(read.contains(queued(order, "l0")));

        for (String language : order.languages()) {
            journal.save(queued(order, language));
        }
        assertEquals(40, files().size());
        assertFalse(files().contains("o-1.plan"));
    }

    @Test
    void whatIsRemovedIsNeitherThereNorPlannedWhileOthersAre() throws Exception {
        Order order = order("o-1", "ja", "de", "fr");
        Journal journal = opened();
        journal.saveTogether(planned(order));
        journal.save(queued(order, "ja").settled(State.FAILED, "No."));
        journal.remove("o-1.0");
        assertEquals(List.of("o-1.plan"), files());
        assertEquals(List.of(Translation.planned(order, "de"), Translation.planned(order, "fr")), opened().load());
        journal.save(queued(order, "de"));
        journal.remove("o-1.2");
        assertEquals(List.of("o-1.1.json"), files());
    }

    @Test
    void whatIsSavedAgainAfterItWasRemovedStays() throws Exception {
        Order order = order("o-1", "ja", "de");
        Journal journal = opened();
        journal.saveTogether(planned(order));
        journal.save(queued(order, "ja"));
        journal.remove("o-1.0");
        journal.save(queued(order, "ja"));
        journal.save(queued(order, "de"));
        assertEquals(List.of(queued(order, "ja"), queued(order, "de")), opened().load());
    }

    @Test
    void whatWasLeftBehindByACrashIsPutInOrder() throws Exception {
        Order order = order("o-1", "ja", "de");
        Journal journal = opened();
        journal.saveTogether(planned(order));
        byte[] plan = Files.readAllBytes(folder.resolve("o-1.plan"));
        journal.save(queued(order, "ja"));
        journal.save(queued(order, "de"));
        Files.write(folder.resolve("o-1.plan"), plan);
        assertEquals(List.of(queued(order, "ja"), queued(order, "de")), opened().load());
        assertFalse(files().contains("o-1.plan"));
    }

    @Test
    void anEntryThatIsUnreadableIsNotPlannedAgain() throws Exception {
        Order order = order("o-1", "ja", "de");
        Journal journal = opened();
        journal.saveTogether(planned(order));
        journal.save(queued(order, "ja"));
        Files.writeString(folder.resolve("o-1.0.json"), "{");
        for (int start = 0; start < 2; start++) {
            Journal after = opened();
            assertEquals(List.of(Translation.planned(order, "de")), after.load());
            assertTrue(after.wasSetAside("o-1.0"));
        }
    }

    @Test
    void ofAPlanThatIsUnreadableNothingCountsAsNeverSent() throws Exception {
        Order order = order("o-1", "ja", "de");
        Journal journal = opened();
        journal.saveTogether(planned(order));
        journal.save(queued(order, "ja"));
        Files.writeString(folder.resolve("o-1.plan"), "{\"order\":null,\"languages\":[\"ja\"]}");
        Journal after = opened();
        assertEquals(List.of(queued(order, "ja")), after.load());
        assertTrue(after.wasSetAside("o-1.1"));
        assertEquals(List.of("o-1.0.json", "o-1.plan.unreadable"), files());
    }

    /** Whatever is asked of it in whatever order, what is there stands, and what is gone is not planned. */
    @Test
    void noOrderOfCallsLosesOneOrBringsOneBack() throws Exception {
        for (int seed = 0; seed < 150; seed++) {
            Path own = folder.resolve("seed-" + seed);
            new Calls(own, new SplittableRandom(seed)).make(25);
        }
    }

    /** A journal and what should be in it. */
    private static final class Calls {
        private static final List<String> LANGUAGES = List.of("ja", "de", "fr", "es");

        private final Path folder;
        private final SplittableRandom random;
        private final Map<String, Translation> expected = new TreeMap<>();

        private final Set<String> ever = new HashSet<>();
        private Journal journal;

        Calls(Path folder, SplittableRandom random) {
            this.folder = folder;
            this.random = random;
            journal = new JournalFolder(folder);
        }

        void make(int calls) throws IOException {
            for (int n = 0; n < calls; n++) {
                call();
                if (random.nextInt(5) == 0) {
                    journal = new JournalFolder(folder);
                    compare(journal.load());
                }
                compare(new JournalFolder(copy()).load());
            }
        }

        /** What another process would find, without what it would do about it. */
        private Path copy() throws IOException {
            Path copy = Files.createTempDirectory(folder.getParent(), "copy");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.copy(file, copy.resolve(file.getFileName()));
                    }
                }
            }
            return copy;
        }

        private void call() throws IOException {
            Order order = order("o-" + random.nextInt(2), LANGUAGES.toArray(String[]::new));
            String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            String id = order.translationId(language);
            Translation t = Translation.planned(order, language);
            switch (random.nextInt(5)) {
                case 0 -> {
                    List<Translation> some = new ArrayList<>(planned(order).stream()
                            .filter(one -> !expected.containsKey(one.id()) && !ever.contains(one.id()))
                            .filter(one -> random.nextBoolean())
                            .toList());
                    journal.saveTogether(some);
                    some.forEach(one -> expected.put(one.id(), one));
                }
                case 1, 2 -> {
                    if (expected.containsKey(id)) {
                        Translation next = random.nextBoolean() ? queued(order, language) : t.notTaken("No.");
                        journal.save(next);
                        expected.put(id, next);
                        ever.add(id);
                    }
                }
                default -> {
                    journal.remove(id);
                    expected.remove(id);
                }
            }
        }

        private void compare(List<Translation> found) {
            Map<String, Translation> read =
                    found.stream().collect(Collectors.toMap(Translation::id, Function.identity()));
            assertEquals(expected, new TreeMap<>(read));
        }
    }
}
