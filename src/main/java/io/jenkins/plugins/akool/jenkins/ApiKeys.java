package io.jenkins.plugins.akool.jenkins;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.akool.client.AkoolException;
import io.jenkins.plugins.akool.client.ApiKey;
import io.jenkins.plugins.akool.client.Remedy;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** AKOOL API keys in Jenkins' credential store: Secret texts that fit the endpoint. */
final class ApiKeys {

    private ApiKeys() {}

    /**
     * The key that a build uses, read anew so that a rotated one counts at once.
     *
     * @param credentialsId as the job names it, or null for the default of the global configuration
     * @param track whether this use is recorded with the credential; once an order is enough
     * @throws AkoolException with a sentence for the user, where there is no such key
     */
    @NonNull
    static ApiKey find(@NonNull Run<?, ?> run, @CheckForNull String credentialsId, boolean track)
            throws AkoolException {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        String id = credentialsId == null ? configuration.getCredentialsId() : credentialsId;
        if (id == null) {
            throw new AkoolException(Remedy.CREDENTIALS, Messages.credentials_none());
        }
        StringCredentials found =
                CredentialsProvider.findCredentialById(id, StringCredentials.class, run, requirements(configuration));
        if (found == null) {
            throw new AkoolException(Remedy.CREDENTIALS, Messages.credentials_unknown(id));
        }
        if (track) {
            CredentialsProvider.track(run, found);
        }
        try {
            return new ApiKey(found.getSecret().getPlainText().strip());
        } catch (IllegalArgumentException e) {
            throw new AkoolException(Remedy.CREDENTIALS, Messages.credentials_malformed(id));
        }
    }

    /**
     * What a form offers. Those who may not choose keep the current value and learn of no other.
     *
     * @param item the job being configured, or null in the global configuration
     */
    @NonNull
    static ListBoxModel choices(@CheckForNull Item item, @CheckForNull String current) {
        StandardListBoxModel result = new StandardListBoxModel();
        String value = current == null ? "" : current;
        boolean allowed = item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
        if (!allowed) {
            return result.includeCurrentValue(value);
        }
        List<DomainRequirement> requirements = requirements(AkoolGlobalConfiguration.get());
        result.includeEmptyValue();
        if (item == null) {
            result.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, requirements, CredentialsMatchers.always());
        } else {
            result.includeMatchingAs(
                    item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                    item,
                    StringCredentials.class,
                    requirements,
                    CredentialsMatchers.always());
        }
        return result.includeCurrentValue(value);
    }

    private static List<DomainRequirement> requirements(AkoolGlobalConfiguration configuration) {
        return URIRequirementBuilder.fromUri(configuration.getEndpoint()).build();
    }
}
