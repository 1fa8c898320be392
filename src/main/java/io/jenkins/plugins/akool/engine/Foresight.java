package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.forecast.Forecasts;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Says when a translation is worth the next look, and learns from those that AKOOL is done with. On the timeline's thread. */
final class Foresight {

    private final Timeline timeline;
    private final Pacing pacing;
    private final Forecasts forecasts;
    private final WebhookAddress webhookAddress;

    Foresight(Timeline timeline, Pacing pacing, Forecasts forecasts, WebhookAddress webhookAddress) {
        this.timeline = timeline;
        this.pacing = pacing;
        this.forecasts = forecasts;
        this.webhookAddress = webhookAddress;
    }

    /** For one that AKOOL is not done with, and just told of. */
    Duration untilNextLook(Translation t, Watch watch, TranslationStatus status) {
        Duration elapsed = elapsed(t, watch);
        watch.course.seen(elapsed, status.progress(), t.durationSeconds());
        boolean reported = t.webhook() != null && webhookAddress.ifKnown() != null;
        return pacing.about(forecasts.untilNextLook(kind(t), watch.course, elapsed, reported));
    }

    /** AKOOL is seen to be done. One that another order paid for tells nothing that this other one does not. */
    void done(Translation t, Watch watch) {
        if (t.paidBy() == null && isTimed(t, watch)) {
            forecasts.ended(kind(t), watch.course, elapsed(t, watch), watch.answersReport);
        }
    }

    private Duration elapsed(Translation t, Watch watch) {
        return Duration.between(isTimed(t, watch) ? t.submittedAt() : watch.since, timeline.now());
    }

    /** Whether it is known since when AKOOL has it, which is not where the clock was set back while nothing ran. */
    private static boolean isTimed(Translation t, Watch watch) {
        Instant submitted = t.submittedAt();
        return submitted != null && !submitted.isAfter(watch.since);
    }

    /** Whoever pays more may be served sooner, and lips take longer than voices. */
    private static String kind(Translation t) {
        String login = Objects.requireNonNullElse(t.order().terms().credentialsId(), "");
        return (t.order().settings().lipsync() ? "lips " : "voice ") + login;
    }
}
