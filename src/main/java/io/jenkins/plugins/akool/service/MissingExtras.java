package io.jenkins.plugins.akool.service;

import hudson.model.Run;
import io.jenkins.plugins.akool.bookkeeping.BuildAccounts;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What was asked for beside a video and did not come with it: subtitles, say, whose server did not answer. The video is
 * archived and the translation settled; AKOOL has the rest for some days, and a person may have it fetched. The engine has
 * no part in it.
 */
final class MissingExtras {

    private final EngineLife life;

    MissingExtras(EngineLife life) {
        this.life = life;
    }

    /** Empty where nothing is missing, or AKOOL has deleted it. */
    Set<Extra> of(Run<?, ?> run, TranslationRecord record) {
        Instant expires = record.getExpiresAt();
        OrderRecord order = order(run, record);
        Set<Extra> missing = EnumSet.noneOf(Extra.class);
        if (record.getState() == State.COLLECTED
                && record.akoolId() != null
                && record.result() != null
                && order != null
                && expires != null
                && life.now().isBefore(expires)) {
            missing.addAll(order.terms().extras());
            record.result().extras().stream().map(ExtraFile::extra).forEach(missing::remove);
        }
        return missing;
    }

    private static OrderRecord order(Run<?, ?> run, TranslationRecord record) {
        BuildTranslations translations = BuildTranslations.find(run);
        return translations == null ? null : translations.order(record.orderId());
    }

    /** Fails with a sentence that names what did not come, once what came is archived and recorded. */
    CompletionStage<Void> collect(Run<?, ?> run, TranslationRecord record) {
        Set<Extra> missing = of(run, record);
        OrderRecord order = order(run, record);
        if (missing.isEmpty() || order == null) {
            return CompletableFuture.completedFuture(null);
        }
        Translation collected = record.toTranslation(order.toOrder(Owners.of(run)));
        return new BuildAccounts(life.links(), life.recorder(), life.refused())
                .open(collected)
                .thenCompose(akool -> akool.status(String.valueOf(record.akoolId())))
                .thenCompose(status -> life.collector()
                        .collectExtras(
                                run,
                                collected,
                                missing,
                                status.extras(),
                                result -> life.recorder().record(run, record.with(result))));
    }
}
