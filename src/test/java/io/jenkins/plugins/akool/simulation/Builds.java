package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.simulator.SealedWebhook;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Jenkins beside the engine: its builds with their steps, and what comes in by its door. */
final class Builds {

    private final World world;

    /** By the order's id, in the order in which they began. */
    private final Map<String, Build> byOrder = new HashMap<>();

    private final List<Build> all = new ArrayList<>();

    /** Of the process that runs. */
    Keeper keeper;

    /** Counts the changes of the login. */
    int loginVersion;

    /** Whether AKOOL reports changes to this controller. */
    boolean reported;

    Builds(World world) {
        this.world = world;
    }

    List<Build> all() {
        return all;
    }

    @CheckForNull
    Build ofOrder(String order) {
        return byOrder.get(order);
    }

    /** Ids of the orders whose costs are limited together with those of this one, which is among them. */
    List<String> together(Order order) {
        return all.stream()
                .map(b -> b.order)
                .filter(o -> o.group().equals(order.group()))
                .map(Order::id)
                .toList();
    }

    /** What those of them have in their records, which in a Jenkins is one. */
    List<Translation> recordedWith(Order order) {
        return order.terms().batch() == null
                ? List.of()
                : together(order).stream()
                        .filter(id -> !id.equals(order.id()))
                        .flatMap(id -> byOrder.get(id).recordNow().values().stream())
                        .toList();
    }

    @CheckForNull
    Build named(String name) {
        return all.stream()
                .filter(b -> !b.deleted && b.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A step is called in a build of its own. */
    void begin(String id, List<String> languages, Terms terms, boolean shared) {
        Engine engine = world.controller.ready();
        if (engine == null || byOrder.containsKey(id)) {
            return;
        }
        String name = "build-of-" + id;
        Order order = new Order(
                        id,
                        name,
                        "https://videos.example/" + id + ".mp4",
                        languages,
                        TranslationSettings.defaults(),
                        terms,
                        world.controller.clock())
                .shared(shared ? languages.stream().collect(Collectors.toMap(l -> l, l -> "same-" + l)) : Map.of())
                .lasting(terms.batch() == null ? null : Vendor.price(id));
        Build build = new Build(name, order);
        build.attendedIn = world.controller.life();
        byOrder.put(id, build);
        all.add(build);
        world.story.tell(
                world.now,
                "step",
                "of %s places %s into %s, %s%s%s%s",
                name,
                id,
                languages,
                Story.span(terms.timeLimit().toMillis()),
                terms.singleRequest() ? ", in a single request" : "",
                terms.maxCredits() == null
                        ? ""
                        : ", at most " + terms.maxCredits() + " credits at " + Vendor.price(id) + " each",
                shared ? ", of the same video as others" : "");
        int life = world.controller.life();
        engine.reconcile(order, new Recorded(true, Map.of(), recordedWith(order)), languages)
                .whenComplete((placed, error) -> {
                    if (!world.controller.isAlive(life)) {
                        return;
                    }
                    if (error == null) {
                        build.placed = true;
                        world.inspector.booksChanged();
                    } else {
                        build.refused = true;
                        build.attended = false;
                        world.story.tell(world.now, "step", "of %s fails: nothing of it will be sent", name);
                    }
                });
    }

    /** What a start of Jenkins does once the journal is read. */
    void comeBack() {
        int life = world.controller.life();
        for (Build build : all) {
            build.memory = build.unreadable ? new HashMap<>() : new HashMap<>(build.record);
            if (build.deleted || build.refused || build.isSettled() && !build.unreadable) {
                continue;
            }
            world.later(life, 10, () -> keeper.reconcile(build, List.of()));
            if (!build.attended) {
                continue;
            }
            if (build.aborted || world.dice.roll("comes back " + build.order.id()) < 0.2) {
                build.attended = false;
                world.story.tell(world.now, "step", "of %s is lost in the restart", build.name);
            } else {
                long pause = world.dice.pause("back " + build.order.id(), 20, 10 * World.MINUTE);
                world.later(life, pause, () -> stepComesBack(build));
            }
        }
    }

    private void stepComesBack(Build build) {
        if (build.attended && !build.deleted && !build.aborted) {
            world.story.tell(world.now, "step", "of %s comes back", build.name);
            build.attendedIn = world.controller.life();
            keeper.reconcile(build, build.order.languages());
        }
    }

    void makeWell() {
        all.forEach(b -> b.absentUntil = Math.min(b.absentUntil, world.now));
    }

    /** AKOOL reports what becomes of a job, more than once and in no promised order. */
    void willReport(Vendor.Job job) {
        String address = job.webhook;
        if (address == null || job.done == Long.MAX_VALUE) {
            return;
        }
        String token = address.substring(address.lastIndexOf('/') + 1);
        for (int call = 0; call < 3; call++) {
            long pause = call == 0 ? 50 : job.done - world.now + world.dice.pause("call " + job.id, 100, World.HOUR);
            int status = call == 0 ? 2 : job.fails ? 4 : 3;
            world.later(0, pause, () -> report(job, token, status));
        }
    }

    private void report(Vendor.Job job, String token, int status) {
        Engine engine = world.controller.ready();
        if (engine == null || world.dice.roll("lost call " + job.id) < 0.2) {
            return;
        }
        byte[] body = SealedWebhook.of(
                        Surroundings.CLIENT.clientId(),
                        Surroundings.CLIENT.clientSecret(),
                        World.START.plusMillis(world.now))
                .payload("{\"_id\":\"" + job.id + "\",\"status\":" + status + ",\"type\":\"video translate\"}")
                .bytes();
        world.story.tell(world.now, "AKOOL", "reports on %s", job.id);
        try {
            engine.webhooks().receive(new WebhookToken(token), body);
        } catch (Killed e) {
            // In a call of that thread.
        }
    }
}
