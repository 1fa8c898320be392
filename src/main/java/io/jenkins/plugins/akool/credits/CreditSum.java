package io.jenkins.plugins.akool.credits;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.YearMonth;

/**
 * What translations of one job cost in one month with one login.
 *
 * @param month in which Jenkins saw that AKOOL was done, in UTC
 * @param job full name as it was then; empty for the rest, where a month has more jobs than are kept apart
 * @param login id of the credential that paid, as the job or the global configuration named it then; empty where none was
 *     named
 * @param translations how many there are
 * @param untold of these, how many AKOOL told no credits of
 * @param credits as AKOOL told
 */
public record CreditSum(
        @NonNull YearMonth month,
        @NonNull String job,
        @NonNull String login,
        int translations,
        int untold,
        double credits) {

    CreditSum plus(CreditSum other) {
        return new CreditSum(
                month, job, login, translations + other.translations, untold + other.untold, credits + other.credits);
    }

    boolean isOf(CreditSum other) {
        return month.equals(other.month) && job.equals(other.job) && login.equals(other.login);
    }
}
