package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.artifacts.StorageException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Addresses below {@code latest} that lead to the newest archived file of a language, so that a web site can link to it:
 * {@code latest/ja} to the video, {@code latest/ja/subtitles} to its subtitles. With {@code ?source=} only those of one
 * video count, see {@link LatestTranslation#isOf}. Whoever may see the job's artifacts may follow them.
 */
public final class LatestAddresses {

    private final Job<?, ?> job;

    LatestAddresses(Job<?, ?> job) {
        this.job = job;
    }

    /** Any text is a language here; one that the job never had leads nowhere. */
    @NonNull
    public OfLanguage getDynamic(@NonNull String language) {
        return new OfLanguage(language);
    }

    /** The addresses of one language. */
    public final class OfLanguage {

        private final String language;

        OfLanguage(String language) {
            this.language = language;
        }

        /** Leads to the newest video; whoever looks for dead links asks by HEAD. */
        public HttpResponse doIndex(StaplerRequest2 request) throws InterruptedException {
            return lead(request, LatestTranslation::video, Messages::none_video);
        }

        /** Leads to the newest translated subtitles. */
        public HttpResponse doSubtitles(StaplerRequest2 request) throws InterruptedException {
            return lead(request, LatestTranslation::subtitles, Messages::none_subtitles);
        }

        private HttpResponse lead(
                StaplerRequest2 request, Function<LatestTranslation, String> file, Function<String, String> sentence)
                throws InterruptedException {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                return HttpResponses.status(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
            job.checkPermission(Item.READ);
            if (Functions.isArtifactsPermissionEnabled()) {
                job.checkPermission(Run.ARTIFACTS);
            }
            String source = request.getParameter("source");
            Iterator<LatestTranslation> candidates = LatestTranslation.of(job)
                    .filter(t -> t.isInto(language))
                    .filter(t -> source == null || t.isOf(source))
                    .iterator();
            try {
                while (candidates.hasNext()) {
                    LatestTranslation candidate = candidates.next();
                    String found = file.apply(candidate);
                    if (isThere(candidate.run(), found)) {
                        return HttpResponses.redirectViaContextPath("/" + candidate.link(found));
                    }
                }
            } catch (StorageException e) {
                return new Sentence(HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.getMessage());
            }
            return new Sentence(
                    HttpServletResponse.SC_NOT_FOUND,
                    sentence.apply(Language.named(language, LocaleProvider.getLocale())));
        }
    }

    /** A build may outlive its artifacts; a storage that is away does not make an older result the newest. */
    private static boolean isThere(Run<?, ?> run, @CheckForNull String file)
            throws StorageException, InterruptedException {
        return file != null && Storage.of(run).files(List.of(file)).containsKey(file);
    }

    /** An answer for whoever follows a link by hand. */
    private record Sentence(int status, String text) implements HttpResponse {

        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException {
            response.setStatus(status);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
