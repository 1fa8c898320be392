package io.jenkins.plugins.akool.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The faults that wait for their request. */
final class FaultBook {
    private final List<Entry> entries = new ArrayList<>();

    FaultOrder on(Call call) {
        return new FaultOrder(this, call, null, null);
    }

    synchronized void add(FaultOrder order, Fault fault, boolean always) {
        entries.add(new Entry(order, fault, always));
    }

    synchronized void clear() {
        entries.clear();
    }

    synchronized long waiting() {
        return entries.stream().filter(entry -> !entry.always()).count();
    }

    /** Removes and returns the fault for a request; null for none. */
    synchronized Fault take(Call call, Collection<String> languages, String id) {
        Fault always = null;
        for (Iterator<Entry> i = entries.iterator(); i.hasNext(); ) {
            Entry entry = i.next();
            if (!entry.concerns(call, languages, id)) {
                continue;
            }
            if (!entry.always()) {
                i.remove();
                return entry.fault();
            }
            always = entry.fault();
        }
        return always;
    }

    private record Entry(FaultOrder order, Fault fault, boolean always) {
        boolean concerns(Call call, Collection<String> languages, String id) {
            return order.call == call
                    && (order.language == null || languages.contains(order.language))
                    && (order.id == null || order.id.equals(id));
        }
    }
}
