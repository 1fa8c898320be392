package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.akool.service.TranslationService;
import java.util.Map;
import org.jenkinsci.Symbol;

/** Warns of logins that AKOOL refuses. */
@Extension
@Symbol("akoolLogin")
public final class LoginMonitor extends AdministrativeMonitor {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.login_name();
    }

    @Override
    public boolean isActivated() {
        return !getRefused().isEmpty();
    }

    /** AKOOL's sentence, by the credential's id. */
    @NonNull
    public Map<String, String> getRefused() {
        return TranslationService.get().overview().refusedLogins();
    }
}
