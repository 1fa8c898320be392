package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.List;

/** A journal, and how often it was asked to have something on the disk before it returns. */
final class CountedJournal implements Journal {

    private final Journal journal;

    int forced;

    /** Spent in there. */
    long nanos;

    CountedJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void save(Translation translation) throws IOException {
        long start = System.nanoTime();
        journal.save(translation);
        nanos += System.nanoTime() - start;
        forced++;
    }

    @Override
    public void saveTogether(List<Translation> some) throws IOException {
        long start = System.nanoTime();
        journal.saveTogether(some);
        nanos += System.nanoTime() - start;
        forced++;
    }

    @Override
    public boolean wasSetAside(String id) {
        return journal.wasSetAside(id);
    }

    @Override
    public void remove(String id) throws IOException {
        journal.remove(id);
    }

    @Override
    public List<Translation> load() throws IOException {
        return journal.load();
    }
}
