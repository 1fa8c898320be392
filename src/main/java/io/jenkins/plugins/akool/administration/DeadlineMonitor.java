package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.akool.service.Overview;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.Symbol;

/** Warns of paid results that AKOOL deletes within a day and that no build has. */
@Extension
@Symbol("akoolDeadline")
public final class DeadlineMonitor extends AdministrativeMonitor {

    private static final Duration SOON = Duration.ofHours(24);

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.deadline_name();
    }

    @Override
    public boolean isActivated() {
        return getCount() + getLostCount() > 0;
    }

    /** How many there are that their build can have. */
    public long getCount() {
        return count(false);
    }

    /** How many there are whose build cannot be loaded, or is gone. */
    public long getLostCount() {
        return count(true);
    }

    private static long count(boolean withoutBuild) {
        Overview overview = TranslationService.get().overview();
        Instant now = overview.now();
        return overview.translations().stream()
                .filter(t -> isUrgent(t, now) && overview.isWithoutBuild(t) == withoutBuild)
                .count();
    }

    static boolean isUrgent(Translation t, Instant now) {
        Instant end = t.expiresAt();
        boolean wanted = !t.state().settled() || t.state() == State.UNCOLLECTED;
        return end != null && wanted && now.isBefore(end) && now.plus(SOON).isAfter(end);
    }
}
