package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.OptionalDouble;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What an administrator lets one login spend in a calendar month, UTC. */
public final class Budget implements Describable<Budget> {

    private final String credentialsId;
    private final int credits;

    /**
     * @param credentialsId the id that jobs name
     * @param credits that may be spent in a month; whole ones, since Configuration as Code reads no others. Less than 0 counts
     *     as 0, which is nothing
     */
    @DataBoundConstructor
    public Budget(@CheckForNull String credentialsId, int credits) {
        this.credentialsId = Util.fixNull(credentialsId).strip();
        this.credits = Math.max(0, credits);
    }

    @NonNull
    public String getCredentialsId() {
        return credentialsId;
    }

    public int getCredits() {
        return credits;
    }

    /** Credits that a login may spend in a month, the fewest where several budgets name it; null for no limit. */
    @CheckForNull
    public static Double of(@NonNull String login) {
        OptionalDouble least = AkoolGlobalConfiguration.get().getBudgets().stream()
                .filter(b -> b.credentialsId.equals(login))
                .mapToDouble(Budget::getCredits)
                .min();
        return least.isPresent() ? least.getAsDouble() : null;
    }

    /** Ids of the logins that have one, each once. */
    @NonNull
    public static List<String> logins() {
        return AkoolGlobalConfiguration.get().getBudgets().stream()
                .map(Budget::getCredentialsId)
                .distinct()
                .toList();
    }

    /** Serves the form. */
    @Extension
    @Symbol("akoolBudget")
    public static final class DescriptorImpl extends Descriptor<Budget> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.budget_displayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return Logins.choices(null, credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.error(Messages.budget_noLogin())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckCredits(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                return Integer.parseInt(value) >= 0
                        ? FormValidation.ok()
                        : FormValidation.error(Messages.budget_noNumber());
            } catch (NumberFormatException e) {
                return FormValidation.error(Messages.budget_noNumber());
            }
        }
    }
}
