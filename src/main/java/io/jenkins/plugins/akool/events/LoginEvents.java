package io.jenkins.plugins.akool.events;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.akool.service.TranslationService;

/**
 * Tells the service that a login may have changed. Credentials are saved with whatever keeps them: the system's store, a
 * folder, a user. Asking after each is cheap, since it concerns only what waits for a login.
 */
@Extension
public final class LoginEvents extends SaveableListener {

    @Override
    public void onChange(Saveable saved, XmlFile file) {
        // Builds keep no credentials, and are saved all the time.
        if (!(saved instanceof Run)) {
            TranslationService.get().loginsChanged();
        }
        // A job only names one.
        if (!(saved instanceof Run || saved instanceof Job)) {
            TranslationService.get().forgiveLogins();
        }
    }
}
