package io.jenkins.plugins.akool.access;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
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

    /** Jenkins itself may use those of the scope System, jobs may not. */
    private static final CredentialsMatcher FOR_JOBS = CredentialsMatchers.allOf(
            USABLE, CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM)));

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
                ? ofJenkins(requirements)
                : CredentialsProvider.lookupCredentialsInItem(
                        StandardCredentials.class, item, runningAs(item), requirements);
        return login(id, CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
    }

    /** All that Jenkins itself could use. */
    private static List<StandardCredentials> ofJenkins(List<DomainRequirement> requirements) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements);
    }

    /**
     * What is wrong with a login, as far as the credential alone shows it. Sends nothing.
     *
     * @param item the job being configured, or null in the global configuration
     * @param credentialsId as the form has it, or null for the default
     * @return a sentence for the user, null where nothing is
     */
    @CheckForNull
    public static String problem(@CheckForNull Item item, @CheckForNull String credentialsId) {
        try {
            find(item, credentialsId);
            return null;
        } catch (AkoolException e) {
            return e.getMessage();
        }
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
            result.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, requirements, FOR_JOBS);
        } else {
            result.includeMatchingAs(runningAs(item), item, StandardCredentials.class, requirements, USABLE);
        }
        return result.includeCurrentValue(value);
    }

    /** Like {@link #choices}, where choosing none means the default of the global configuration: that one is named. */
    @NonNull
    public static ListBoxModel choicesOrDefault(@CheckForNull Item item, @CheckForNull String current) {
        ListBoxModel all = choices(item, current);
        String id = AkoolGlobalConfiguration.get().getCredentialsId();
        all.stream()
                .filter(choice -> choice.value.equals(id))
                .findFirst()
                .ifPresent(known -> all.stream()
                        .filter(choice -> choice.value.isEmpty())
                        .forEach(none -> none.name = Messages.credentials_default(known.name)));
        return all;
    }

    /** Whether this user may see and use the credentials that the item can use. */
    public static boolean mayChoose(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** Whether this user may have AKOOL asked with the credentials that the item can use, which sends it their secrets. */
    public static boolean mayAsk(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /** The id of the credential that pays, as a job or the global configuration names it; empty where neither does. */
    @NonNull
    public static String named(@CheckForNull String credentialsId) {
        return Util.fixNull(
                credentialsId == null ? AkoolGlobalConfiguration.get().getCredentialsId() : credentialsId);
    }

    private static String idOrDefault(@CheckForNull String credentialsId) throws AkoolException {
        String id = named(credentialsId);
        if (id.isEmpty()) {
            throw new AkoolException(Remedy.CREDENTIALS, Messages.credentials_none());
        }
        return id;
    }

    private static Login login(String id, @CheckForNull StandardCredentials found) throws AkoolException {
        if (found == null || CredentialsScope.SYSTEM == found.getScope()) {
            throw refused(isDefaultOfSystem(id) ? Messages.credentials_system(id) : Messages.credentials_unknown(id));
        }
        try {
            if (found instanceof StringCredentials key) {
                return new ApiKey(checked(id, Messages.credentials_key(), Secret.toString(key.getSecret())));
            }
            if (found instanceof StandardUsernamePasswordCredentials client) {
                return new ClientLogin(
                        checked(id, Messages.credentials_client(), client.getUsername()),
                        checked(id, Messages.credentials_secret(), Secret.toString(client.getPassword())));
            }
        } catch (IllegalArgumentException e) {
            throw refused(Messages.credentials_malformed(id));
        }
        throw refused(Messages.credentials_otherKind(id));
    }

    private static String checked(String id, String what, String value) throws AkoolException {
        String problem = PastedKey.problem(id, what, value);
        if (problem != null) {
            throw refused(problem);
        }
        return value.strip();
    }

    private static AkoolException refused(String sentence) {
        return new AkoolException(Remedy.CREDENTIALS, sentence);
    }

    /** Told of no other credential, since of those that a job may not use it shall not learn whether there are any. */
    private static boolean isDefaultOfSystem(String id) {
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        StandardCredentials known = CredentialsMatchers.firstOrNull(
                ofJenkins(requirements(configuration.getEndpoint())), CredentialsMatchers.withId(id));
        return known != null
                && known.getScope() == CredentialsScope.SYSTEM
                && (id.equals(configuration.getCredentialsId()) || Jenkins.get().hasPermission(Jenkins.ADMINISTER));
    }

    private static Authentication runningAs(Item item) {
        return item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
    }

    private static List<DomainRequirement> requirements(String endpoint) {
        return URIRequirementBuilder.fromUri(endpoint).build();
    }
}
