package io.jenkins.plugins.akool.access;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
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
import hudson.util.Secret;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.springframework.security.core.Authentication;

/**
 * AKOOL logins in Jenkins' credential store that fit the endpoint: an API key as Secret text, or a client id with its
 * secret as user name with password.
 */
public final class Logins {

    private static final CredentialsMatcher USABLE = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StringCredentials.class),
            CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class));

    private Logins() {}

    /**
     * The login that a build uses, read anew so that a rotated one counts at once.
     *
     * @param credentialsId as the job names it, or null for the default of the global configuration
     * @param track whether this use is recorded with the credential; once an order is enough
     * @throws AkoolException with a sentence for the user, where there is no such login
     */
    @NonNull
    public static Login find(@NonNull Run<?, ?> run, @CheckForNull String credentialsId, boolean track)
            throws AkoolException {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        String id = idOrDefault(credentialsId);
        StandardCredentials found = CredentialsProvider.findCredentialById(
                id, StandardCredentials.class, run, requirements(configuration.getEndpoint()));
        Login login = login(id, found);
        if (track) {
            CredentialsProvider.track(run, found);
        }
        return login;
    }

    /**
     * The login that a form shows lists with: what the job could use, asked with the job's own rights.
     *
     * @param item the job being configured, or null in the global configuration
     * @throws AkoolException with a sentence for the user, where there is no such login
     */
    @NonNull
    public static Login find(@CheckForNull Item item, @CheckForNull String credentialsId) throws AkoolException {
        String id = idOrDefault(credentialsId);
        List<DomainRequirement> requirements =
                requirements(AkoolGlobalConfiguration.get().getEndpoint());
        List<StandardCredentials> all = item == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements)
                : CredentialsProvider.lookupCredentialsInItem(
                        StandardCredentials.class, item, runningAs(item), requirements);
        return login(id, CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
    }

    /**
     * What a form offers. Those who may not choose keep the current value and learn of no other.
     *
     * @param item the job being configured, or null in the global configuration
     */
    @NonNull
    public static ListBoxModel choices(@CheckForNull Item item, @CheckForNull String current) {
        StandardListBoxModel result = new StandardListBoxModel();
        String value = current == null ? "" : current;
        if (!mayChoose(item)) {
            return result.includeCurrentValue(value);
        }
        List<DomainRequirement> requirements =
                requirements(AkoolGlobalConfiguration.get().getEndpoint());
        result.includeEmptyValue();
        if (item == null) {
            result.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, requirements, USABLE);
        } else {
            result.includeMatchingAs(runningAs(item), item, StandardCredentials.class, requirements, USABLE);
        }
        return result.includeCurrentValue(value);
    }

    /** Whether this user may see and use the credentials that the item can use. */
    public static boolean mayChoose(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private static String idOrDefault(@CheckForNull String credentialsId) throws AkoolException {
        String id = credentialsId == null ? AkoolGlobalConfiguration.get().getCredentialsId() : credentialsId;
        if (id == null) {
            throw new AkoolException(Remedy.CREDENTIALS, Messages.credentials_none());
        }
        return id;
    }

    private static Login login(String id, @CheckForNull StandardCredentials found) throws AkoolException {
        try {
            if (found instanceof StringCredentials key) {
                return new ApiKey(plain(key.getSecret()));
            }
            if (found instanceof StandardUsernamePasswordCredentials client) {
                return new ClientLogin(client.getUsername().strip(), plain(client.getPassword()));
            }
        } catch (IllegalArgumentException e) {
            throw new AkoolException(Remedy.CREDENTIALS, Messages.credentials_malformed(id));
        }
        throw new AkoolException(
                Remedy.CREDENTIALS,
                found == null ? Messages.credentials_unknown(id) : Messages.credentials_otherKind(id));
    }

    private static String plain(Secret secret) {
        return secret.getPlainText().strip();
    }

    private static Authentication runningAs(Item item) {
        return item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
    }

    private static List<DomainRequirement> requirements(String endpoint) {
        return URIRequirementBuilder.fromUri(endpoint).build();
    }
}
