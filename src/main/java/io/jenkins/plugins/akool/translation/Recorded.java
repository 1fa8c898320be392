package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;

/**
 * What the owner of an order has written down of it, in a book of its own beside the journal.
 *
 * @param readable whether all that was written can be read; where it cannot, what is missing may have been paid
 * @param byLanguage what is known, as it stood when it was written down last
 * @param batch what is known of the other orders that were asked for together with it, whose costs count with its own
 */
public record Recorded(
        boolean readable,
        @NonNull Map<String, Translation> byLanguage,
        @NonNull List<Translation> batch) {

    /** An owner that was never told of the order. */
    public static final Recorded NOTHING = new Recorded(true, Map.of());

    public Recorded {
        byLanguage = Map.copyOf(byLanguage);
        batch = List.copyOf(batch);
    }

    /** Of an order that was asked for alone. */
    public Recorded(boolean readable, @NonNull Map<String, Translation> byLanguage) {
        this(readable, byLanguage, List.of());
    }

    @CheckForNull
    public Translation of(@NonNull String language) {
        return byLanguage.get(language);
    }
}
