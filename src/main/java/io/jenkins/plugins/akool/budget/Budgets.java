package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;

/**
 * What logins may spend, and a file of what they spent. Asked on the engine's thread, so that only the file may take its
 * time.
 */
public interface Budgets {

    /** Everybody may spend what he likes, and nothing is written down. */
    Budgets NONE = new Budgets() {
        @Override
        public String login(Order order) {
            return "";
        }

        @Override
        public Double limit(String login) {
            return null;
        }

        @Override
        public Double estimate(String login, Order order) {
            return null;
        }

        @Override
        public Spent load() {
            return Spent.NOTHING;
        }

        @Override
        public void save(Spent spent) {
            // Nobody asks for it.
        }
    };

    /** Id of the credential that pays for an order that is submitted now; empty where none is named. */
    @NonNull
    String login(@NonNull Order order);

    /** Credits that a login may spend in a calendar month, UTC; null for as many as it likes. */
    @CheckForNull
    Double limit(@NonNull String login);

    /** Credits that one language of the order would cost, rather too many than too few; null while nothing shows that. */
    @CheckForNull
    Double estimate(@NonNull String login, @NonNull Order order);

    /**
     * What was saved last; {@link Spent#NOTHING} where nothing ever was.
     *
     * @throws IOException where it cannot be read, so that nobody knows what was spent
     */
    @NonNull
    Spent load() throws IOException;

    /** Writes all of it down in place of what was there; once this returns, a crash of the machine does not lose it. */
    void save(@NonNull Spent spent) throws IOException;
}
