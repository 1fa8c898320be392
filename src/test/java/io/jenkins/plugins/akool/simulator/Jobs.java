package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The account's translations and its credit. */
final class Jobs {
    private final InstantSource clock;
    private final Duration usualDuration;
    private final long cost;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    /** Ids in order of creation, also those that were forgotten since. */
    private final List<String> created = new ArrayList<>();

    private long credit;
    private long lastId;

    Jobs(SimulatedAkoolBuilder options) {
        clock = options.clock;
        usualDuration = options.duration;
        cost = options.cost;
        credit = options.credit;
    }

    /** Bills and creates; empty if the credit does not suffice. */
    synchronized Optional<Job> create(String language, JsonNode order, byte[] fetchedSource) {
        if (credit < cost) {
            return Optional.empty();
        }
        credit -= cost;
        Outcome outcome = outcome(language);
        Duration takes = outcome.takes() == null ? usualDuration : outcome.takes();
        Job job = new Job(newId(), language, clock.instant(), takes, outcome, order, cost, fetchedSource);
        jobs.put(job.id(), job);
        created.add(job.id());
        return Optional.of(job);
    }

    /** An id in the shape that AKOOL's examples show: seconds, then a counter, in hexadecimal. */
    synchronized String newId() {
        return "%08x%016x".formatted(clock.instant().getEpochSecond() & 0xffffffffL, 0x5a11_0000_0000L + ++lastId);
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    synchronized Optional<Job> newest(String language) {
        return jobs.values().stream()
                .filter(job -> job.language().equals(language))
                .reduce((earlier, later) -> later);
    }

    /** Whether this video was lip-synced into this language before, and did not fail. */
    synchronized boolean lipSyncedBefore(String url, String language) {
        return jobs.values().stream()
                .anyMatch(job -> job.lipSynced()
                        && job.language().equals(language)
                        && job.sourceUrl().equals(url)
                        && job.statusAt(clock.instant()) != Job.FAILED);
    }

    synchronized Outcome outcome(String language) {
        return outcomes.getOrDefault(language, Outcome.USUAL);
    }

    /** Holds for translations created from now on. */
    synchronized void decide(String language, UnaryOperator<Outcome> change) {
        outcomes.put(language, change.apply(outcome(language)));
    }

    synchronized void end(String id) {
        jobs.computeIfPresent(id, (same, job) -> job.endedAt(clock.instant()));
    }

    synchronized void forget(String id) {
        jobs.remove(id);
    }

    synchronized void clear() {
        jobs.clear();
        created.clear();
        outcomes.clear();
    }

    synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    synchronized List<String> created() {
        return List.copyOf(created);
    }

    synchronized long credit() {
        return credit;
    }
}
