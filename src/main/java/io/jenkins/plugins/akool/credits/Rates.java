package io.jenkins.plugins.akool.credits;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.download.DiskReason;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What logins paid lately for how many seconds of video, and so what the next translation is likely to cost them. It is an
 * estimate: AKOOL tells a price only once it has taken a translation. Kept in one small file; what is lost of it is learned
 * again.
 */
public final class Rates {

    private static final Logger LOGGER = Logger.getLogger(Rates.class.getName());

    /** Of one login and kind. */
    private static final int MOST = 50;

    /** Of all logins together. */
    private static final int MOST_OF_ALL = 5000;

    /**
     * One translation.
     *
     * @param login id of the credential that paid
     * @param lipsync whether AKOOL moved the lips, too, which has a price of its own
     * @param akoolId AKOOL's {@code _id}
     * @param credits held, or used once AKOOL is done
     * @param seconds length of the video, 0 where it is not known
     */
    record Paid(
            @NonNull String login, boolean lipsync, @NonNull String akoolId, double credits, double seconds) {

        private boolean isOf(String id, boolean lips) {
            return login.equals(id) && lipsync == lips;
        }
    }

    /** What is in the file; the newest last. */
    record Content(@NonNull List<Paid> paid) {

        Content {
            paid = List.copyOf(paid);
        }

        private boolean isWhole() {
            return paid.stream().allMatch(p -> p.login() != null && p.akoolId() != null);
        }
    }

    private final Supplier<Path> place;

    /** Null until it is asked for; the newest last. */
    private List<Paid> paid;

    /** Whether the file lacks something. */
    private boolean changed;

    /** Held while the file is written. */
    private final Object writing = new Object();

    /**
     * @param place the file; asked when it is needed
     */
    public Rates(@NonNull Supplier<Path> place) {
        this.place = place;
    }

    /**
     * Takes note of what a translation costs that AKOOL accepted; any other teaches nothing. In memory only.
     *
     * @param login id of the credential that paid
     */
    public synchronized void learn(@NonNull Translation t, @NonNull String login) {
        Double credits = t.credits();
        String id = t.akoolId();
        if (credits == null || id == null || t.paidBy() != null) {
            return;
        }
        Double seen = t.order().seconds();
        double seconds = Objects.requireNonNullElse(seen == null ? t.durationSeconds() : seen, 0.0);
        boolean lipsync = t.order().settings().lipsync();
        Paid now = new Paid(login, lipsync, id, credits, seconds);
        List<Paid> all = paid();
        if (all.contains(now)) {
            return;
        }
        changed |= all.removeIf(p -> p.akoolId().equals(id));
        if (credits > 0) {
            // What AKOOL gives back or away tells nothing of the next one.
            all.add(now);
            changed = true;
        }
        if (all.stream().filter(p -> p.isOf(login, lipsync)).count() > MOST) {
            all.remove(
                    all.stream().filter(p -> p.isOf(login, lipsync)).findFirst().orElseThrow());
        } else if (all.size() > MOST_OF_ALL) {
            all.remove(0);
        }
    }

    /**
     * Credits that one language is likely to cost, whole ones and rather too many than too few.
     *
     * @param login id of the credential that would pay
     * @param seconds length of the video, null where it is not known
     * @return null while this login has paid for nothing of the kind
     */
    @CheckForNull
    public synchronized Double estimate(@NonNull String login, boolean lipsync, @CheckForNull Double seconds) {
        List<Paid> alike = paid().stream().filter(p -> p.isOf(login, lipsync)).toList();
        List<Double> eachSecond = alike.stream()
                .filter(p -> p.seconds() > 0)
                .map(p -> p.credits() / p.seconds())
                .sorted()
                .toList();
        if (seconds != null && seconds > 0 && !eachSecond.isEmpty()) {
            // Three of four were not dearer; a single odd price counts for nothing.
            return whole(eachSecond.get(eachSecond.size() * 3 / 4) * seconds);
        }
        return alike.stream()
                .max(Comparator.comparingDouble(Paid::credits))
                .map(p -> whole(p.credits()))
                .orElse(null);
    }

    private static double whole(double credits) {
        return Math.ceil(credits - 1e-9);
    }

    /** Writes down what was learned, if anything was; what the disk refuses goes with the next. */
    public void save() {
        synchronized (writing) {
            Content now;
            synchronized (this) {
                if (!changed) {
                    return;
                }
                changed = false;
                now = new Content(paid());
            }
            try {
                file().write(now);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "what AKOOL costs is not written down: {0}", DiskReason.of(e));
                synchronized (this) {
                    changed = true;
                }
            }
        }
    }

    private List<Paid> paid() {
        if (paid == null) {
            paid = new ArrayList<>();
            try {
                Content read = file().read();
                paid.addAll(read == null ? List.of() : read.paid());
            } catch (IOException e) {
                LOGGER.log(Level.INFO, "What AKOOL costs is learned anew: {0}", DiskReason.of(e));
            }
        }
        return paid;
    }

    private JsonFile<Content> file() {
        return new JsonFile<>(place.get(), Content.class, Content::isWhole);
    }
}
