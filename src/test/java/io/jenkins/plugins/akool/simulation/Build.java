package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A build with one order, as Jenkins has it on its disk and in its memory. */
final class Build {

    /** What its job and number are now. */
    String name;

    /** As the step asked for it; on the disk with the build from before anything is sent. */
    final Order order;

    /** Whether all of the order got into the journal, as far as the step was told. */
    boolean placed;

    /** Whether the step was told that nothing of it will be sent. */
    boolean refused;

    boolean deleted;

    /** Whether a person gave the order up. */
    boolean aborted;

    /** Whether a step or an await waits for the order, or will come back to it. */
    boolean attended = true;

    /** The last life of the process in which a step was there for it. */
    int attendedIn;

    /** What the record says in memory, by language; lost with the process. */
    Map<String, Translation> memory = new HashMap<>();

    /** What the record's file says. */
    Map<String, Translation> record = new HashMap<>();

    /** Whether the file cannot be read any more, until it is written anew. */
    boolean unreadable;

    /** Whether what could not be read was ever set aside. */
    boolean wasSetAside;

    /** Until when the build cannot be loaded, by true time. */
    long absentUntil;

    /** Languages that a person left at that, and those for which a person named an id. */
    final Set<String> decided = new HashSet<>();

    Build(String name, Order order) {
        this.name = name;
        this.order = order;
    }

    /** The order under the name that the build has now. */
    Order orderNow() {
        return new Order(
                        order.id(),
                        name,
                        order.source(),
                        order.languages(),
                        order.settings(),
                        order.terms(),
                        order.placedAt())
                .shared(order.keys())
                .lasting(order.seconds());
    }

    /** What the file says, which tells no names. */
    Map<String, Translation> recordNow() {
        Map<String, Translation> now = new HashMap<>();
        record.forEach((language, t) -> now.put(language, t.ownedBy(name)));
        return now;
    }

    boolean isSettled() {
        return order.languages().stream().allMatch(l -> {
            Translation t = record.get(l);
            return t != null && t.state().settled();
        });
    }
}
