package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The translations that are not done, one small file each: the engine's memory across restarts and crashes. Those that were
 * planned together have one file together until each was changed since, with which it gets its own; then theirs is deleted.
 * An own file is deleted once theirs does not name it any more, else what is done would seem planned, and be paid again.
 */
public final class JournalFolder implements Journal {

    private static final Logger LOGGER = Logger.getLogger(JournalFolder.class.getName());

    private static final String ENTRY = ".json";
    private static final String PLAN = ".plan";

    private final JournalDisk disk;

    /** By id of the order, as long as the file is there. */
    private final Map<String, Planned> plans = new HashMap<>();

    /** What the file of a plan has, and what became of it since. */
    private static final class Planned {
        private Plan plan;

        /** Ids of those that have a file of their own. */
        private final Set<String> own = new HashSet<>();

        Planned(Plan plan) {
            this.plan = plan;
        }

        boolean has(String id) {
            return plan.languages().stream()
                    .anyMatch(l -> plan.order().translationId(l).equals(id));
        }

        /** What is planned still, but for one. */
        List<String> left(String without) {
            return plan.languages().stream()
                    .filter(l -> !own.contains(plan.order().translationId(l)))
                    .filter(l -> !without.equals(plan.order().translationId(l)))
                    .toList();
        }

        boolean isOver() {
            return left("").isEmpty();
        }
    }

    /**
     * @param directory created when the first file is written
     */
    public JournalFolder(@NonNull Path directory) {
        disk = new JournalDisk(directory);
    }

    @Override
    public void save(Translation translation) throws IOException {
        String id = translation.id();
        disk.write(id + ENTRY, translation);
        Planned planned = plans.get(translation.order().id());
        if (planned != null && planned.has(id)) {
            planned.own.add(id);
            endIfOver(planned);
        }
    }

    @Override
    public void saveTogether(List<Translation> some) throws IOException {
        List<String> languages = new ArrayList<>();
        Order order = some.isEmpty() ? null : some.get(0).order();
        for (Translation t : some) {
            Planned before = plans.get(t.order().id());
            boolean alike = t.order().equals(order)
                    && (before == null || before.plan.order().equals(order));
            if (some.size() > 1 && alike && Plan.canHave(t) && (before == null || !before.own.contains(t.id()))) {
                languages.add(t.language());
            } else {
                save(t);
            }
        }
        if (!languages.isEmpty()) {
            Planned planned = plans.get(order.id());
            if (planned != null) {
                planned.plan.languages().stream()
                        .filter(l -> !languages.contains(l))
                        .forEach(languages::add);
            }
            write(new Plan(order, languages));
        }
    }

    private void write(Plan plan) throws IOException {
        String order = plan.order().id();
        disk.write(order + PLAN, plan);
        plans.computeIfAbsent(order, o -> new Planned(plan)).plan = plan;
    }

    private void endIfOver(Planned planned) {
        if (planned.isOver()) {
            try {
                shrink(planned, List.of());
            } catch (IOException e) {
                // What is left is told again after a restart, and removed then.
                LOGGER.log(Level.FINE, "a plan stays longer than it is needed", e);
            }
        }
    }

    /** Leaves in a plan what is still planned. */
    private void shrink(Planned planned, List<String> left) throws IOException {
        Order order = planned.plan.order();
        if (left.isEmpty()) {
            disk.delete(order.id() + PLAN);
            disk.force();
            plans.remove(order.id());
        } else {
            write(new Plan(order, left));
        }
        planned.own.clear();
    }

    @Override
    public boolean wasSetAside(String id) {
        return disk.wasSetAside(id + ENTRY) || disk.wasSetAside(order(id) + PLAN);
    }

    private static String order(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('.')));
    }

    @Override
    public void remove(String id) throws IOException {
        Planned planned = plans.get(order(id));
        if (planned != null && planned.has(id)) {
            shrink(planned, planned.left(id));
        }
        disk.delete(id + ENTRY);
    }

    @Override
    public List<Translation> load() throws IOException {
        plans.clear();
        List<Translation> found =
                disk.read(ENTRY, Translation.class, (t, name) -> isWhole(t) && name.equals(t.id() + ENTRY));
        Set<String> own = new HashSet<>();
        found.forEach(t -> own.add(t.id()));
        List<Plan> read = disk.read(
                PLAN,
                Plan.class,
                (plan, name) -> plan.translations().stream().allMatch(JournalFolder::isWhole)
                        && name.equals(plan.order().id() + PLAN));
        for (Plan plan : read) {
            Planned planned = new Planned(plan);
            plans.put(plan.order().id(), planned);
            for (Translation t : plan.translations()) {
                if (own.contains(t.id()) || disk.wasSetAside(t.id() + ENTRY)) {
                    planned.own.add(t.id());
                } else {
                    found.add(t);
                }
            }
            endIfOver(planned);
        }
        found.sort(Comparator.comparing((Translation t) -> t.order().placedAt()).thenComparing(Translation::id));
        return found;
    }

    private static boolean isWhole(Translation t) {
        Order o = t.order();
        boolean known = !t.state().watched() && t.state() != State.COLLECTING || t.akoolId() != null;
        return known
                && o.owner() != null
                && o.source() != null
                && o.terms() != null
                && o.terms().folder() != null
                && o.terms().timeLimit() != null
                && o.placedAt() != null
                && o.languages().contains(t.language())
                && o.translationId(t.language()).equals(t.id());
    }
}
