package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.callbacks.WebhookKey;
import io.jenkins.plugins.akool.login.Login;
import jenkins.model.JenkinsLocationConfiguration;

/** Whether AKOOL's calls are taken, and where: only where an administrator wants them and Jenkins knows its own address. */
public final class WebhookDoor {

    /** First part of the path below Jenkins' root; the token is the second. */
    public static final String PATH = "akool-webhook";

    private WebhookDoor() {}

    public static boolean isOpen() {
        return address() != null;
    }

    /** A sentence on why AKOOL's calls could not be opened with this login, or null where they can. */
    @CheckForNull
    public static String problem(@NonNull Login login) {
        return WebhookKey.of(login).isPresent() ? null : Messages.webhook_loginCannotOpen();
    }

    /** An address that a token is put behind to make it complete; null where no calls are taken. */
    @CheckForNull
    public static String address() {
        if (!AkoolGlobalConfiguration.get().isWebhooks()) {
            return null;
        }
        String root = JenkinsLocationConfiguration.get().getUrl();
        return root == null ? null : root + PATH + "/";
    }
}
