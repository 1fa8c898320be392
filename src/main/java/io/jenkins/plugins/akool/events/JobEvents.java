package io.jenkins.plugins.akool.events;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.service.TranslationService;

/** Tells the service of jobs that have another name, or are gone with all their builds. */
@Extension
public final class JobEvents extends ItemListener {

    @Override
    public void onLocationChanged(@NonNull Item item, @NonNull String oldFullName, @NonNull String newFullName) {
        // Also called for each job in a folder that is moved, whose own owners are then told a second time, unchanged.
        TranslationService.get()
                .renameOwners(owner -> Owners.isBelow(owner, oldFullName)
                        ? newFullName + owner.substring(oldFullName.length())
                        : owner);
    }

    @Override
    public void onDeleted(@NonNull Item item) {
        String deleted = item.getFullName();
        TranslationService.get().forgetOwners(owner -> Owners.isBelow(owner, deleted));
    }
}
