package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.preflight.Preflight;
import io.jenkins.plugins.akool.preflight.PreflightReport;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Checks of an order in the background, told in the build's log: before each order, and alone where nothing is ordered. */
public final class Checks {

    private static final Logger LOGGER = Logger.getLogger(Checks.class.getName());

    /** Seconds that an order waits for its checks, which it can do without: an agent may never answer. */
    private static final long PATIENCE = 90;

    private Checks() {}

    /**
     * Checks everything about an order and submits nothing; returns at once.
     *
     * @return fails only where the checks themselves could not run
     */
    @NonNull
    public static CompletableFuture<PreflightReport> dryRun(
            @NonNull Run<?, ?> run, @NonNull TranslationOptions options, @NonNull OrderWatcher watcher) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        PreflightReport report = Preflight.dryRun(run, options, watcher.site());
                        report.notes().forEach(note -> ProgressLog.write(watcher, note));
                        report.doubts().forEach(doubt -> ProgressLog.write(watcher, doubt));
                        report.problems().forEach(problem -> ProgressLog.write(watcher, problem));
                        if (report.problems().isEmpty()) {
                            ProgressLog.write(
                                    watcher,
                                    report.doubts().isEmpty()
                                            ? Messages.preflight_ok()
                                            : Messages.preflight_doubtful());
                        }
                        return report;
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        LOGGER.log(Level.WARNING, "The dry run for " + run + " failed", e);
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    /**
     * Checks an order that is about to be placed.
     *
     * @param logins told where AKOOL refuses the login
     * @return fails with an {@link AbortException} where something is certainly wrong; what could not be found out stops
     *     nothing
     */
    static CompletionStage<Void> beforePayment(Wish wish, RefusedLogins logins) {
        return CompletableFuture.supplyAsync(() -> report(wish), Computer.threadPoolForRemoting)
                .completeOnTimeout(PreflightReport.doubt(Messages.preflight_late(PATIENCE)), PATIENCE, TimeUnit.SECONDS)
                .thenAccept(report -> {
                    report.doubts().forEach(doubt -> ProgressLog.write(wish.watcher(), doubt));
                    if (report.loginRefusal() != null) {
                        logins.answered(Logins.named(wish.options().getCredentialsId()), report.loginRefusal());
                    }
                    String refusal = report.refusal();
                    if (refusal != null) {
                        throw new CompletionException(new AbortException(refusal));
                    }
                });
    }

    private static PreflightReport report(Wish wish) {
        try {
            return Preflight.beforePayment(wish.run(), wish.options(), site(wish.watcher()));
        } catch (InterruptedException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "The checks of an order of " + wish.run() + " failed", e);
            return PreflightReport.doubt(Messages.preflight_failed());
        }
    }

    /** A node that is away has no say; null then. */
    private static Site site(OrderWatcher watcher) throws InterruptedException {
        try {
            return watcher.site();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a node is away", e);
            return null;
        }
    }
}
