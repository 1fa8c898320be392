package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.credits.CreditSum;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What an administrator sees of a controller: all of it from memory, no build is loaded for it. */
public final class Overview {

    private final EngineLife life;

    Overview(EngineLife life) {
        this.life = life;
    }

    /** All that the engine has, which is what is not done, in no order. */
    @NonNull
    public List<Translation> translations() {
        Engine engine = life.engine();
        return engine == null ? List.of() : engine.translations();
    }

    /** Whether its build cannot be loaded, or there is none. */
    public boolean isWithoutBuild(@NonNull Translation t) {
        return life.recorder().isLost(t.order().id());
    }

    /** How many changes the journal's disk refuses, so that they are in memory only. */
    public int unsaved() {
        Engine engine = life.engine();
        return engine == null ? 0 : engine.unsaved();
    }

    /** Whether the journal could not be read, so that nothing is submitted. */
    public boolean isJournalUnreadable() {
        CompletionStage<Void> resumed = life.resumed();
        return resumed != null && resumed.toCompletableFuture().isCompletedExceptionally();
    }

    /** What AKOOL said when it refused a login that it has not accepted since, by the credential's id. */
    @NonNull
    public Map<String, String> refusedLogins() {
        return life.refused().all();
    }

    /** What AKOOL charged, see {@link io.jenkins.plugins.akool.credits.CreditBook}; the oldest month first. */
    @NonNull
    public List<CreditSum> credits() {
        return life.credits().sums();
    }

    /** From when on credits are counted. */
    @NonNull
    public Instant creditsSince() {
        return life.credits().since();
    }

    /** As the engine's clock tells. */
    @NonNull
    public Instant now() {
        return life.now();
    }
}
