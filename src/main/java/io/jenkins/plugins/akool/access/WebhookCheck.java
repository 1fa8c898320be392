package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Computer;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.download.PublicAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.JenkinsLocationConfiguration;
import okhttp3.HttpUrl;

/** Tells from inside what would keep AKOOL from calling. Resolves the controller's name and sends no request. */
final class WebhookCheck {

    /** Seconds for the name to be resolved. */
    private static final long PATIENCE = 5;

    private WebhookCheck() {}

    static FormValidation run(@CheckForNull String credentialsId) {
        List<FormValidation> found = new ArrayList<>();
        String root = JenkinsLocationConfiguration.get().getUrl();
        HttpUrl url = root == null ? null : HttpUrl.parse(root);
        if (root == null) {
            found.add(FormValidation.error(Messages.webhook_noUrl()));
        } else if (url == null) {
            found.add(FormValidation.error(Messages.webhook_malformedUrl()));
        } else {
            address(url, found);
        }
        login(credentialsId, found);
        if (url != null) {
            found.add(FormValidation.ok(Messages.webhook_address(root + WebhookDoor.PATH + "/")));
        }
        return FormValidation.aggregate(found);
    }

    private static void address(HttpUrl url, List<FormValidation> found) {
        if (!url.isHttps()) {
            found.add(FormValidation.warning(Messages.webhook_plain()));
        }
        if (url.port() != HttpUrl.defaultPort(url.scheme())) {
            found.add(FormValidation.warning(Messages.webhook_port(String.valueOf(url.port()))));
        }
        Future<InetAddress[]> resolving =
                Computer.threadPoolForRemoting.submit(() -> InetAddress.getAllByName(url.host()));
        try {
            for (InetAddress address : resolving.get(PATIENCE, TimeUnit.SECONDS)) {
                if (!PublicAddress.is(address)) {
                    found.add(FormValidation.warning(Messages.webhook_notPublic(url.host(), address.getHostAddress())));
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            resolving.cancel(true);
            found.add(FormValidation.warning(Messages.webhook_unresolvable(url.host())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            found.add(FormValidation.error(Messages.form_late()));
        }
    }

    private static void login(@CheckForNull String credentialsId, List<FormValidation> found) {
        try {
            String problem = WebhookDoor.problem(Logins.find(null, credentialsId));
            if (problem != null) {
                found.add(FormValidation.warning(problem));
            }
        } catch (AkoolException e) {
            found.add(FormValidation.error(e.getMessage()));
        }
    }
}
