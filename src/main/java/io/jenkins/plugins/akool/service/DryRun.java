package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.preflight.Preflight;
import io.jenkins.plugins.akool.preflight.PreflightReport;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Checks of an order in the background, told in the build's log. */
public final class DryRun {

    private static final Logger LOGGER = Logger.getLogger(DryRun.class.getName());

    private DryRun() {}

    /**
     * Checks everything about an order and submits nothing; returns at once.
     *
     * @return fails only where the checks themselves could not run
     */
    @NonNull
    public static CompletableFuture<PreflightReport> check(
            @NonNull Run<?, ?> run, @NonNull TranslationOptions options, @NonNull OrderWatcher watcher) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        PreflightReport report = Preflight.run(run, options, watcher.site());
                        report.notes().forEach(note -> ProgressLog.write(watcher, note));
                        report.problems().forEach(problem -> ProgressLog.write(watcher, problem));
                        if (report.problems().isEmpty()) {
                            ProgressLog.write(watcher, Messages.preflight_ok());
                        }
                        return report;
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        LOGGER.log(Level.WARNING, "The dry run for " + run + " failed", e);
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }
}
