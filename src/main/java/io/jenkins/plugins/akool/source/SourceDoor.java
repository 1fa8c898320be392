package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.PublicDoor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
 * is 404 and says nothing more.
 */
@Extension
public final class SourceDoor extends PublicDoor {

    private static final Logger LOGGER = Logger.getLogger(SourceDoor.class.getName());

    /** Missing in the servlet API. */
    private static final int TOO_MANY_REQUESTS = 429;

    private final Turnstile turnstile = new Turnstile(InstantSource.system());

    @CheckForNull
    @Override
    public String getUrlName() {
        return AkoolGlobalConfiguration.get().isServeSources() ? ServedFile.DOOR : null;
    }

    /** GET or HEAD of a file; by anybody. */
    public void doDynamic(@NonNull StaplerRequest2 request, @NonNull StaplerResponse2 response) {
        String[] path = request.getRestOfPath().split("/", -1);
        ServedFile file = path.length == 3 && path[0].isEmpty() && isReading(request) ? find(path[1], path[2]) : null;
        if (file == null) {
            answer(response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        switch (turnstile.enter(path[1])) {
            case TOO_MANY_READERS -> {
                response.setHeader("Retry-After", "5");
                answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
            case TOO_MANY_REQUESTS -> {
                response.setHeader("Retry-After", String.valueOf(Turnstile.WHILE.toSeconds()));
                answer(response, TOO_MANY_REQUESTS);
            }
            case IN -> {
                try {
                    new FileAnswer(file, request, response).send();
                } catch (IOException e) {
                    // Readers come and go, and half an answer cannot be mended: its end is missing, which they see.
                    LOGGER.log(Level.FINE, "a copy was not read to its end", e);
                } finally {
                    turnstile.leave(path[1]);
                }
            }
        }
    }

    private static boolean isReading(StaplerRequest2 request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    @CheckForNull
    private static ServedFile find(String token, String name) {
        try {
            return ExtensionList.lookupSingleton(ServedFiles.class).served(token, name);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The copy of a video for AKOOL cannot be looked at", e);
            return null;
        }
    }
}
