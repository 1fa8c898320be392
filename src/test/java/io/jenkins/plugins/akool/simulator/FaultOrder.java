package io.jenkins.plugins.akool.simulator;

/**
 * Orders faults for the requests of one {@link Call}, optionally only those for one language or one id. Immutable:
 * {@link #forLanguage} and {@link #forId} return a narrower order. Faults are consumed one per matching request, in the
 * order in which they were ordered.
 */
public final class FaultOrder {
    private final FaultBook book;
    final Call call;
    /** Null for any. */
    final String language;
    /** Null for any. */
    final String id;

    FaultOrder(FaultBook book, Call call, String language, String id) {
        this.book = book;
        this.call = call;
        this.language = language;
        this.id = id;
    }

    /** Only requests that concern this language code. A create for several languages concerns all of them. */
    public FaultOrder forLanguage(String language) {
        return new FaultOrder(book, call, language, id);
    }

    /** Only requests that concern this translation's id. */
    public FaultOrder forId(String id) {
        return new FaultOrder(book, call, language, id);
    }

    /** One fault for each of the next matching requests. */
    public FaultOrder next(Fault... faults) {
        for (Fault fault : faults) {
            book.add(this, fault, false);
        }
        return this;
    }

    /** For every matching request that has no {@link #next} fault waiting, until {@link SimulatedAkool#clearFaults}. */
    public FaultOrder always(Fault fault) {
        book.add(this, fault, true);
        return this;
    }
}
