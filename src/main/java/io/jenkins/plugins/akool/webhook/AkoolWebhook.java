package io.jenkins.plugins.akool.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.akool.access.PublicDoor;
import io.jenkins.plugins.akool.access.WebhookDoor;
import io.jenkins.plugins.akool.callbacks.WebhookKey;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.engine.Webhooks;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/**
 * Answers AKOOL's calls: 200 to what it accepts, also the second time; 404 to who names no open translation's token,
 * before anything of the body is read; 403 to what is not AKOOL's; 503 to what cannot be decided now, which AKOOL tries
 * again. The answers have no body, and nothing else happens on the request's thread.
 */
@Extension
public final class AkoolWebhook extends PublicDoor {

    /** Who holds a token and sends slowly keeps this many threads of Jenkins at most. */
    private static final int MOST_AT_ONCE = 4;

    /** Seconds for the store of credentials, which may be elsewhere, to bring the login that opens the call. */
    private static final long PATIENCE = 5;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Refusals refusals = new Refusals(System::nanoTime);

    @CheckForNull
    @Override
    public String getUrlName() {
        return WebhookDoor.isOpen() ? WebhookDoor.PATH : null;
    }

    /** Takes a call; what follows the action's path is its token. */
    @POST
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) {
        String rest = request.getRestOfPath();
        int status = WebhookToken.parse(rest.startsWith("/") ? rest.substring(1) : rest)
                .map(token -> take(token, request))
                .orElse(HttpURLConnection.HTTP_NOT_FOUND);
        answer(response, status);
    }

    private int take(WebhookToken token, StaplerRequest2 request) {
        Webhooks webhooks = ExtensionList.lookupSingleton(CallTaker.class).webhooks();
        if (webhooks == null) {
            return HttpURLConnection.HTTP_UNAVAILABLE;
        }
        if (!webhooks.knows(token)) {
            return HttpURLConnection.HTTP_NOT_FOUND;
        }
        if (request.getContentLengthLong() > WebhookKey.LONGEST) {
            return refused();
        }
        if (!places.tryAcquire()) {
            return HttpURLConnection.HTTP_UNAVAILABLE;
        }
        try {
            return receive(webhooks, token, request.getInputStream());
        } catch (IOException e) {
            // Sent too slowly, or broken off.
            return refused();
        } finally {
            places.release();
        }
    }

    private int receive(Webhooks webhooks, WebhookToken token, InputStream in) throws IOException {
        // One byte too many is enough to know that it is too long.
        byte[] body = in.readNBytes(WebhookKey.LONGEST + 1);
        try {
            return webhooks.receive(token, body).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS)
                    ? HttpURLConnection.HTTP_OK
                    : refused();
        } catch (ExecutionException | TimeoutException e) {
            return HttpURLConnection.HTTP_UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpURLConnection.HTTP_UNAVAILABLE;
        }
    }

    private int refused() {
        refusals.add();
        return HttpURLConnection.HTTP_FORBIDDEN;
    }
}
