package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Clients;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.bookkeeping.ProgressLog;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import io.jenkins.plugins.akool.translation.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One order on its way to the engine, as the step wants it that waits for it; or all orders of a step that is about several
 * videos.
 *
 * @param batch what the order has in common with others of its step, null for the only one
 */
record Wish(
        @NonNull Run<?, ?> run,
        @NonNull TranslationOptions options,
        @NonNull OrderWatcher watcher,
        @CheckForNull String batch) {

    Wish(Run<?, ?> run, TranslationOptions options, OrderWatcher watcher) {
        this(run, options, watcher, null);
    }

    /** What the step wants of one of its videos. */
    Wish about(Video video, OrderWatcher waiting, String common) {
        return new Wish(run, options.about(video), waiting, common);
    }

    /**
     * @param spelling codes of languages whose spelling counts
     */
    Order order(String id, Instant placedAt, Collection<String> spelling) {
        return options.toOrder(id, Owners.of(run), placedAt, spelling).in(batch);
    }

    /** The only video of options that are about no others. */
    Video video() {
        return new Video(options.getFile() == null ? options.getUrl() : null, options.getFile());
    }

    WorkspaceFiles files() {
        return new WorkspaceFiles(options.getFile(), options.captionPath(), options.isArchiveSource());
    }

    /** The codes that AKOOL lists, which the checks before the order need as well; empty where it cannot be asked. */
    CompletionStage<List<String>> knownLanguages() {
        return Clients.get().languageCodes(run, options.getCredentialsId());
    }

    /** Says what there is to spend, where not everything may be. */
    CompletionStage<?> balanceLogged() {
        return options.getMaxCredits() == 0
                ? CompletableFuture.completedFuture(null)
                : Clients.get()
                        .balance(run, options.getCredentialsId())
                        .thenAccept(balance ->
                                balance.ifPresent(credits -> log(Messages.log_balance(ProgressLog.number(credits)))));
    }

    /** Says what was understood of the order, and where the page is that shows the rest. */
    void understood(Order order) {
        spelled(order);
        log(Messages.log_ordered(StoredFile.shownName(order.source()), String.join(", ", order.languages()), page()));
    }

    /** The same of several orders, one for each video. */
    void understood(int videos, Order first) {
        spelled(first);
        log(Messages.log_orderedSeveral(videos, String.join(", ", first.languages()), page()));
    }

    private void spelled(Order order) {
        List<String> written = options.writtenLanguages();
        String spelled = IntStream.range(0, written.size())
                .filter(i -> !written.get(i).equals(order.languages().get(i)))
                .mapToObj(i ->
                        Messages.log_spelled(written.get(i), order.languages().get(i)))
                .collect(Collectors.joining(" "));
        if (!spelled.isEmpty()) {
            log(spelled);
        }
    }

    private String page() {
        return HyperlinkNote.encodeTo("/" + run.getUrl() + "akool/", Messages.log_page());
    }

    /** Writes a line to the step's log. */
    void log(String line) {
        ProgressLog.write(watcher, line);
    }
}
