package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.concurrent.CompletionStage;

/** What people do to orders, at a world where Jenkins is up; without effect where it is not, or nothing is to be done. */
final class People {

    /** What a person can decide on the page of a build. */
    enum Decision {
        COLLECT,
        CHECK,
        SUBMIT_AGAIN,
        ADOPT,
        ADOPT_ANOTHER,
        FORGET
    }

    private People() {}

    static void abort(World world, String order) {
        Build build = world.builds.ofOrder(order);
        Engine engine = world.controller.ready();
        if (engine != null && build != null && !build.deleted && !build.refused) {
            world.story.tell(world.now, "person", "aborts %s", build.name);
            build.aborted = true;
            build.attended = false;
            engine.abort(order, "The build was aborted.");
        }
    }

    static void delete(World world, String order) {
        Build build = world.builds.ofOrder(order);
        Engine engine = world.controller.ready();
        if (engine != null && build != null && !build.deleted) {
            world.story.tell(world.now, "person", "deletes %s", build.name);
            build.deleted = true;
            build.attended = false;
            engine.forgetOwners(build.name::equals);
        }
    }

    static void rename(World world, String order) {
        Build build = world.builds.ofOrder(order);
        Engine engine = world.controller.ready();
        if (engine != null && build != null && !build.deleted) {
            String before = build.name;
            build.name = "renamed-" + before;
            world.story.tell(world.now, "person", "renames %s", before);
            engine.rename(owner -> owner.equals(before) ? "renamed-" + before : owner);
        }
    }

    static void decide(World world, String order, int language, Decision decision) {
        Engine engine = world.controller.ready();
        Build build = world.builds.ofOrder(order);
        if (engine == null || build == null || build.deleted || build.refused) {
            return;
        }
        String code =
                build.order.languages().get(language % build.order.languages().size());
        String id = build.order.translationId(code);
        Translation t = engine.translation(id);
        if (t == null) {
            return;
        }
        switch (decision) {
            case COLLECT -> said(world, decision, id, engine.openCases().collect(id), () -> {});
            case CHECK -> said(world, decision, id, engine.openCases().check(id), () -> {});
            case SUBMIT_AGAIN ->
                said(
                        world,
                        decision,
                        id,
                        engine.openCases().submitAgain(id),
                        () -> world.inspector.submittedAgain(order, code));
            case ADOPT -> {
                for (Vendor.Job job : world.vendor.jobs()) {
                    if (job.order.equals(order) && job.language.equals(code)) {
                        adopt(world, engine, build, t, job.id, false);
                    }
                }
            }
            case ADOPT_ANOTHER -> {
                for (Vendor.Job job : world.vendor.jobs()) {
                    if (!job.order.equals(order)) {
                        adopt(world, engine, build, t, job.id, true);
                        return;
                    }
                }
                adopt(world, engine, build, t, "no-such-job", true);
            }
            case FORGET -> forget(world, engine, build, t);
        }
    }

    private static void adopt(World world, Engine engine, Build build, Translation t, String akoolId, boolean wrong) {
        if (t.state() == State.UNKNOWN) {
            world.story.tell(world.now, "person", "says that %s is %s", t.id(), akoolId);
            said(world, Decision.ADOPT, t.id(), engine.openCases().adopt(t.id(), akoolId), () -> {
                // Of two that may be paid, the person knows which one this is, and the other is in no book.
                if (wrong || t.doubtful()) {
                    build.decided.add(t.language());
                }
            });
        }
    }

    private static void forget(World world, Engine engine, Build build, Translation t) {
        if (t.state() == State.UNKNOWN) {
            world.story.tell(world.now, "person", "leaves %s at that", t.id());
            said(
                    world,
                    Decision.FORGET,
                    t.id(),
                    engine.openCases().leave(t.id(), "Left at that by a person."),
                    () -> build.decided.add(t.language()));
        }
    }

    private static void said(World world, Decision decision, String id, CompletionStage<Void> stage, Runnable done) {
        int life = world.controller.life();
        stage.whenComplete((ok, error) -> {
            if (world.controller.isAlive(life)) {
                world.story.tell(
                        world.now, "person", "%s of %s: %s", decision, id, error == null ? "done" : error.getMessage());
                if (error == null) {
                    done.run();
                }
            }
        });
    }
}
