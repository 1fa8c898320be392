package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.ShownTranslation;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.TranslationService;
import java.time.Instant;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/**
 * One look of a person at a build's translations.
 *
 * @param decider whether the person may decide what becomes of translations: who may start a build may spend credits
 * @param files whether the person may see the build's artifacts
 * @param reader whose language the page is in
 */
record Visit(
        @NonNull Run<?, ?> run,
        @NonNull BuildTranslations translations,
        @NonNull Decisions decisions,
        boolean decider,
        boolean files,
        @NonNull Locale reader,
        @NonNull Instant now) {

    static Visit of(Run<?, ?> run, BuildTranslations translations) {
        return new Visit(
                run,
                translations,
                TranslationService.get().decisions(),
                run.getParent().hasPermission(Item.BUILD),
                ShownTranslation.maySeeFiles(run),
                LocaleProvider.getLocale(),
                Instant.now());
    }
}
