package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is odd about a translated video. It is archived all the same: it is paid, and may be what was wanted. */
final class OddResult {

    /** A translation that is as long as the speech may be shorter than its source, but not by so much. */
    private static final double MUCH_SHORTER = 0.8;

    private static final double MILLIS = 1000;

    private OddResult() {}

    /** Sentences, none where nothing is odd, or nothing can be told. */
    @NonNull
    static List<String> warnings(Translation translation, VideoFacts result) {
        List<String> warnings = new ArrayList<>();
        if (Boolean.FALSE.equals(result.sound())) {
            warnings.add(Messages.result_noSound());
        }
        Order order = translation.order();
        Double source = order.seconds() == null ? translation.durationSeconds() : order.seconds();
        Duration length = result.length();
        if (source != null && length != null && length.toMillis() / MILLIS < source * MUCH_SHORTER) {
            warnings.add(Messages.result_short(Math.round(length.toMillis() / MILLIS), Math.round(source)));
        }
        return warnings;
    }
}
