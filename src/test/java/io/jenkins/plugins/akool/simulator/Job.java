package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One translation into one language. Nothing ever moves it: where it stands follows from the time of the question.
 *
 * @param id 24 hexadecimal digits
 * @param takes from creation to completion; the first fifth is spent queueing
 * @param order the body of the create request
 * @param fetchedSource the source video, null unless the simulator fetches sources
 */
record Job(
        String id,
        String language,
        Instant created,
        Duration takes,
        Outcome outcome,
        JsonNode order,
        long credits,
        byte[] fetchedSource) {

    /** AKOOL's {@code video_status} (docs.akool.com, get video info result). */
    static final int QUEUEING = 1;

    static final int PROCESSING = 2;
    static final int COMPLETED = 3;
    static final int FAILED = 4;

    private static final int QUEUE_SHARE = 5;

    Instant ends() {
        return created.plus(takes);
    }

    private Instant leavesQueue() {
        return created.plus(takes.dividedBy(QUEUE_SHARE));
    }

    int statusAt(Instant now) {
        if (now.isBefore(leavesQueue())) {
            return QUEUEING;
        }
        if (outcome.ending() == Outcome.Ending.NEVER || now.isBefore(ends())) {
            return PROCESSING;
        }
        return outcome.ending() == Outcome.Ending.FAILS ? FAILED : COMPLETED;
    }

    /** A state that the job is in from then on. */
    record Change(int status, Instant at) {}

    /** The changes of state up to this time, oldest first; being created is none. */
    List<Change> changesUntil(Instant now) {
        int status = statusAt(now);
        List<Change> changes = new ArrayList<>();
        if (status != QUEUEING && (status == PROCESSING || leavesQueue().isBefore(ends()))) {
            changes.add(new Change(PROCESSING, leavesQueue()));
        }
        if (status == COMPLETED || status == FAILED) {
            changes.add(new Change(status, ends()));
        }
        return changes;
    }

    /** In percent: 0 while queueing, 1 to 99 while processing. */
    int progressAt(Instant now) {
        return switch (statusAt(now)) {
            case QUEUEING, FAILED -> 0;
            case COMPLETED -> 100;
            default -> {
                double part = (double) Duration.between(leavesQueue(), now).toMillis()
                        / Math.max(1, Duration.between(leavesQueue(), ends()).toMillis());
                yield (int) Math.max(1, Math.min(99, Math.round(part * 100)));
            }
        };
    }

    /** Whether AKOOL tells where its video is. */
    boolean hasVideoAt(Instant now) {
        return statusAt(now) == COMPLETED && outcome.ending() != Outcome.Ending.NO_VIDEO;
    }

    String sourceUrl() {
        return order.path("url").asText();
    }

    boolean lipSynced() {
        return order.path("lipsync").asBoolean();
    }

    /** Where AKOOL would send its calls about this job; empty if it was not asked to. */
    String webhookUrl() {
        return order.path("webhookUrl").asText();
    }

    Job endedAt(Instant now) {
        Duration lived = Duration.between(created, now);
        Outcome ended =
                outcome.ending() == Outcome.Ending.FAILS ? outcome : outcome.ending(Outcome.Ending.COMPLETES, 0, "");
        return new Job(id, language, created, lived, ended, order, credits, fetchedSource);
    }
}
