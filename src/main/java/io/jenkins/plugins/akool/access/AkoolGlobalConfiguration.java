package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.LocalDns;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * What an administrator decides for all jobs. The endpoint is here and nowhere else: a job that could name it could
 * have the key sent anywhere.
 */
@Extension
@Symbol("akool")
public class AkoolGlobalConfiguration extends GlobalConfiguration {

    /** Mebibytes that a result may have; AKOOL takes sources of 300 MB. */
    public static final int DEFAULT_MAX_RESULT = 2048;

    public static final int DEFAULT_DOWNLOADS = 4;

    /** An address as the administrator wrote it, or null for AKOOL's public service. */
    @CheckForNull
    private String endpoint;

    /** Id of the Secret text for jobs that name none, or null. */
    @CheckForNull
    private String credentialsId;

    /** Whether AKOOL is asked to report changes to this Jenkins. */
    private boolean webhooks;

    /** Mebibytes; 0 in configuration of before there was a limit. */
    private int maxResultMebibytes;

    /** 0 in configuration of before there was a limit. */
    private int downloadsPerNode;

    /** Whether AKOOL may fetch copies of workspace files from this Jenkins, without a login. */
    private boolean serveSources;

    /** Blocks of addresses as the administrator wrote them, or null for none. */
    @CheckForNull
    private String publicAddresses;

    /** Whether agents download nothing and learn nothing of the proxy. */
    private boolean collectOnController;

    /** Null for none. */
    @CheckForNull
    private List<Budget> budgets;

    public AkoolGlobalConfiguration() {
        load();
    }

    @NonNull
    public static AkoolGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(AkoolGlobalConfiguration.class);
    }

    @NonNull
    public String getEndpoint() {
        return endpoint == null ? Endpoint.DEFAULT : endpoint;
    }

    /**
     * @param endpoint address of AKOOL's API; null or empty for the public service
     */
    @DataBoundSetter
    public void setEndpoint(@CheckForNull String endpoint) {
        String address = Util.fixEmptyAndTrim(endpoint);
        this.endpoint = Endpoint.DEFAULT.equals(address) ? null : address;
        save();
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * @param credentialsId id of a Secret text; null or empty for none
     */
    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        save();
    }

    public boolean isWebhooks() {
        return webhooks;
    }

    /**
     * @param webhooks whether AKOOL is asked to report changes; takes effect where {@link WebhookDoor} says it can
     */
    @DataBoundSetter
    public void setWebhooks(boolean webhooks) {
        this.webhooks = webhooks;
        save();
    }

    /** What one file of a result may have, mebibytes. */
    public int getMaxResultMebibytes() {
        return maxResultMebibytes <= 0 ? DEFAULT_MAX_RESULT : maxResultMebibytes;
    }

    /**
     * @param maxResultMebibytes 0 or less for the default
     */
    @DataBoundSetter
    public void setMaxResultMebibytes(int maxResultMebibytes) {
        this.maxResultMebibytes = maxResultMebibytes;
        save();
    }

    public long mostResultBytes() {
        return (long) getMaxResultMebibytes() << 20;
    }

    /** How many results one node downloads at a time. */
    public int getDownloadsPerNode() {
        return downloadsPerNode <= 0 ? DEFAULT_DOWNLOADS : downloadsPerNode;
    }

    /**
     * @param downloadsPerNode 0 or less for the default
     */
    @DataBoundSetter
    public void setDownloadsPerNode(int downloadsPerNode) {
        this.downloadsPerNode = downloadsPerNode;
        save();
    }

    /** Whether AKOOL may fetch copies of workspace files from this Jenkins by their link. */
    public boolean isServeSources() {
        return serveSources;
    }

    @DataBoundSetter
    public void setServeSources(boolean serveSources) {
        this.serveSources = serveSources;
        save();
    }

    /** Blocks of addresses that count as public where a name leads there, empty for none. */
    @NonNull
    public String getPublicAddresses() {
        return Util.fixNull(publicAddresses);
    }

    /**
     * @param publicAddresses blocks such as {@code 198.18.0.0/15}, separated by commas or white space; null or empty for none
     */
    @DataBoundSetter
    public void setPublicAddresses(@CheckForNull String publicAddresses) {
        this.publicAddresses = Util.fixEmptyAndTrim(publicAddresses);
        save();
    }

    /** Whether the controller downloads all results, and no agent is told of the proxy settings. */
    public boolean isCollectOnController() {
        return collectOnController;
    }

    @DataBoundSetter
    public void setCollectOnController(boolean collectOnController) {
        this.collectOnController = collectOnController;
        save();
    }

    /** What logins may spend in a month. */
    @NonNull
    public List<Budget> getBudgets() {
        return budgets == null ? List.of() : budgets;
    }

    /** Null for none. */
    @DataBoundSetter
    public void setBudgets(@CheckForNull List<Budget> budgets) {
        this.budgets = budgets == null || budgets.isEmpty() ? null : List.copyOf(budgets);
        save();
    }

    /** A form without any budget has no field for them. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        if (!form.has("budgets")) {
            setBudgets(null);
        }
        return super.configure(request, form);
    }

    /**
     * The endpoint to call.
     *
     * @throws IllegalArgumentException with a sentence, where the configured address is none
     */
    @NonNull
    Endpoint toEndpoint() {
        return Endpoint.of(getEndpoint());
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.displayName();
    }

    @POST
    public FormValidation doCheckEndpoint(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String address = Util.fixEmptyAndTrim(value);
        if (address == null) {
            return FormValidation.ok();
        }
        try {
            return Endpoint.of(address).base().isHttps()
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.endpoint_plain());
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @POST
    public FormValidation doCheckMaxResultMebibytes(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validatePositiveInteger(value);
    }

    @POST
    public FormValidation doCheckDownloadsPerNode(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validatePositiveInteger(value);
    }

    @POST
    public FormValidation doCheckPublicAddresses(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String problem = LocalDns.problem(Util.fixNull(value));
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    @POST
    public FormValidation doCheckCredentialsId(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String id = Util.fixEmptyAndTrim(value);
        String problem = id == null ? null : Logins.problem(null, id);
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    @POST
    public FormValidation doCheckServeSources(@QueryParameter boolean value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String root = JenkinsLocationConfiguration.get().getUrl();
        if (!value) {
            return FormValidation.ok();
        }
        if (root == null) {
            return FormValidation.error(Messages.serveSources_noRootUrl());
        }
        return root.startsWith("https:") ? FormValidation.ok() : FormValidation.warning(Messages.serveSources_plain());
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return Logins.choices(null, credentialsId);
    }

    /** Shows the account's balance, or the exact reason why AKOOL does not answer. */
    @POST
    public FormValidation doTestConnection(@QueryParameter String endpoint, @QueryParameter String credentialsId) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return ConnectionTest.run(Util.fixEmptyAndTrim(endpoint), Util.fixEmptyAndTrim(credentialsId));
    }

    /** Says what AKOOL has to reach, and what stands in its way as far as that shows from inside. Sends nothing. */
    @POST
    public FormValidation doTestWebhook(@QueryParameter String credentialsId) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return WebhookCheck.run(Util.fixEmptyAndTrim(credentialsId));
    }
}
