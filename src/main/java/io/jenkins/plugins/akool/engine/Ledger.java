package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The translations in memory, in step with the {@link Journal}: whoever changes one changes it here, which writes it
 * and tells the listener. Written on the timeline's thread, read on any.
 */
public final class Ledger {

    private final Journal journal;
    private final EngineListener listener;
    private final Map<String, Translation> translations = new ConcurrentHashMap<>();

    /** Those that are not forgotten. */
    private final Index byOrder = new Index();

    /** By {@link Order#group}. */
    private final Index byGroup = new Index();

    /** Those that went out with a webhook token, by its hash. */
    private final Index byWebhook = new Index();

    /** Those that may serve for others, by key. */
    private final Index byKey = new Index();

    private final DoneElsewhere doneElsewhere;
    private final JournalWriting writing;
    private final Unclaimed unclaimed;
    private final Spending spending;

    /** Ids of those that a restart found planned and that nobody has wanted since. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    Ledger(Timeline timeline, Journal journal, EngineListener listener, Spending spending) {
        this.journal = journal;
        this.listener = new SafeListener(listener);
        this.spending = spending;
        doneElsewhere = new DoneElsewhere(timeline, byGroup::has);
        writing = new JournalWriting(timeline, journal, translations::get);
        unclaimed = new Unclaimed(timeline, translations.values(), this::forget);
    }

    void load() throws IOException {
        journal.load().forEach(this::put);
        spending.journalRead();
    }

    private void put(Translation t) {
        index(t.id(), translations.put(t.id(), t), t);
        doneElsewhere.remove(t);
        spending.changed(t);
    }

    private void index(String id, @CheckForNull Translation before, @CheckForNull Translation now) {
        byOrder.move(
                id, key(before, t -> t.order().id()), key(now, t -> t.order().id()));
        byGroup.move(
                id, key(before, t -> t.order().group()), key(now, t -> t.order().group()));
        byWebhook.move(id, key(before, Translation::webhook), key(now, Translation::webhook));
        byKey.move(id, key(before, Translation::key), key(now, Translation::key));
    }

    @CheckForNull
    private static String key(@CheckForNull Translation t, Function<Translation, String> key) {
        return t == null ? null : key.apply(t);
    }

    /** The translations whose last submission went out with this token; empty for one that is not known. */
    List<Translation> calledBy(WebhookToken token) {
        return byWebhook.of(token.hash()).stream()
                .map(translations::get)
                .filter(t -> t != null && t.wentOutWith(token))
                .toList();
    }

    /** The translations with this key, see {@link Translation#key}. */
    List<Translation> withKey(String key) {
        return byKey.of(key).stream()
                .map(translations::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @CheckForNull
    Translation get(String id) {
        return translations.get(id);
    }

    Collection<Translation> all() {
        return translations.values();
    }

    /** The translations of one order, in the order of its languages; empty for one that is not known. */
    List<Translation> ofOrder(String orderId) {
        return byOrder.of(orderId).stream()
                .map(translations::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(t -> t.order().languages().indexOf(t.language())))
                .toList();
    }

    /** What is to be submitted of an order, in the order of its languages. */
    List<Translation> toSubmit(String orderId) {
        return ofOrder(orderId).stream().filter(this::isToSubmit).toList();
    }

    /** What is to be submitted of all orders that were asked for together with this one. */
    List<Translation> toSubmitWith(Order order) {
        return order.terms().batch() == null
                ? toSubmit(order.id())
                : ofGroup(order.group()).stream().filter(this::isToSubmit).toList();
    }

    private boolean isToSubmit(Translation t) {
        return t.state() == State.PLANNED && !held.contains(t.id());
    }

    /** Keeps a planned one from being submitted before somebody wants it. */
    void hold(String id) {
        held.add(id);
    }

    /** Returns whether it was held. */
    boolean release(String id) {
        return held.remove(id);
    }

    boolean isHeld(String id) {
        return held.contains(id);
    }

    /** How many changes are in memory only, since the disk refuses them. */
    int unsaved() {
        return writing.unsaved();
    }

    /** Whether there is an entry that cannot be read, so that nobody knows whether it was sent. */
    boolean wasSetAside(String id) {
        return journal.wasSetAside(id);
    }

    /**
     * Takes in what is not in here, all or nothing.
     *
     * @throws IOException where it cannot be written down; then none of it is in here, and the listener heard of none
     */
    void addOnDisk(List<Translation> missing) throws IOException {
        try {
            journal.saveTogether(missing);
        } catch (IOException e) {
            missing.forEach(t -> forget(t.id()));
            throw e;
        }
        missing.forEach(this::accept);
    }

    /** Writes first and changes then, for a change after which something must not happen that cannot be told later. */
    void updateOnDisk(Translation changed) throws IOException {
        writing.write(changed);
        accept(changed);
    }

    /**
     * For a change that has happened, whatever the disk says. It is not written down where what was is as good after a
     * restart.
     */
    void update(Translation changed) {
        if (!JournalWriting.isAsSafe(changed, translations.get(changed.id())) || writing.isUnsaved(changed.id())) {
            writing.save(changed);
        }
        accept(changed);
    }

    /** See {@link Engine#rename}. */
    void rename(UnaryOperator<String> owners) {
        for (Translation t : List.copyOf(all())) {
            String owner = owners.apply(t.order().owner());
            if (!owner.equals(t.order().owner())) {
                update(t.ownedBy(owner));
            }
        }
    }

    private void accept(Translation changed) {
        if (changed.state() != State.PLANNED) {
            held.remove(changed.id());
        }
        put(changed);
        keepAtMost(changed);
        tell(changed);
    }

    /** See {@link Unclaimed}. */
    void keepAtMost(Translation t) {
        if (t.state().settled()) {
            unclaimed.watch(t);
        }
    }

    void tell(Translation current) {
        listener.changed(current);
    }

    EngineListener listener() {
        return listener;
    }

    /** Takes note of one that is done for good, recorded elsewhere and not in here. */
    void remember(Translation done) {
        doneElsewhere.add(done);
    }

    /** Those of one order, or of all orders of a group. */
    List<Translation> meantBy(String orderOrGroup) {
        List<Translation> ofOrder = ofOrder(orderOrGroup);
        return ofOrder.isEmpty() ? ofGroup(orderOrGroup) : ofOrder;
    }

    /** What is in here of all orders whose costs are limited together. */
    List<Translation> ofGroup(String group) {
        return byGroup.of(group).stream()
                .map(translations::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** All that is known of those orders, also of what is in here no more. */
    List<Translation> allOfGroup(String group) {
        List<Translation> all = new ArrayList<>(ofGroup(group));
        all.addAll(doneElsewhere.of(group));
        return all;
    }

    void forget(String id) {
        Translation forgotten = translations.remove(id);
        index(id, forgotten, null);
        held.remove(id);
        if (forgotten == null) {
            writing.remove(id);
        } else {
            doneElsewhere.add(forgotten);
            spending.left(forgotten, writing.departure(id));
        }
    }
}
