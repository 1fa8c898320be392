package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.budget.Charge.Account;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sums by login and month, kept up to date with each charge. Changed on one thread, read on any. */
final class Totals {

    /** None of nothing. */
    private final Map<Account, Total> sums = new ConcurrentHashMap<>();

    @NonNull
    Total of(@NonNull Account account) {
        return sums.getOrDefault(account, Total.NOTHING);
    }

    @NonNull
    Map<Account, Total> all() {
        return Map.copyOf(sums);
    }

    void add(@NonNull Account account, @NonNull Total more) {
        sums.merge(account, more, Total::plus);
    }

    void add(@NonNull List<Charge> charges) {
        charges.forEach(c -> add(c.account(), Total.of(c)));
    }

    void subtract(@NonNull List<Charge> charges) {
        charges.forEach(c -> sums.computeIfPresent(c.account(), (account, sum) -> {
            Total rest = sum.minus(Total.of(c));
            return rest.submissions() == 0 ? null : rest;
        }));
    }
}
