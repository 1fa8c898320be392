package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Clients;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One order on its way to the engine, as the step wants it that waits for it. */
record Wish(
        @NonNull Run<?, ?> run,
        @NonNull TranslationOptions options,
        @NonNull OrderWatcher watcher) {

    WorkspaceFiles files() {
        return new WorkspaceFiles(options.getFile(), options.captionPath(), options.isArchiveSource());
    }

    /** The codes that AKOOL lists; empty where it cannot be asked, or need not be, since all are written as codes are. */
    CompletionStage<List<String>> knownLanguages() {
        return options.writtenLanguages().equals(options.languageList())
                ? CompletableFuture.completedFuture(List.of())
                : Clients.get().languageCodes(run, options.getCredentialsId());
    }

    /** Says what there is to spend, where not everything may be. */
    CompletionStage<?> balanceLogged() {
        return options.getMaxCredits() == 0
                ? CompletableFuture.completedFuture(null)
                : Clients.get()
                        .balance(run, options.getCredentialsId())
                        .thenAccept(balance -> balance.ifPresent(credits ->
                                ProgressLog.write(watcher, Messages.log_balance(ProgressLog.number(credits)))));
    }
}
