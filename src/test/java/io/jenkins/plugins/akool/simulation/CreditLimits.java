package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What orders may cost, one alone or those that were asked for together: never passed, and no reason to refuse what fits. */
final class CreditLimits {

    private final World world;
    private final Asks asks;

    /** Ids of those of which AKOOL's answer was ever lost. */
    private final Set<String> lost = new HashSet<>();

    CreditLimits(World world, Asks asks) {
        this.world = world;
        this.asks = asks;
    }

    /** A create request leaves. */
    void requested(Build build, List<String> languages) {
        String order = build.order.id();
        Double most = build.order.terms().maxCredits();
        List<String> batch = world.builds.together(build.order).stream()
                .filter(o -> asks.mayCharge(o) > 0)
                .toList();
        double price = languages.size() * Vendor.price(order);
        double all = batch.stream()
                        .mapToDouble(o -> asks.mayCharge(o) * Vendor.price(o))
                        .sum()
                + price;
        // Orders of one batch have one record, which is never gone for one of them alone.
        boolean decided = languages.stream().anyMatch(l -> asks.isDecided(order, l))
                || batch.stream().anyMatch(o -> world.builds.ofOrder(o).deleted);
        // Nothing shows the price before one language is paid.
        if (most != null && !decided && (!batch.isEmpty() || languages.size() > 1) && all > most) {
            world.inspector.broken(
                    "more than it may cost", order + " and what it belongs to may cost " + all + ", at most " + most);
        }
    }

    void stands(Translation t) {
        if (t.state() == State.UNKNOWN || t.doubtful()) {
            lost.add(t.id());
        }
        String why = String.valueOf(t.reason());
        List<Build> batch = world.builds.together(t.order()).stream()
                .map(world.builds::ofOrder)
                .toList();
        if (t.state() != State.FAILED || batch.stream().anyMatch(this::mayHavePaidUnseen)) {
            return;
        }
        if (why.startsWith("Not submitted: what became of ")) {
            world.inspector.broken("refused for an answer to come", t.id() + ": " + why);
        }
        double all = batch.stream()
                .mapToDouble(b -> b.order.languages().size() * Vendor.price(b.order.id()))
                .sum();
        if (why.startsWith("Not submitted: AKOOL holds ")
                && all <= t.order().terms().maxCredits()) {
            world.inspector.broken("refused though it fits", t.id() + ", of " + all + " in all: " + why);
        }
    }

    private boolean mayHavePaidUnseen(Build build) {
        return build.unreadable
                || build.wasSetAside
                || !build.decided.isEmpty()
                || build.order.languages().stream().anyMatch(l -> lost.contains(build.order.translationId(l)));
    }
}
