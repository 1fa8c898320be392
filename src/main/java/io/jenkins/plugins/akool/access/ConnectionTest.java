package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Endpoint;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jvnet.localizer.LocaleProvider;

/** Asks AKOOL with what stands in the administrator's form, saved or not. */
final class ConnectionTest {

    /** Seconds; an administrator who pressed the button waits longer than one who opened a page. */
    private static final long PATIENCE = 15;

    private ConnectionTest() {}

    static FormValidation run(@CheckForNull String endpoint, @CheckForNull String credentialsId) {
        try {
            Endpoint address = Endpoint.of(endpoint == null ? Endpoint.DEFAULT : endpoint);
            AkoolClient client = Clients.get().of(address, Logins.find(null, credentialsId));
            // The balance may be missing for reasons of its own, so the list of languages says whether the login is
            // good.
            client.languages().get(PATIENCE, TimeUnit.SECONDS);
            Optional<Double> balance = client.balance().get(PATIENCE, TimeUnit.SECONDS);
            return FormValidation.ok(balance.map(credits ->
                            Messages.connection_balance(NumberFormat.getNumberInstance(LocaleProvider.getLocale())
                                    .format(credits)))
                    .orElse(Messages.connection_ok()));
        } catch (AkoolException | IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        } catch (ExecutionException | TimeoutException e) {
            return FormValidation.error(Questions.sentence(e).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FormValidation.error(Messages.form_late());
        }
    }
}
