package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.PublicDoor;
import io.jenkins.plugins.akool.artifacts.StorageException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Where AKOOL fetches copies of workspace files, {@code akool-source/<token>/<file name>}: without a login, for whoever
 * has the link, and nothing but that one file. There only where an administrator opened it.
 *
 * <p>What a request names is compared with what is stored and never made a path of. Whatever is wrong with it, the answer
 * is 404 and says nothing more; a good link whose storage is away is told to come later.
 */
@Extension
public final class SourceDoor extends PublicDoor {

    private static final Logger LOGGER = Logger.getLogger(SourceDoor.class.getName());

    /** Missing in the servlet API. */
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Duration UNTIL_READERS_LEAVE = Duration.ofSeconds(5);

    private static final Duration UNTIL_STORAGE_IS_BACK = Duration.ofSeconds(30);

    private final Turnstile turnstile = new Turnstile(InstantSource.system());

    @CheckForNull
    @Override
    public String getUrlName() {
        return AkoolGlobalConfiguration.get().isServeSources() ? ServedFile.DOOR : null;
    }

    /** GET or HEAD of a file; by anybody. */
    public void doDynamic(@NonNull StaplerRequest2 request, @NonNull StaplerResponse2 response) {
        String[] path = request.getRestOfPath().split("/", -1);
        boolean reading = path.length == 3 && path[0].isEmpty() && isReading(request);
        try {
            ServedFile file =
                    reading ? ExtensionList.lookupSingleton(ServedFiles.class).served(path[1], path[2]) : null;
            if (file == null) {
                answer(response, HttpServletResponse.SC_NOT_FOUND);
            } else {
                serve(path[1], file, request, response);
            }
        } catch (StorageException e) {
            LOGGER.log(Level.WARNING, "The copy of a video for AKOOL cannot be looked at: {0}", e.getMessage());
            comeLater(response, UNTIL_STORAGE_IS_BACK);
        } catch (IOException e) {
            // Readers come and go, and half an answer cannot be mended: its end is missing, which they see.
            LOGGER.log(Level.FINE, "a copy was not read to its end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(String link, ServedFile file, StaplerRequest2 request, StaplerResponse2 response)
            throws IOException, InterruptedException {
        switch (turnstile.enter(link)) {
            case TOO_MANY_READERS -> comeLater(response, UNTIL_READERS_LEAVE);
            case TOO_MANY_REQUESTS -> {
                response.setHeader("Retry-After", String.valueOf(Turnstile.WHILE.toSeconds()));
                answer(response, TOO_MANY_REQUESTS);
            }
            case IN -> {
                try {
                    new FileAnswer(file, request, response).send();
                } finally {
                    turnstile.leave(link);
                }
            }
        }
    }

    private static boolean isReading(StaplerRequest2 request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Said as long as nothing else was. */
    private static void comeLater(StaplerResponse2 response, Duration pause) {
        if (!response.isCommitted()) {
            response.reset();
            response.setHeader("Retry-After", String.valueOf(pause.toSeconds()));
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
