package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import jenkins.model.RunAction2;

/**
 * The permanent record of a build's translations. The journal is only the engine's memory of what is not done; this
 * outlives it.
 *
 * <p>In {@code build.xml} it is only a mark that there is a record, saved once, before anything is submitted. The record
 * is a {@link RecordFile} beside it, read when somebody asks for it.
 */
public final class BuildTranslations extends InvisibleAction implements RunAction2 {

    /** Of the build; as long as Jenkins holds it. */
    private transient volatile Run<?, ?> run;

    private transient volatile RecordBook book;

    /** Whether {@code build.xml} tells of this. */
    private transient volatile boolean marked;

    /** Whole before the build shows it to anybody. */
    private BuildTranslations(Run<?, ?> run) {
        keepWith(run);
    }

    private void keepWith(Run<?, ?> build) {
        run = build;
        book = new RecordBook(build);
        RecordedBuilds.tell(build);
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
            found = new BuildTranslations(run);
            run.addAction(found);
        }
        return found;
    }

    @Override
    public void onAttached(Run<?, ?> build) {
        // Known since it was made.
    }

    @Override
    public void onLoad(Run<?, ?> build) {
        keepWith(build);
        marked = true;
    }

    /** Sees to it that the build, when it is loaded again, knows that it has a record. */
    public void mark() throws IOException {
        if (!marked) {
            run.save();
            marked = true;
        }
    }

    /** Writes the record down; once this returns, a crash of the machine does not lose it. */
    public void save() throws IOException {
        book.save();
    }

    @NonNull
    public List<TranslationRecord> getRecords() {
        return book.content().translations();
    }

    @NonNull
    public List<OrderRecord> getOrders() {
        return book.content().orders();
    }

    /** The record of one order, null where this build placed none with that id. */
    @CheckForNull
    public OrderRecord order(@NonNull String orderId) {
        return getOrders().stream()
                .filter(o -> o.id().equals(orderId))
                .findFirst()
                .orElse(null);
    }

    /** The orders that an id means: one, or all that were asked for together under it, as they were placed. */
    @NonNull
    public List<OrderRecord> orders(@NonNull String orderOrBatch) {
        return getOrders().stream().filter(o -> o.isMeantBy(orderOrBatch)).toList();
    }

    /**
     * By the id of each order, which of the videos it is about that were asked for together and are called the same, from 1 on:
     * addresses may differ only in their query, which is written down nowhere.
     */
    @NonNull
    public Map<String, Integer> turns() {
        Map<String, Integer> turns = new HashMap<>();
        Map<List<String>, Integer> last = new HashMap<>();
        for (OrderRecord order : getOrders()) {
            turns.put(order.id(), last.merge(List.of(order.group(), order.video()), 1, Integer::sum));
        }
        return turns;
    }

    /** Remembers an order, in place of what was known of it. */
    public void put(@NonNull OrderRecord order) {
        book.put(List.of(order));
    }

    /** The same of several: whoever reads or saves the record meanwhile finds all of them or none. */
    public void put(@NonNull List<OrderRecord> together) {
        book.put(together);
    }

    /** The translations of one order, as far as they are planned. */
    @NonNull
    public List<TranslationRecord> ofOrder(@NonNull String orderId) {
        return getRecords().stream().filter(r -> r.orderId().equals(orderId)).toList();
    }

    /** The record of one translation, null where this build has none with that id. */
    @CheckForNull
    public TranslationRecord record(@NonNull String translationId) {
        return getRecords().stream()
                .filter(r -> r.id().equals(translationId))
                .findFirst()
                .orElse(null);
    }

    /** A translation as it is remembered here: where a step is about several videos, by the paths of those. */
    @NonNull
    public TranslationRecord recordOf(@NonNull Translation translation) {
        return named(new TranslationRecord(translation));
    }

    private TranslationRecord named(TranslationRecord record) {
        OrderRecord order = order(record.orderId());
        String path = order == null ? null : order.path();
        return path == null ? record : record.of(path);
    }

    /** Returns what was known before, null where nothing was. */
    @CheckForNull
    public TranslationRecord put(@NonNull TranslationRecord changed) {
        return book.put(named(changed));
    }

    /** Whether all that was ever written down of the build can be read. */
    public boolean isWhole() {
        return book.isWhole();
    }

    /** All that is known here of an order, for the engine. */
    @NonNull
    public Recorded recorded(@NonNull Order order) {
        return book.recorded(order);
    }

    /**
     * Takes what the paths of one result's files have in common, or the path of a source: the first that nothing else of
     * this build has. Names that differ in case only count as the same, since they are on some agents.
     *
     * @param names the wish, and what it becomes as the second, the third and so on
     */
    @NonNull
    public String claim(@NonNull String folder, @NonNull IntFunction<String> names) {
        return book.claim(folder, names);
    }

    /** Gives a path back that got no file. */
    public void release(@NonNull String path) {
        book.release(path);
    }
}
