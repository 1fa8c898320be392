package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.translation.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an order ended.
 *
 * @param onFailure what the order asked for in case that a result is missing
 * @param records its translations, all settled, in the order of its languages
 */
public record OrderOutcome(
        @NonNull OnFailure onFailure, @NonNull List<TranslationRecord> records) {

    /** More languages, or videos, are not named with one reason. */
    private static final int MOST_NAMED = 10;

    public OrderOutcome {
        records = List.copyOf(records);
    }

    public static OrderOutcome of(OrderRecord order, List<TranslationRecord> records) {
        return new OrderOutcome(
                order.getOnFailure(),
                records.stream()
                        .sorted(Comparator.comparing(r -> order.getLanguages().indexOf(r.getLanguage())))
                        .toList());
    }

    /**
     * A sentence that names each language without a result and why, null where every one has its result. Of several videos it
     * names the videos.
     */
    @CheckForNull
    public String failure() {
        List<TranslationRecord> missing =
                records.stream().filter(r -> r.getState() != State.COLLECTED).toList();
        if (missing.isEmpty()) {
            return null;
        }
        // The same reason for all, a wrong key for one, is said once.
        Map<String, List<TranslationRecord>> byReason = missing.stream()
                .collect(Collectors.groupingBy(OrderOutcome::reason, LinkedHashMap::new, Collectors.toList()));
        List<String> reasons = byReason.entrySet().stream()
                .map(e -> named(e.getValue()) + ": " + e.getKey())
                .toList();
        return Messages.outcome_failure(missing.size(), records.size(), Wording.together(reasons));
    }

    private String named(List<TranslationRecord> missing) {
        boolean several =
                records.stream().map(TranslationRecord::getSource).distinct().count() > 1;
        if (!several) {
            return row(missing.stream().map(TranslationRecord::getLanguage).toList());
        }
        Map<String, Long> languages = missing.stream()
                .collect(
                        Collectors.groupingBy(TranslationRecord::getSource, LinkedHashMap::new, Collectors.counting()));
        return row(languages.entrySet().stream()
                .map(video -> Messages.outcome_video(video.getKey(), video.getValue()))
                .toList());
    }

    private static String row(List<String> names) {
        String row = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int left = names.size() - MOST_NAMED;
        return left > 0 ? Messages.outcome_more(row, left) : row;
    }

    /** As a script sees it, see {@link TranslationRecord#toMap}. */
    @NonNull
    public List<Map<String, Object>> toList() {
        return new ArrayList<>(records.stream().map(TranslationRecord::toMap).toList());
    }

    private static String reason(TranslationRecord r) {
        String given = r.getReason();
        String reason = given == null ? r.getState().name() : given;
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
