package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.List;

/** For what is not about the disk. */
final class NoJournal implements Journal {

    @Override
    public void save(Translation translation) {
        // Nothing comes back.
    }

    @Override
    public void saveTogether(List<Translation> some) {
        // Nothing comes back.
    }

    @Override
    public boolean wasSetAside(String id) {
        return false;
    }

    @Override
    public void remove(String id) {
        // Nothing is there.
    }

    @Override
    public List<Translation> load() {
        return List.of();
    }
}
