package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The permanent record of a build's translations, kept in its {@code build.xml}. The journal is only the engine's
 * memory of what is not done; this outlives it.
 */
public final class BuildTranslations extends InvisibleAction {

    /** In the order in which they were placed. Replaced as a whole, like the other. */
    private volatile List<OrderRecord> orders = List.of();

    /** In the order in which they were planned. Replaced as a whole, so that a build can be saved at any moment. */
    private volatile List<TranslationRecord> records = List.of();

    /**
     * What the paths of results of this build have in common, or are about to, each taken once. Lost at a restart, when
     * files tell.
     */
    private transient List<String> claimed;

    private BuildTranslations() {}

    /** Fills in what a build of before there were orders leaves out. */
    private Object readResolve() {
        orders = orders == null ? List.of() : orders;
        return this;
    }

    /** The record of a build, null where it translated nothing. */
    @CheckForNull
    public static BuildTranslations find(@NonNull Run<?, ?> run) {
        return run.getAction(BuildTranslations.class);
    }

    @NonNull
    public static synchronized BuildTranslations of(@NonNull Run<?, ?> run) {
        BuildTranslations found = find(run);
        if (found == null) {
            found = new BuildTranslations();
            run.addAction(found);
        }
        return found;
    }

    @NonNull
    public List<TranslationRecord> getRecords() {
        return records;
    }

    @NonNull
    public List<OrderRecord> getOrders() {
        return orders;
    }

    /** The record of one order, null where this build placed none with that id. */
    @CheckForNull
    public OrderRecord order(@NonNull String orderId) {
        return orders.stream()
                .filter(o -> o.getId().equals(orderId))
                .findFirst()
                .orElse(null);
    }

    /** Remembers an order, in place of what was known of it. */
    public synchronized void put(OrderRecord order) {
        List<OrderRecord> next = new ArrayList<>(orders);
        next.removeIf(o -> o.getId().equals(order.getId()));
        next.add(order);
        orders = List.copyOf(next);
    }

    /** The translations of one order, as far as they are planned. */
    @NonNull
    public List<TranslationRecord> ofOrder(@NonNull String orderId) {
        return records.stream().filter(r -> r.orderId().equals(orderId)).toList();
    }

    /** The record of one translation, null where this build has none with that id. */
    @CheckForNull
    public TranslationRecord record(@NonNull String translationId) {
        return records.stream()
                .filter(r -> r.getId().equals(translationId))
                .findFirst()
                .orElse(null);
    }

    /** Returns what was known before, null where nothing was. */
    @CheckForNull
    public synchronized TranslationRecord put(TranslationRecord changed) {
        List<TranslationRecord> next = new ArrayList<>(records);
        TranslationRecord before = null;
        int at = next.size();
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).getId().equals(changed.getId())) {
                before = next.get(i);
                at = i;
            }
        }
        if (before == null) {
            next.add(changed);
        } else {
            next.set(at, changed);
        }
        records = List.copyOf(next);
        return before;
    }

    /**
     * Takes what the paths of one result's files have in common, or the path of a source: the first that nothing else of
     * this build has. Names that differ in case only count as the same, since they are on some agents.
     *
     * @param names the wish, and what it becomes as the second, the third and so on
     */
    @NonNull
    public synchronized String claim(String folder, IntFunction<String> names) {
        if (claimed == null) {
            claimed = new ArrayList<>();
            for (TranslationRecord r : records) {
                String file = r.getFile();
                if (file != null) {
                    claimed.add(file.substring(0, file.lastIndexOf('.')).toLowerCase(Locale.ROOT));
                }
            }
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        String path = prefix + names.apply(1);
        for (int n = 2; claimed.contains(path.toLowerCase(Locale.ROOT)); n++) {
            path = prefix + names.apply(n);
        }
        claimed.add(path.toLowerCase(Locale.ROOT));
        return path;
    }

    /** Gives a path back that got no file. */
    public synchronized void release(String path) {
        if (claimed != null) {
            claimed.remove(path.toLowerCase(Locale.ROOT));
        }
    }
}
