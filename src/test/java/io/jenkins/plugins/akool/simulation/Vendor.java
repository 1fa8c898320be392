package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * AKOOL: keeps and bills what it accepted, whatever became of the answer, works on it, keeps the result seven days and
 * deletes it. Its answers are those of the client's contract, each drawn where there is trouble.
 */
final class Vendor {

    private static final long KEPT = 7 * World.DAY;

    /** As the client's limit for a create call. */
    private static final long NO_ANSWER = 90 * World.SECOND;

    /** What is accepted and billed. */
    static final class Job {
        String id;
        String order;
        String language;

        /** When it was billed. */
        long created;

        /** From when on its id is known everywhere at AKOOL. */
        long known;

        /** When it is done or has failed, the end of time where AKOOL never ends it. */
        long done;

        boolean fails;

        /** Whether AKOOL never gives its video. */
        boolean withoutVideo;

        /** How many status answers in a row said that it is done, and gave no video. */
        int toldWithoutVideo;

        /** Whether a status answer ever said that it failed. */
        boolean toldFailed;

        /** Where AKOOL reports on it, null for nowhere. */
        @CheckForNull
        String webhook;
    }

    private final World world;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    /** How many jobs each language of an order may have had, for their names. */
    private final Map<String, Integer> asked = new HashMap<>();

    /** What was last told of each id. */
    private final Map<String, String> said = new HashMap<>();

    Vendor(World world) {
        this.world = world;
    }

    Iterable<Job> jobs() {
        return jobs.values();
    }

    @CheckForNull
    Job job(@CheckForNull String id) {
        return id == null ? null : jobs.get(id);
    }

    /** Whether the same language was billed again since, which takes a person's word. */
    boolean hasLaterThan(Job job) {
        return jobs.values().stream()
                .anyMatch(j -> j != job
                        && j.created >= job.created
                        && j.order.equals(job.order)
                        && j.language.equals(job.language));
    }

    boolean hasDeleted(Job job) {
        return job.done != Long.MAX_VALUE && world.now >= job.done + KEPT;
    }

    /** What the order costs for each language. */
    static double price(String order) {
        return 2 + Math.floorMod(order.hashCode(), 5);
    }

    CompletableFuture<Submission> create(int life, TranslationRequest request) {
        String order = orderOf(request);
        String what = order + " " + request.languages();
        world.controller.gate(life, "the request, before it left,", order);
        world.story.tell(world.now, "engine", "asks AKOOL for %s", what);
        world.inspector.requested(order, request.languages());
        boolean trouble = world.troubles.strike(Port.CREATE, order, world.now);
        int kind = trouble ? world.dice.pick("create " + order, 16) : -1;
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, String> billed = new LinkedHashMap<>();
        AkoolException forAll = forAll(kind);
        for (String language : request.languages()) {
            boolean mixed = kind == 12 || kind == 13;
            int own = mixed ? world.dice.pick("entry " + order, 6) : kind;
            Outcome refusal = forAll != null ? new Refused(forAll) : mixed ? entry(own) : null;
            boolean taken = refusal == null || kind == 9 || kind == 10 || kind == 11 || mixed && own == 4;
            String id = null;
            if (taken) {
                id = order + "-" + language + "-" + asked.merge(order + language, 1, Integer::sum);
                billed.put(id, language);
            }
            outcomes.put(
                    language, refusal == null ? new Accepted(id, 10.0, kind == 14 ? null : price(order)) : refusal);
        }
        long there = world.dice.pause("way " + order, 5, 500);
        world.later(0, there, () -> bill(order, billed, request.webhookUrl()));
        long back = kind == 11 ? NO_ANSWER : kind == 15 ? world.dice.pause("late", World.SECOND, NO_ANSWER) : 20;
        CompletableFuture<Submission> answer = new CompletableFuture<>();
        world.later(life, there + back, () -> {
            world.story.tell(world.now, "AKOOL", "answers on %s: %s", what, told(outcomes));
            world.inspector.answered(order, outcomes);
            if (forAll == null) {
                answer.complete(new Submission(outcomes));
            } else {
                answer.completeExceptionally(forAll);
            }
        });
        world.controller.gate(life, "the request, after it left,", order);
        return answer;
    }

    private void bill(String order, Map<String, String> languages, @CheckForNull String webhook) {
        languages.forEach((id, language) -> {
            Job job = new Job();
            job.id = id;
            job.order = order;
            job.language = language;
            job.created = world.now;
            job.known = world.now + world.dice.pause("known " + id, 1, 3 * World.MINUTE);
            double fate = world.dice.roll("fate " + id);
            job.fails = fate < 0.08;
            job.withoutVideo = fate >= 0.08 && fate < 0.1;
            job.done = fate > 0.96
                    ? Long.MAX_VALUE
                    : world.now
                            + world.dice.pause("work " + id, World.MINUTE, fate > 0.85 ? 2 * World.DAY : World.HOUR);
            job.webhook = webhook;
            jobs.put(id, job);
            world.story.tell(world.now, "AKOOL", "takes and bills %s as %s", language(job), id);
            world.inspector.booksChanged();
            world.builds.willReport(job);
        });
    }

    private static String language(Job job) {
        return job.order + " " + job.language;
    }

    @CheckForNull
    private static AkoolException forAll(int kind) {
        return switch (kind) {
            case 0 -> refusal(Remedy.RETRY_LATER, 0, "AKOOL could not be reached.");
            case 1 -> refusal(Remedy.SLOW_DOWN, 1005, "Frequent operation.");
            case 2 ->
                new AkoolException(Remedy.RETRY_LATER, 0, "AKOOL answered HTTP 429.", Duration.ofMinutes(7), null);
            case 3 -> refusal(Remedy.CREDENTIALS, 1101, "Invalid token.");
            case 4 -> refusal(Remedy.QUOTA, 1104, "Insufficient quota.");
            case 5 -> refusal(Remedy.INPUT, 1003, "Parameter error.");
            case 6 -> refusal(Remedy.STOP, 1202, "The same video cannot be translated lipSync in the same language.");
            case 7 -> refusal(Remedy.STOP, 0, "AKOOL answered HTTP 404.");
            case 8 -> refusal(Remedy.OUTCOME_UNKNOWN, 0, "The request was sent, but the connection broke.");
            case 9, 10 -> refusal(Remedy.OUTCOME_UNKNOWN, 0, "AKOOL answered HTTP 502.");
            case 11 -> refusal(Remedy.OUTCOME_UNKNOWN, 0, "No answer came.");
            default -> null;
        };
    }

    @CheckForNull
    private static Outcome entry(int kind) {
        return switch (kind) {
            case 0 -> new Refused(refusal(Remedy.SLOW_DOWN, 1005, "Frequent operation."));
            case 1 -> new Refused(refusal(Remedy.STOP, 1202, "Translated before."));
            case 2 -> new Refused(refusal(Remedy.INPUT, 1003, "This language needs a voice."));
            case 3, 4 -> new Refused(refusal(Remedy.OUTCOME_UNKNOWN, 0, "AKOOL's answer names no id."));
            default -> null;
        };
    }

    private static AkoolException refusal(Remedy remedy, int code, String why) {
        return new AkoolException(remedy, code, why, null, null);
    }

    private static String told(Map<String, Outcome> outcomes) {
        StringBuilder told = new StringBuilder();
        outcomes.forEach((language, outcome) -> told.append(language)
                .append(outcome instanceof Accepted ? " accepted " : " refused ")
                .append(
                        outcome instanceof Refused r
                                ? r.reason().remedy() + " " + r.reason().code()
                                : "")
                .append(' '));
        return told.toString().strip();
    }

    static String orderOf(TranslationRequest request) {
        String url = request.url();
        return url.substring(url.lastIndexOf('/') + 1, url.lastIndexOf('.'));
    }

    CompletableFuture<TranslationStatus> status(int life, String id) {
        world.controller.gate(life, "a look", id);
        Job job = jobs.get(id);
        AkoolException error = null;
        boolean noLink = false;
        if (world.troubles.strike(Port.STATUS, id, world.now)) {
            int kind = world.dice.pick("status " + id, 9);
            noLink = kind == 8;
            error = noLink ? null : statusError(kind);
        } else if (job == null || world.now < job.known) {
            error = refusal(Remedy.NOT_FOUND, world.dice.roll("unknown " + id) < 0.5 ? 0 : 1008, "Not existing.");
        } else if (hasDeleted(job) && world.dice.roll("deleted " + id) < 0.5) {
            error = refusal(Remedy.NOT_FOUND, 1008, "Not existing any more.");
        }
        AkoolException why = error;
        TranslationStatus seen = error == null && job != null ? seen(job, noLink || job.withoutVideo) : null;
        if (job != null) {
            boolean done = seen != null && seen.phase() == TranslationStatus.Phase.COMPLETED;
            boolean shared = !world.builds.ofOrder(job.order).order.keys().isEmpty();
            // Of several that ask for it, one may hear another answer between two of these.
            int before = done && seen.video() == null ? job.toldWithoutVideo + 1 : 0;
            job.toldWithoutVideo = shared ? Math.max(before, job.toldWithoutVideo) : before;
        }
        CompletableFuture<TranslationStatus> answer = new CompletableFuture<>();
        world.later(life, why == null ? 150 : world.dice.pause("slow " + id, 50, 30 * World.SECOND), () -> {
            if (seen == null) {
                says(id, why == null ? "nothing" : why.remedy() + " " + why.code());
                answer.completeExceptionally(why == null ? statusError(0) : why);
            } else {
                says(id, seen.phase().toString());
                answer.complete(seen);
            }
        });
        return answer;
    }

    /** Told once as long as it stays the same. */
    private void says(String id, String what) {
        if (!what.equals(said.put(id, what))) {
            world.story.tell(world.now, "AKOOL", "says on %s: %s", id, what);
        }
    }

    private static AkoolException statusError(int kind) {
        return switch (kind) {
            case 0, 1 -> refusal(Remedy.RETRY_LATER, 0, "AKOOL answered HTTP 503.");
            case 2 -> refusal(Remedy.SLOW_DOWN, 1005, "Frequent operation.");
            case 3 -> refusal(Remedy.CREDENTIALS, 1101, "Invalid token.");
            case 4, 5 -> refusal(Remedy.STOP, 0, "AKOOL answered HTTP 404.");
            case 6 -> refusal(Remedy.NOT_FOUND, 0, "AKOOL knows nothing of this translation yet.");
            default -> new AkoolException(Remedy.RETRY_LATER, 0, "HTTP 503", Duration.ofMinutes(3), null);
        };
    }

    private TranslationStatus seen(Job job, boolean noLink) {
        boolean done = world.now >= job.done;
        TranslationStatus.Phase phase = !done
                ? world.now < job.known + World.MINUTE
                        ? TranslationStatus.Phase.QUEUED
                        : TranslationStatus.Phase.PROCESSING
                : job.fails ? TranslationStatus.Phase.FAILED : TranslationStatus.Phase.COMPLETED;
        boolean failed = phase == TranslationStatus.Phase.FAILED;
        job.toldFailed |= failed;
        return new TranslationStatus(
                phase,
                Past.percent(world.dice, job.id, job.created, world.now, job.done),
                phase == TranslationStatus.Phase.COMPLETED && !noLink
                        ? "https://results.example/" + job.id + ".mp4"
                        : null,
                10.0,
                price(job.order),
                null,
                failed ? "No voice was found (error 501312)" : null,
                TranslationStatus.Extras.NONE);
    }
}
