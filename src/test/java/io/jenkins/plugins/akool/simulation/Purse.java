package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spent;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the controller's one login may spend in a month, and the file of what it spent; beside it, what AKOOL may charge in
 * truth.
 */
final class Purse {

    private static final String LOGIN = "a-login";

    private final World world;

    /** As an administrator set it, null for none. */
    @CheckForNull
    private Double limit;

    /** What is on the disk. */
    private Spent file = Spent.NOTHING;

    /** Whether AKOOL ever told the controller what something costs. */
    private boolean priced;

    /** Orders of which AKOOL was asked for a language, once for each, by the controller's month. */
    private final NavigableMap<YearMonth, List<String>> asked = new TreeMap<>();

    Purse(World world) {
        this.world = world;
    }

    void limit(double most) {
        world.story.tell(world.now, "person", "lets the login spend %.0f credits in a month", most);
        limit = most;
    }

    /** What the controller is told of an order. */
    void answered(String order, Collection<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Accepted accepted) {
                priced |= accepted.creditsHeld() != null;
            } else if (outcome instanceof Refused no && no.reason().remedy() != Remedy.OUTCOME_UNKNOWN) {
                asked.descendingMap().values().stream().anyMatch(orders -> orders.remove(order));
            }
        }
    }

    /** A create request leaves. */
    void requested(String order, List<String> languages) {
        YearMonth month = YearMonth.from(world.controller.clock().atOffset(ZoneOffset.UTC));
        List<String> before = asked.computeIfAbsent(month, m -> new ArrayList<>());
        double all = before.stream().mapToDouble(Vendor::price).sum() + languages.size() * Vendor.price(order);
        // Nothing shows the price before one language is paid.
        boolean first =
                !priced && languages.size() == 1 && isAlone(world.builds.ofOrder(order), languages.get(0), month);
        if (limit != null && all > limit && !first && !isExcused()) {
            world.inspector.broken(
                    "more than the budget",
                    order + " makes it " + all + " credits in " + month + ", and the login may spend " + limit);
        }
        languages.forEach(l -> before.add(order));
    }

    /** Whether no other one that may be paid is there to show its price. */
    private boolean isAlone(Build build, String language, YearMonth month) {
        String id = build.order.translationId(language);
        return world.journal.entries().values().stream()
                .filter(t -> !t.id().equals(id) && t.paidBy() == null)
                .flatMap(t -> t.reserved().stream())
                .noneMatch(
                        r -> YearMonth.from(r.leftAt().atOffset(ZoneOffset.UTC)).equals(month));
    }

    /** Whether something may be paid that nobody can know of, or under a name that a person mixed up. */
    private boolean isExcused() {
        return world.journal.hasSetAside()
                || world.builds.all().stream().anyMatch(b -> b.unreadable || b.wasSetAside || !b.decided.isEmpty());
    }

    /** As the process of that life sees it. */
    Budgets openedBy(int life) {
        return new Budgets() {
            @Override
            public String login(Order order) {
                return LOGIN;
            }

            @Override
            public Double limit(String login) {
                return limit;
            }

            @Override
            public Double estimate(String login, Order order) {
                return priced ? Vendor.price(order.id()) : null;
            }

            @Override
            public Spent load() throws IOException {
                if (world.troubles.strike(Port.BUDGET_LOAD, LOGIN, world.now)) {
                    world.story.tell(world.now, "budget", "cannot be read");
                    throw new IOException("Stale file handle");
                }
                return file;
            }

            @Override
            public void save(Spent spent) throws IOException {
                world.controller.gate(life, "the save of the budget, before it wrote,", LOGIN);
                boolean fails = world.troubles.strike(Port.BUDGET_SAVE, LOGIN, world.now);
                if (!fails || world.dice.roll("half-written budget") < 0.3) {
                    file = spent;
                }
                if (fails) {
                    world.story.tell(world.now, "budget", "cannot be written");
                    throw new IOException("No space left on device");
                }
                world.controller.gate(life, "the save of the budget, after it wrote,", LOGIN);
            }
        };
    }
}
