package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Clients;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.engine.Accounts;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.source.SourceLinks;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** AKOOL as the engine sees it: with the login that the translation's build may use, and links to stored copies. */
public final class BuildAccounts implements Accounts {

    private final SourceLinks links;

    private final OrderRecorder recorder;
    private final RefusedLogins refused;

    /**
     * @param recorder tells a build's log what it waits for
     * @param refused takes note of what AKOOL says of logins
     */
    public BuildAccounts(@NonNull SourceLinks links, @NonNull OrderRecorder recorder, @NonNull RefusedLogins refused) {
        this.refused = refused;
        this.links = links;
        this.recorder = recorder;
    }

    @Override
    public CompletionStage<Order> addressed(Order order) {
        return links.addressed(order).whenComplete((addressed, error) -> {
            if (OrderRecorder.cause(error) instanceof AkoolException e && e.remedy() == Remedy.RETRY_LATER) {
                recorder.waiting(order, Messages.log_notSubmittedYet(e.getMessage()));
            }
        });
    }

    @Override
    public CompletionStage<TranslationApi> open(Translation translation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Run<?, ?> run = Owners.find(translation.order());
                        if (run == null) {
                            throw new AkoolException(Remedy.RETRY_LATER, Messages.build_away());
                        }
                        boolean first = translation.state() == State.PLANNED;
                        String id = translation.order().terms().credentialsId();
                        return refused.watched(Logins.named(id), Clients.get().inTurn(Logins.find(run, id, first)));
                    } catch (AkoolException e) {
                        throw new CompletionException(e);
                    } catch (IllegalArgumentException e) {
                        throw new CompletionException(new AkoolException(Remedy.STOP, e.getMessage(), e));
                    }
                },
                Computer.threadPoolForRemoting);
    }
}
