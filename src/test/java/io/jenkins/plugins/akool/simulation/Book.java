package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The journal. What was written lasts; what failed to be written may be there all the same; what is there may be
 * unreadable at the next start.
 */
final class Book {

    private final World world;

    /** What is on the disk, by id. */
    private final Map<String, Translation> entries = new TreeMap<>();

    /** Ids of entries that were found unreadable. */
    private final Set<String> aside = new TreeSet<>();

    /** How many entries rot until the next start. */
    private int rotting;

    Book(World world) {
        this.world = world;
    }

    @CheckForNull
    Translation entry(String id) {
        return entries.get(id);
    }

    boolean wasSetAside(String id) {
        return aside.contains(id);
    }

    boolean hasSetAside() {
        return !aside.isEmpty();
    }

    Map<String, Translation> entries() {
        return entries;
    }

    /** An entry cannot be read any more, which the next start will find. */
    void rot() {
        rotting++;
    }

    void makeWell() {
        rotting = 0;
    }

    /** As the process of that life sees it. */
    Journal openedBy(int life) {
        return new Journal() {
            @Override
            public void save(Translation t) throws IOException {
                world.controller.gate(life, "the save, before it wrote,", t.id());
                boolean fails = world.troubles.strike(Port.JOURNAL_SAVE, t.id(), world.now);
                boolean there = !fails || world.dice.roll("half-written " + t.id()) < 0.3;
                if (there) {
                    entries.put(t.id(), t);
                    world.inspector.stands(t);
                    world.inspector.booksChanged();
                }
                if (fails) {
                    world.story.tell(
                            world.now,
                            "journal",
                            "cannot write %s as %s%s",
                            t.id(),
                            t.state(),
                            there ? ", but did" : "");
                    throw new IOException("No space left on device");
                }
                world.controller.gate(life, "the save, after it wrote,", t.id());
            }

            @Override
            public void saveTogether(List<Translation> some) throws IOException {
                for (Translation t : some) {
                    save(t);
                }
            }

            @Override
            public boolean wasSetAside(String id) {
                return aside.contains(id);
            }

            @Override
            public void remove(String id) throws IOException {
                world.controller.gate(life, "the removal, before it removed,", id);
                if (world.troubles.strike(Port.JOURNAL_REMOVE, id, world.now)) {
                    world.story.tell(world.now, "journal", "cannot remove %s", id);
                    throw new IOException("Input/output error");
                }
                entries.remove(id);
                world.inspector.booksChanged();
                world.controller.gate(life, "the removal, after it removed,", id);
            }

            @Override
            public List<Translation> load() throws IOException {
                if (world.troubles.strike(Port.JOURNAL_LOAD, "all", world.now)) {
                    throw new IOException("Stale file handle");
                }
                for (; rotting > 0 && !entries.isEmpty(); rotting--) {
                    List<String> ids = new ArrayList<>(entries.keySet());
                    String id = ids.get(world.dice.pick("rot", ids.size()));
                    world.story.tell(
                            world.now,
                            "journal",
                            "cannot read %s (%s) and sets it aside",
                            id,
                            entries.get(id).state());
                    entries.remove(id);
                    aside.add(id);
                    world.inspector.booksChanged();
                }
                return new ArrayList<>(entries.values());
            }
        };
    }
}
