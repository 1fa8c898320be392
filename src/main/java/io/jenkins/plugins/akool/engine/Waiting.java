package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Planned translations that wait for what becomes of another one, which is the same or shows what they cost. In memory only:
 * after a restart each comes to its turn again. Used on the timeline's thread.
 */
final class Waiting {

    private final Ledger ledger;

    private final Set<String> ids = new HashSet<>();

    /** Of these, those that wait for what another one of their login costs, by the login. */
    private final Map<String, Set<String>> byLogin = new HashMap<>();

    Waiting(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(String id) {
        ids.add(id);
    }

    /**
     * @param login whose price it waits for, null for that of its batch
     */
    void addForPrice(String id, @CheckForNull String login) {
        add(id);
        if (login != null) {
            byLogin.computeIfAbsent(login, l -> new LinkedHashSet<>()).add(id);
        }
    }

    void remove(String id) {
        ids.remove(id);
    }

    /**
     * Those that go on now that there is an answer: others that are the same take the id of the one that was sent, or do not
     * wait any more where it has none; nor do those that waited for what it costs.
     */
    List<Translation> wokenBy(Translation sent, Payers payers) {
        Translation now = ledger.get(sent.id());
        boolean paid = now != null && payers.isPaid(now);
        String key = sent.key();
        List<Translation> same = key == null ? List.of() : ledger.withKey(key);
        List<Translation> login = sent.reserved().stream()
                .map(r -> byLogin.remove(r.login()))
                .filter(Objects::nonNull)
                .flatMap(Set::stream)
                .map(ledger::get)
                .filter(Objects::nonNull)
                .toList();
        List<Translation> batch = sent.order().terms().batch() == null
                ? List.of()
                : ledger.ofGroup(sent.order().group());
        return Stream.concat(
                        same.stream().filter(t -> ids.remove(t.id()) || paid),
                        Stream.concat(batch.stream(), login.stream()).filter(t -> ids.remove(t.id())))
                .filter(t -> t.state() == State.PLANNED)
                .toList();
    }
}
