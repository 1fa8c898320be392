package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the engine to its promises, after each step and at the end. The first that is broken ends the world. */
final class Inspector {

    /** For AKOOL's results, and so for what may be forgotten after it. */
    private static final long KEPT = 7 * World.DAY;

    /** As the README has it: "in five attempts or two hours". */
    private static final int COLLECTIONS = 5;

    /** Longer than anything that is well waits between two requests. */
    private static final long STANDSTILL = 30 * World.MINUTE;

    private static final long TWO_HOURS = 2 * World.HOUR;

    /** Names of promises, separated by commas, whose breaking is not looked at, to see what lies behind a known fault. */
    private static final Set<String> OVERLOOKED =
            Set.of(System.getProperty("akool.overlook", "").split(" *, *"));

    private final World world;
    private final Asks asks = new Asks();

    /** As last told, by id. */
    private final Map<String, State> told = new HashMap<>();

    /** When a result was first to be collected, and how often that failed; in this life, by id. */
    private final Map<String, Long> collecting = new HashMap<>();

    private final Map<String, Integer> failedCollections = new HashMap<>();

    /** Ids of translations whose collection failed for good. */
    private final Set<String> hopeless = new HashSet<>();

    /** Ids of translations that have to be collected, since there is no trouble left. */
    private final Set<String> expected = new HashSet<>();

    /** When the login for a translation was last looked up, by id. */
    private final Map<String, Long> attempts = new HashMap<>();

    private int life;
    private boolean changed;

    /** The promise that was broken, and how; null while none is. */
    @CheckForNull
    private String promise;

    private String how;

    Inspector(World world) {
        this.world = world;
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
            if (build.attendedIn != world.life() && !asks.isDecided(order, language)) {
                broken("paid for nobody", "neither a step nor a person wants " + language + " of " + order);
            }
        }
        if (build.refused) {
            broken("sent though refused", "the step of " + order + " was told that nothing would be sent");
        }
        Double most = build.order.terms().maxCredits();
        long all = asks.mayCharge(order) + languages.size();
        boolean decided = languages.stream().anyMatch(l -> asks.isDecided(order, l));
        if (most != null && !decided && all > 1 && all * Vendor.price(order) > most) {
            broken("more than it may cost", order + " may cost " + all * Vendor.price(order) + ", at most " + most);
        }
        asks.asked(order, languages);
    }

    void answered(String order, Map<String, Outcome> outcomes) {
        asks.answered(order, outcomes);
    }

    void submittedAgain(String order, String language) {
        asks.decided(order, language);
    }

    void notCollected(String id, boolean forGood) {
        failedCollections.merge(id, 1, Integer::sum);
        if (forGood) {
            hopeless.add(id);
        }
    }

    /** The engine says where a translation stands. */
    void changed(Translation t) {
        if (life != world.life()) {
            life = world.life();
            collecting.clear();
            failedCollections.clear();
            hopeless.clear();
        }
        State before = told.put(t.id(), t.state());
        Build build = world.builds.ofOrder(t.order().id());
        Vendor.Job job = world.vendor.job(t.akoolId());
        if (before == t.state() || job == null || build.deleted || build.decided.contains(t.language())) {
            return;
        }
        switch (t.state()) {
            case COLLECTING -> collecting.putIfAbsent(t.id(), world.now);
            case FAILED -> {
                if (!job.toldFailed) {
                    broken("failed without AKOOL's word", t.id() + " is paid as " + job.id);
                }
            }
            case UNCOLLECTED -> {
                if (!world.clockTrouble && !build.aborted) {
                    givenUp(t, job);
                }
            }
            case EXPIRED -> {
                if (!world.clockTrouble && world.now < job.created + KEPT) {
                    broken("expired too early", t.id());
                }
            }
            default -> {
                // Goes on.
            }
        }
    }

    /** The login of a translation is looked up, which each request begins with. */
    void attempted(String id) {
        attempts.put(id, world.now);
    }

    /** Has a look in a while whether all that is under way goes on: nobody's silence and no clock holds it up. */
    void watchForStandstill() {
        Engine engine = world.engine;
        if (engine == null || world.troubles.lasting(Port.LOGIN, Port.ADDRESS) > world.now - STANDSTILL) {
            return;
        }
        long since = world.now;
        List<Translation> underWay = world.journal.entries().values().stream()
                .filter(t -> t.state().watched())
                .toList();
        world.later(
                world.life(),
                STANDSTILL,
                () -> underWay.forEach(t -> {
                    Translation now = engine.translation(t.id());
                    boolean quiet = world.troubles.lasting(Port.LOGIN, Port.ADDRESS) < since;
                    if (quiet && now != null && now.state().watched() && attempts.getOrDefault(t.id(), 0L) < since) {
                        broken("stands still", "nobody asks after " + t.id() + " for " + Story.span(world.now - since));
                    }
                }));
    }

    private String doneAt(Translation t) {
        Vendor.Job job = world.vendor.job(t.akoolId());
        return job == null ? "no time" : Story.time(job.done);
    }

    private static long deadline(Translation t) {
        return Duration.between(World.START, t.order().deadline()).toMillis();
    }

    private void givenUp(Translation t, Vendor.Job job) {
        long deadline = deadline(t);
        boolean tried = hopeless.contains(t.id())
                || failedCollections.getOrDefault(t.id(), 0) >= COLLECTIONS
                || world.now >= collecting.getOrDefault(t.id(), Long.MAX_VALUE / 2) + TWO_HOURS
                || world.vendor.hasDeleted(job);
        if (tried) {
            return;
        }
        if (world.now < deadline) {
            broken("given up before its time", t.id() + " has " + Story.span(deadline - world.now) + " left");
        } else if (job.done <= deadline && world.now < Math.max(deadline, world.upSince) + TWO_HOURS) {
            broken("given up though done in time", t.id() + " was done " + Story.span(deadline - job.done) + " before");
        }
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
                if (!isExcused(build, language) && isForgotten(build, language)) {
                    broken("forgotten", language + " of " + build.order.id() + " stands nowhere");
                }
            }
        }
    }

    private static boolean isExcused(Build build, String language) {
        return build.deleted || build.wasSetAside || build.unreadable || build.decided.contains(language);
    }

    /** By any clock that was ever shown, AKOOL has deleted it. */
    private boolean mayBeForgotten(Vendor.Job job) {
        return world.now + world.mostAhead >= job.created + KEPT;
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

    /** From now on what AKOOL does in time has to be collected. */
    void isWell() {
        for (Translation t : world.journal.entries().values()) {
            Build build = world.builds.ofOrder(t.order().id());
            Vendor.Job job = world.vendor.job(t.akoolId());
            boolean inTime =
                    job != null && job.done < deadline(t) - 10 * World.MINUTE && world.now + TWO_HOURS < deadline(t);
            if (inTime
                    && t.state().watched()
                    && !world.clockTrouble
                    && !build.aborted
                    && !isExcused(build, t.language())) {
                expected.add(t.id());
            }
        }
    }

    void atTheEnd(long stepsLeft) {
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
        if (world.engine == null) {
            broken("never ended", "the process is down");
            return;
        }
        List<String> left = Memory.leftIn(world.engine);
        if (!left.isEmpty() || stepsLeft > 0) {
            broken("memory is left", left + (stepsLeft > 0 ? " and " + stepsLeft + " tasks" : ""));
        }
        if (!world.journal.entries().isEmpty()) {
            broken("the journal keeps", world.journal.entries().keySet().toString());
        }
    }
}
