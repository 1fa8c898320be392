package io.jenkins.plugins.akool.credits;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.budget.Charge;
import io.jenkins.plugins.akool.budget.Charge.Account;
import io.jenkins.plugins.akool.budget.Spent;
import io.jenkins.plugins.akool.budget.Total;
import io.jenkins.plugins.akool.download.DiskReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file of what logins spent by month. Used on one thread. */
public final class BudgetFile {

    private static final Logger LOGGER = Logger.getLogger(BudgetFile.class.getName());

    /** Of the file; a version of the plugin that writes what this one would misread counts it up. */
    private static final int FORMAT = 1;

    /**
     * What is in it.
     *
     * @param totals of translations that Jenkins has no more
     * @param entries of those that it had not long ago
     */
    record Content(int format, List<Sum> totals, List<Entry> entries) {

        Content {
            totals = List.copyOf(totals);
            entries = List.copyOf(entries);
        }

        private boolean isWhole() {
            return format == FORMAT
                    && totals.stream().allMatch(s -> s.login() != null && s.month() != null)
                    && entries.stream().allMatch(Entry::isWhole);
        }
    }

    /** See {@link Total}. */
    record Sum(String login, YearMonth month, int submissions, double credits, int unpriced) {}

    /** See {@link Spent.Entry}; {@code id} is the translation's. */
    record Entry(
            String id, List<Part> charges, @CheckForNull Instant openUntil) {

        Entry {
            charges = List.copyOf(charges);
        }

        private boolean isWhole() {
            return id != null && charges.stream().allMatch(c -> c.login() != null && c.month() != null);
        }
    }

    /** See {@link Charge}. */
    record Part(String login, YearMonth month, @CheckForNull Double credits) {}

    private final Supplier<Path> place;

    /** Null until it is needed first; asked for once, since a last write may come when Jenkins is gone. */
    private volatile Path path;

    /** Whether somebody's budget depends on the file. */
    private final BooleanSupplier needed;

    /** Whether the log has told that the disk refuses the file. */
    private boolean refused;

    /**
     * @param place the file; asked when it is needed
     * @param needed whether any login has a budget; where none has, a damaged file is set aside
     */
    public BudgetFile(@NonNull Supplier<Path> place, @NonNull BooleanSupplier needed) {
        this.place = place;
        this.needed = needed;
    }

    /** See {@link io.jenkins.plugins.akool.budget.Budgets#load}. */
    @NonNull
    public Spent load() throws IOException {
        try {
            Content read = file().read();
            refused = false;
            return read == null ? Spent.NOTHING : spent(read);
        } catch (JsonFile.DamagedException e) {
            if (needed.getAsBoolean()) {
                refused(
                        "The file {0} of what logins have spent is damaged ({1}). Nothing is submitted with a login that has"
                                + " a budget until it is whole again, or until it is deleted, with which it begins anew.",
                        e.getMessage());
                throw e;
            }
            LOGGER.log(
                    Level.WARNING,
                    "What logins have spent cannot be read ({0}); it begins anew, and the file is set aside as {1}",
                    new Object[] {e.getMessage(), file().setAside()});
            return Spent.NOTHING;
        } catch (IOException e) {
            refused(
                    "The file {0} of what logins have spent cannot be read: {1}. Nothing is submitted with a login that has a"
                            + " budget until it can.",
                    DiskReason.of(e));
            throw e;
        }
    }

    /** See {@link io.jenkins.plugins.akool.budget.Budgets#save}. */
    public void save(@NonNull Spent spent) throws IOException {
        try {
            file().write(content(spent));
            refused = false;
        } catch (IOException e) {
            refused(
                    "The file {0} of what logins have spent cannot be written: {1}. It is tried again until it can; the"
                            + " journal keeps until then what it lacks.",
                    DiskReason.of(e));
            throw e;
        }
    }

    private void refused(String what, String why) {
        if (!refused) {
            refused = true;
            LOGGER.log(Level.WARNING, what, new Object[] {path().getFileName(), why});
        }
    }

    private static Spent spent(Content content) {
        Map<Account, Total> totals = new HashMap<>();
        content.totals()
                .forEach(s -> totals.put(
                        new Account(s.login(), s.month()),
                        new Total(s.submissions(), s.credits(), s.unpriced(), 0, 0)));
        Map<String, Spent.Entry> entries = new HashMap<>();
        content.entries()
                .forEach(e -> entries.put(
                        e.id(),
                        new Spent.Entry(
                                e.charges().stream()
                                        .map(c -> new Charge(new Account(c.login(), c.month()), c.credits(), false))
                                        .toList(),
                                e.openUntil())));
        return new Spent(totals, entries);
    }

    private static Content content(Spent spent) {
        List<Sum> totals = new ArrayList<>();
        spent.totals()
                .forEach((account, total) -> totals.add(new Sum(
                        account.login(), account.month(), total.submissions(), total.credits(), total.unpriced())));
        List<Entry> entries = new ArrayList<>();
        spent.entries()
                .forEach((id, entry) -> entries.add(new Entry(
                        id,
                        entry.charges().stream()
                                .map(c -> new Part(
                                        c.account().login(), c.account().month(), c.credits()))
                                .toList(),
                        entry.openUntil())));
        return new Content(FORMAT, totals, entries);
    }

    private JsonFile<Content> file() {
        return new JsonFile<>(path(), Content.class, Content::isWhole);
    }

    private Path path() {
        Path known = path;
        if (known == null) {
            known = place.get();
            path = known;
        }
        return known;
    }
}
