package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.bookkeeping.ProgressLog;
import io.jenkins.plugins.akool.bookkeeping.RefusedLogins;
import io.jenkins.plugins.akool.options.OptionChecks;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.preflight.Preflight;
import io.jenkins.plugins.akool.preflight.PreflightReport;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.SystemProperties;

/** Checks of an order in the background, told in the build's log: before each order, and alone where nothing is ordered. */
public final class Checks {

    private static final Logger LOGGER = Logger.getLogger(Checks.class.getName());

    /** In milliseconds. */
    private static final String LIMIT = "io.jenkins.plugins.akool.checksTake";

    /** How long an order waits for its checks: an agent may never answer. One second more for each video. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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
                        PreflightReport report = dryRun(new Wish(run, options, watcher));
                        report.notes().forEach(note -> ProgressLog.write(watcher, note));
                        report.completion().told().forEach(line -> ProgressLog.write(watcher, line));
                        Wording.few(report.doubts()).forEach(doubt -> ProgressLog.write(watcher, doubt));
                        Wording.few(report.problems()).forEach(problem -> ProgressLog.write(watcher, problem));
                        if (report.problems().isEmpty()) {
                            ProgressLog.write(
                                    watcher,
                                    report.doubts().isEmpty()
                                            ? Messages.preflight_ok()
                                            : Messages.preflight_doubtful());
                        }
                        return report;
                    } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
                        LOGGER.log(Level.WARNING, "The dry run for " + run + " failed", e);
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private static PreflightReport dryRun(Wish wish) throws IOException, InterruptedException {
        Site site = wish.watcher().site();
        try {
            List<Video> videos = OptionChecks.source(wish.options()) == null ? Videos.of(wish, site) : List.of();
            PreflightReport report = dryRun(wish, videos, site);
            return report.problems().isEmpty() ? priced(wish, videos, report) : report;
        } catch (AbortException e) {
            return dryRun(wish, List.of(), site).with(e.getMessage());
        }
    }

    private static PreflightReport dryRun(Wish wish, List<Video> videos, @CheckForNull Site site)
            throws InterruptedException {
        Preflight check = new Preflight(wish.run(), wish.options(), videos);
        check.dryRun(site);
        return check.report();
    }

    /** With what it is likely to cost, which may be too much. */
    private static PreflightReport priced(Wish wish, List<Video> videos, PreflightReport report) {
        Prices prices = TranslationService.get().prices();
        List<Order> orders = videos.stream()
                .map(video -> wish.about(video, wish.watcher(), null)
                        .order(TranslationService.newOrderId(), Instant.now(), List.of())
                        .lasting(report.seconds(video)))
                .toList();
        List<String> notes = new ArrayList<>(report.notes());
        notes.addAll(prices.lines(wish.options(), orders));
        String objection = wish.options().isReuse() ? null : prices.objection(wish.options(), orders);
        PreflightReport told = report.telling(notes);
        return objection == null ? told : told.with(objection);
    }

    /**
     * Checks orders that are about to be placed.
     *
     * @param videos those that the wish means
     * @param logins told where AKOOL refuses the login
     * @return fails with an {@link AbortException} where something is certainly wrong; what could not be found out, or not in
     *     time, stops nothing
     */
    static CompletionStage<PreflightReport> beforePayment(Wish wish, List<Video> videos, RefusedLogins logins) {
        Preflight check = new Preflight(wish.run(), wish.options(), videos);
        Duration patience = Duration.ofMillis(SystemProperties.getLong(LIMIT, PATIENCE.toMillis()))
                .plusSeconds(videos.size());
        return CompletableFuture.supplyAsync(() -> report(wish, check), Computer.threadPoolForRemoting)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyAsync(
                        late -> check.report().doubting(Messages.preflight_late(patience.toSeconds())),
                        Computer.threadPoolForRemoting)
                .thenApply(report -> {
                    Wording.few(report.doubts()).forEach(wish::log);
                    if (report.loginRefusal() != null) {
                        logins.answered(Logins.named(wish.options().getCredentialsId()), report.loginRefusal());
                    }
                    String refusal = report.refusal();
                    if (refusal != null) {
                        throw new CompletionException(new AbortException(refusal));
                    }
                    report.completion().told().forEach(wish::log);
                    return report;
                });
    }

    /**
     * An order with all that was found out for it.
     *
     * @throws CompletionException with an {@link AbortException} where something that it needs was not
     */
    static Order completed(Order asked, Wish wish, PreflightReport report) {
        try {
            return report.completion().of(asked, wish.options()).lasting(report.seconds(wish.video()));
        } catch (AbortException e) {
            throw new CompletionException(e);
        }
    }

    private static PreflightReport report(Wish wish, Preflight check) {
        try {
            check.beforePayment(() -> site(wish.watcher()));
            return check.report();
        } catch (InterruptedException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "The checks of an order of " + wish.run() + " failed", e);
            return check.report().doubting(Messages.preflight_failed());
        }
    }

    /** A node that is away has no say; null then. */
    @CheckForNull
    private static Site site(OrderWatcher watcher) throws InterruptedException {
        try {
            return watcher.site();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a node is away", e);
            return null;
        }
    }
}
