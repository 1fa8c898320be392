package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks whether all that is under way goes on: nobody's silence and no clock holds it up. */
final class Standstill {

    /** Longer than anything that is well waits between two requests. */
    private static final long LONG = 30 * World.MINUTE;

    private final World world;

    /** When the login for a translation was last looked up, with which each request begins, by id. */
    private final Map<String, Long> attempts = new HashMap<>();

    Standstill(World world) {
        this.world = world;
    }

    void attempted(String id) {
        attempts.put(id, world.now);
    }

    /** Looks now and after a while. Where logins are in trouble meanwhile, requests may be late. */
    void watch() {
        Engine engine = world.controller.ready();
        long since = world.now;
        if (engine == null || wasInTrouble(since - LONG)) {
            return;
        }
        // The journal does not tell those whose result is on its way from others that are done.
        List<Translation> underWay = world.journal.entries().values().stream()
                .map(t -> engine.translation(t.id()))
                .filter(t -> t != null && t.state().watched())
                .toList();
        if (!underWay.isEmpty()) {
            world.later(world.controller.life(), LONG, () -> underWay.forEach(t -> goesOn(engine, t.id(), since)));
        }
    }

    private void goesOn(Engine engine, String id, long since) {
        Translation t = engine.translation(id);
        if (t != null && t.state().watched() && attempts.getOrDefault(id, 0L) < since && !wasInTrouble(since)) {
            world.inspector.broken(
                    "stands still", "nobody asked after " + id + " for " + Story.span(world.now - since));
        }
    }

    private boolean wasInTrouble(long since) {
        return world.troubles.lasting(Port.LOGIN, Port.ADDRESS) > since;
    }
}
