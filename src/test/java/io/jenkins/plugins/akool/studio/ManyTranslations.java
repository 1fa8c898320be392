package io.jenkins.plugins.akool.studio;

import hudson.model.Run;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** More translations than one would have made one by one. */
public final class ManyTranslations {

    private ManyTranslations() {}

    /** Into a build: each video into so many languages, half of them collected with all their files. */
    public static void into(Run<?, ?> run, int videos, int languages) throws IOException {
        BuildTranslations translations = BuildTranslations.of(run);
        List<String> codes =
                IntStream.range(0, languages).mapToObj(i -> "x-language" + i).toList();
        Instant now = Instant.now();
        for (int source = 0; source < videos; source++) {
            Order order = order(run, source, codes, now);
            translations.put(new OrderRecord(order, OnFailure.FAIL, true));
            for (String language : codes) {
                translations.put(record(order, language, now));
            }
        }
        translations.mark();
        translations.save();
    }

    /**
     * An order of a build, as it was placed.
     *
     * @param source number of its video
     */
    public static Order order(Run<?, ?> run, int source, List<String> languages, Instant now) {
        return new Order(
                UUID.randomUUID().toString(),
                run.getExternalizableId(),
                "https://videos.example.com/a/rather/long/path/of/a/video/product-tour-" + source + ".mp4",
                languages,
                TranslationSettings.defaults(),
                new Terms(null, "akool", Duration.ofHours(4), false, null, false, Set.of(Extra.values())),
                now);
    }

    private static TranslationRecord record(Order order, String language, Instant now) {
        String stem = "akool/product-tour-" + order.id() + "." + language;
        int turn = order.languages().indexOf(language) % 4;
        return new TranslationRecord(
                order.translationId(language),
                order.id(),
                order.source(),
                language,
                turn == 3 ? State.FAILED : turn == 2 ? State.UNCOLLECTED : State.COLLECTED,
                "68da0123456789abcdef0123",
                now,
                now,
                75.5,
                4.0,
                turn > 1
                        ? null
                        : new Collected(
                                stem + ".mp4",
                                123_456_789,
                                List.of(
                                        new ExtraFile(Extra.TRANSLATED_SUBTITLES, stem + ".srt", 1000),
                                        new ExtraFile(Extra.ORIGINAL_SUBTITLES, stem + ".original.srt", 1000),
                                        new ExtraFile(Extra.CLEAN_VIDEO, stem + ".clean.mp4", 123_456_789))),
                turn > 1 ? "A sentence that tells in some words why there is no result of this translation." : null,
                0,
                null);
    }

    /**
     * Into the journal of a Jenkins that does not run: orders of builds that are gone, none of them collected, the first of
     * which AKOOL deletes soon. Their names and reasons are hostile.
     */
    public static void into(File home, int orders, List<String> languages) throws IOException {
        Instant now = Instant.now();
        Terms terms = new Terms("key", "akool", Duration.ofDays(7), false, null, true, Set.of());
        JournalFolder folder = new JournalFolder(home.toPath().resolve("akool-translate/journal"));
        for (int n = 0; n < orders; n++) {
            Instant placed = now.minus(n < 1 ? Duration.ofHours(150) : Duration.ofHours(2 + n % 20));
            Order order = new Order(
                    UUID.randomUUID().toString(),
                    "studio/<b>gone</b>/job-" + n + "#" + (n + 1),
                    "https://example.com/" + "long-name-".repeat(10) + n + ".mp4",
                    languages,
                    TranslationSettings.defaults(),
                    terms,
                    placed);
            for (String language : languages) {
                Purchase purchase = new Purchase("id-" + n + language, placed, null, 60.0, 4.0, null);
                String why = "The build was stopped. <script>alert(1)</script> " + "It says more. ".repeat(8);
                folder.save(Translation.recorded(order, language, State.UNCOLLECTED, purchase, null, why));
            }
        }
    }
}
