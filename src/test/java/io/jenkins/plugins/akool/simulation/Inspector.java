package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the engine to its promises, after each step and at the end. The first that is broken ends the world. */
final class Inspector {

    /** For AKOOL's results, and so for what may be forgotten after it. */
    private static final long KEPT = 7 * World.DAY;

    /** Names of promises, separated by commas, whose breaking is not looked at, to see what lies behind a known fault. */
    private static final Set<String> OVERLOOKED =
            Set.of(System.getProperty("akool.overlook", "").split(" *, *"));

    private final World world;
    private final Asks asks = new Asks();

    final Efforts efforts;

    private final SharedWishes wishes;

    private final CreditLimits limits;

    /** As last told, by id. */
    private final Map<String, State> told = new HashMap<>();

    /** Ids of translations that have to be collected, since there is no trouble left. */
    private final Set<String> expected = new HashSet<>();

    private boolean changed;

    /** The promise that was broken, and how; null while none is. */
    @CheckForNull
    private String promise;

    private String how;

    Inspector(World world) {
        this.world = world;
        efforts = new Efforts(world);
        wishes = new SharedWishes(world, asks, told);
        limits = new CreditLimits(world, asks);
    }

    boolean isBroken() {
        return promise != null;
    }

    @CheckForNull
    String promise() {
        return promise;
    }

    void broken(String name, String what) {
        if (promise == null && !OVERLOOKED.contains(name)) {
            promise = name;
            how = what;
            world.story.tell(world.now, "BROKEN", "%s: %s", name, what);
        }
    }

    @Override
    public String toString() {
        return promise + ": " + how;
    }

    /** What is on a disk or billed changed, so that the next look is worth it. */
    void booksChanged() {
        changed = true;
    }

    /** A create request leaves. */
    void requested(String order, List<String> languages) {
        Build build = world.builds.ofOrder(order);
        for (String language : languages) {
            if (asks.isOpen(order, language)) {
                broken("asked twice", "AKOOL may have " + language + " of " + order + " and is asked for it again");
            }
            Build payer = wishes.payer(build, language);
            if (payer != null) {
                broken(
                        "two pay for the same",
                        language + " of " + payer.order.id() + " may be paid, and " + order + " asks for it too");
            }
            if (build.attendedIn != world.controller.life() && !asks.isDecided(order, language)) {
                broken("paid for nobody", "neither a step nor a person wants " + language + " of " + order);
            }
        }
        if (build.refused) {
            broken("sent though refused", "the step of " + order + " was told that nothing would be sent");
        }
        limits.requested(build, languages);
        world.purse.requested(order, languages);
        asks.asked(order, languages);
    }

    void answered(String order, Map<String, Outcome> outcomes) {
        asks.answered(order, outcomes);
        world.purse.answered(order, outcomes.values());
    }

    void submittedAgain(String order, String language) {
        asks.decided(order, language);
    }

    /** A translation stands there now, on the disk or as far as the engine says, whichever comes first. */
    void stands(Translation t) {
        State before = told.put(t.id(), t.state());
        Build build = world.builds.ofOrder(t.order().id());
        Vendor.Job job = world.vendor.job(t.akoolId());
        limits.stands(t);
        if (before == t.state() || job == null || build.deleted || build.decided.contains(t.language())) {
            return;
        }
        switch (t.state()) {
            case COLLECTING -> efforts.collecting(t.id());
            case FAILED -> {
                if (!job.toldFailed) {
                    broken("failed without AKOOL's word", t.id() + " is paid as " + job.id);
                }
            }
            case UNCOLLECTED -> {
                if (!world.hadClockTrouble() && !build.aborted) {
                    efforts.givenUp(t, job);
                }
            }
            case EXPIRED -> {
                if (!world.hadClockTrouble()
                        && world.controller
                                .clock()
                                .isBefore(world.builds
                                        .ofOrder(job.order)
                                        .order
                                        .placedAt()
                                        .plusMillis(KEPT))) {
                    broken("expired too early", t.id());
                }
            }
            default -> {
                // Goes on.
            }
        }
    }

    private String doneAt(Translation t) {
        Vendor.Job job = world.vendor.job(t.akoolId());
        return job == null ? "no time" : Story.time(job.done);
    }

    void afterStep() {
        if (!changed) {
            return;
        }
        changed = false;
        for (Vendor.Job job : world.vendor.jobs()) {
            Build build = world.builds.ofOrder(job.order);
            if (!isExcused(build, job.language) && !mayBeForgotten(job) && !isKnown(build, job)) {
                broken("an id is lost", job.id + " is paid and stands nowhere");
            }
        }
        for (Build build : world.builds.all()) {
            for (String language : build.placed ? build.order.languages() : List.<String>of()) {
                if (isExcused(build, language)) {
                    continue;
                }
                if (isForgotten(build, language)) {
                    broken("forgotten", language + " of " + build.order.id() + " stands nowhere");
                }
                if (isClosed(build, language)) {
                    broken("an open case is closed", "nobody can take up " + language + " of " + build.order.id());
                }
            }
        }
    }

    private static boolean isExcused(Build build, String language) {
        return build.deleted || build.wasSetAside || build.unreadable || build.decided.contains(language);
    }

    /** By any clock that was ever shown, AKOOL has deleted it. */
    private boolean mayBeForgotten(Vendor.Job job) {
        return world.now + world.mostWrong() >= job.created + KEPT;
    }

    private boolean isKnown(Build build, Vendor.Job job) {
        String id = build.order.translationId(job.language);
        return world.journal.wasSetAside(id)
                || isKnown(world.journal.entry(id), job)
                || isKnown(build.record.get(job.language), job)
                || world.vendor.hasLaterThan(job);
    }

    private static boolean isKnown(@CheckForNull Translation t, Vendor.Job job) {
        return t != null
                && (job.id.equals(t.akoolId())
                        || t.akoolId() == null
                                && (t.state() == State.SUBMITTING
                                        || t.state() == State.UNKNOWN
                                        || t.doubtful() && !t.state().settled()));
    }

    private boolean isForgotten(Build build, String language) {
        String id = build.order.translationId(language);
        Translation recorded = build.record.get(language);
        return world.journal.entry(id) == null
                && !world.journal.wasSetAside(id)
                && (recorded == null || !recorded.state().settled());
    }

    /** Whether a person reads that something can be done, and it cannot. */
    private boolean isClosed(Build build, String language) {
        Translation recorded = build.record.get(language);
        Instant open = recorded == null ? null : recorded.openUntil();
        String id = build.order.translationId(language);
        return open != null
                && World.START.plusMillis(world.now + world.mostWrong()).isBefore(open)
                && world.journal.entry(id) == null
                && !world.journal.wasSetAside(id);
    }

    /** From now on what AKOOL does in time has to be collected. */
    void isWell() {
        for (Translation t : world.journal.entries().values()) {
            Build build = world.builds.ofOrder(t.order().id());
            Vendor.Job job = world.vendor.job(t.akoolId());
            boolean inTime = job != null
                    && !job.withoutVideo
                    && job.done < Efforts.deadline(t) - 10 * World.MINUTE
                    && world.now + 2 * World.HOUR < Efforts.deadline(t);
            if (inTime
                    && t.state().watched()
                    && told.get(t.id()) != State.COLLECTING
                    && !world.hadClockTrouble()
                    && !build.aborted
                    && !isExcused(build, t.language())) {
                expected.add(t.id());
            }
        }
    }

    /**
     * @param tasks when what the controller still has to do is due, first the next
     */
    void atTheEnd(long[] tasks) {
        for (Build build : world.builds.all()) {
            for (String language : build.placed ? build.order.languages() : List.<String>of()) {
                Translation t = build.record.get(language);
                if (isExcused(build, language)) {
                    continue;
                }
                if (t == null || !t.state().settled()) {
                    broken(
                            "never ended",
                            language + " of " + build.name + " is " + (t == null ? "nowhere" : t.state()));
                } else if (expected.contains(t.id()) && t.state() != State.COLLECTED && t.state() != State.FAILED) {
                    broken(
                            "not collected in a healthy world",
                            t.id() + " is " + t.state() + ", though AKOOL was done at " + doneAt(t));
                }
            }
        }
        if (world.controller.engine() == null) {
            broken("never ended", "the process is down");
            return;
        }
        List<String> left = Memory.leftIn(world.controller.engine());
        if (!left.isEmpty()) {
            broken("memory is left", left.toString());
        }
        if (tasks.length > 0) {
            broken("tasks are left", tasks.length + ", the next at " + Story.time(tasks[0]));
        }
        if (!world.journal.entries().isEmpty()) {
            broken("the journal keeps", world.journal.entries().keySet().toString());
        }
    }
}
