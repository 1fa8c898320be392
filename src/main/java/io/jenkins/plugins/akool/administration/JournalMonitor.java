package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.akool.service.TranslationService;
import org.jenkinsci.Symbol;

/** Warns where the journal of translations cannot be written or read, so that a restart could forget what is paid. */
@Extension
@Symbol("akoolJournal")
public final class JournalMonitor extends AdministrativeMonitor {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.journal_name();
    }

    @Override
    public boolean isActivated() {
        return isUnreadable() || getUnsaved() > 0;
    }

    /** Whether nothing is submitted, since the journal could not be read at the start. */
    public boolean isUnreadable() {
        return TranslationService.get().overview().isJournalUnreadable();
    }

    /** How many changes are in memory only. */
    public int getUnsaved() {
        return TranslationService.get().overview().unsaved();
    }
}
