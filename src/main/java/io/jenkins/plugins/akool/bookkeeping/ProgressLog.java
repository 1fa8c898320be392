package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** One line in the build's log for each change that a person waits for, none while nothing changes. */
public final class ProgressLog {

    private static final Logger LOGGER = Logger.getLogger(ProgressLog.class.getName());

    /** More languages than these are counted, so that a line stays one. */
    private static final int MOST_NAMED = 5;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ProgressLog() {}

    /** What is new, if anything that a person waits for is; otherwise null. */
    @CheckForNull
    static String news(@CheckForNull TranslationRecord before, TranslationRecord now) {
        return before == null || before.getState() != now.getState() ? line(before, now) : null;
    }

    /** Writes a line, marked as this plugin's, to the log of a step; nowhere where Jenkins has lost it. */
    public static void write(@NonNull OrderWatcher watcher, @NonNull String line) {
        try {
            write(of(watcher), line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void write(@NonNull TaskListener log, @NonNull String line) {
        log.getLogger().println("[AKOOL] " + line);
    }

    /** The step's log, or one that keeps nothing where Jenkins has lost it. */
    @NonNull
    public static TaskListener of(@NonNull OrderWatcher watcher) throws InterruptedException {
        try {
            return watcher.log();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the log of a step is gone", e);
            return TaskListener.NULL;
        }
    }

    @CheckForNull
    private static String line(@CheckForNull TranslationRecord before, TranslationRecord now) {
        String language = now.getLanguage();
        boolean known = before != null && before.getAkoolId() != null;
        if (!known && now.getState() == State.QUEUED) {
            Double credits = now.getCredits();
            if (Owners.ANOTHER_JOB.equals(now.getPaidBy())) {
                return Messages.log_sharedElsewhere(language, now.getAkoolId());
            }
            if (now.getPaidBy() != null) {
                return Messages.log_shared(language, now.getPaidBy(), now.getAkoolId());
            }
            return credits == null
                    ? Messages.log_submitted(language, now.getAkoolId())
                    : Messages.log_submittedHeld(language, now.getAkoolId(), number(credits));
        }
        return switch (now.getState()) {
            case COLLECTED ->
                Messages.log_collected(language, now.getFile(), Functions.humanReadableByteSize(now.getBytes()));
            case FAILED, UNKNOWN, EXPIRED -> language + ": " + now.getReason();
            case UNCOLLECTED ->
                Messages.log_uncollected(language, now.getReason(), left(now.getAkoolId(), now.getExpiresAt()));
            default -> null;
        };
    }

    /** That a paid translation is given up, and what is left of it. */
    @NonNull
    public static String uncollected(@NonNull Translation t, @NonNull String why) {
        return Messages.log_uncollected(t.language(), why, left(t.akoolId(), t.expiresAt()));
    }

    /** Where a translation stands, in a few words. */
    static String describe(Translation t, OptionalInt percent) {
        return t.language() + " " + name(t.state()) + (percent.isPresent() ? " " + percent.getAsInt() + " %" : "");
    }

    /** The same of several; those of many are counted in place of being named. */
    @NonNull
    public static String describe(@NonNull List<Translation> some, @NonNull Function<String, OptionalInt> progress) {
        if (some.size() <= MOST_NAMED) {
            return some.stream().map(t -> describe(t, progress.apply(t.id()))).collect(Collectors.joining(", "));
        }
        Map<State, Long> counted =
                some.stream().collect(Collectors.groupingBy(Translation::state, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(e -> e.getValue() + " " + name(e.getKey()))
                .collect(Collectors.joining(", "));
    }

    static String name(State state) {
        return switch (state) {
            case PLANNED -> Messages.state_planned();
            case SUBMITTING -> Messages.state_submitting();
            case QUEUED -> Messages.state_queued();
            case PROCESSING -> Messages.state_processing();
            case COMPLETED -> Messages.state_completed();
            case COLLECTING -> Messages.state_collecting();
            case COLLECTED -> Messages.state_collected();
            case UNKNOWN -> Messages.state_unknown();
            case FAILED -> Messages.state_failed();
            case EXPIRED -> Messages.state_expired();
            case UNCOLLECTED -> Messages.state_uncollected();
        };
    }

    static String time(Instant moment) {
        return MINUTE.format(moment);
    }

    /** What came of an order, for one of several languages; empty for one of a single language, whose line tells it. */
    static List<String> summary(List<TranslationRecord> records) {
        if (records.size() < 2) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(Messages.log_summary(done(records), records.size(), number(paid(records))));
        for (TranslationRecord r : records) {
            Double credits = r.credits();
            if (r.state() != State.COLLECTED) {
                lines.add("  " + Messages.log_summaryNone(r.language()));
            } else if (isPaidElsewhere(r)) {
                lines.add("  " + Messages.log_summaryFree(r.language(), r.getFile()));
            } else {
                lines.add("  "
                        + Messages.log_summaryFile(r.language(), r.getFile(), credits == null ? "?" : number(credits)));
            }
        }
        return lines;
    }

    /** How many there are of all, and what they cost together. */
    @NonNull
    public static String total(@NonNull List<TranslationRecord> records) {
        return Messages.log_total(done(records), records.size(), number(paid(records)));
    }

    /** What came of one video of several. */
    static String video(OrderOutcome outcome) {
        List<TranslationRecord> records = outcome.records();
        String name = records.get(0).getSource();
        String done = records.stream()
                .filter(r -> r.state() == State.COLLECTED)
                .map(TranslationRecord::getLanguage)
                .collect(Collectors.joining(", "));
        String failure = outcome.failure();
        if (failure == null) {
            return Messages.log_video(name, done, number(paid(records)));
        }
        return done.isEmpty()
                ? name + ": " + failure
                : Messages.log_videoPartly(name, done, number(paid(records)), failure);
    }

    private static long done(List<TranslationRecord> records) {
        return records.stream().filter(r -> r.state() == State.COLLECTED).count();
    }

    private static double paid(List<TranslationRecord> records) {
        return records.stream()
                .filter(r -> r.credits() != null && !isPaidElsewhere(r))
                .mapToDouble(TranslationRecord::credits)
                .sum();
    }

    private static boolean isPaidElsewhere(TranslationRecord r) {
        return r.reusedFrom() != 0 || r.paidBy() != null;
    }

    /** What is left at AKOOL, as a sentence. */
    static String left(@CheckForNull String akoolId, @CheckForNull Instant expires) {
        return expires == null ? Messages.log_left(akoolId) : Messages.log_leftUntil(akoolId, MINUTE.format(expires));
    }

    /** Credits or seconds as people write them, without needless digits. */
    @NonNull
    public static String number(double value) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(value);
    }
}
