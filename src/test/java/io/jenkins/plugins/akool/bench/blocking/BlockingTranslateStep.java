package io.jenkins.plugins.akool.bench.blocking;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Submits, asks every three seconds until AKOOL is done, and archives; on one thread from the beginning to the end. */
public final class BlockingTranslateStep extends Step {

    private final String endpoint;
    private final String key;
    private final String body;

    @DataBoundConstructor
    public BlockingTranslateStep(String endpoint, String key, String body) {
        this.endpoint = endpoint;
        this.key = key;
        this.body = body;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, endpoint, key, body);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Void> {

        private static final long serialVersionUID = 1L;

        private static final long PAUSE_MILLIS = 3000;

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        private static final String VIDEOS = "/api/open/v3/content/video/";

        private final String endpoint;
        private final String key;
        private final String body;

        Execution(StepContext context, String endpoint, String key, String body) {
            super(context);
            this.endpoint = endpoint;
            this.key = key;
            this.body = body;
        }

        @Override
        protected Void run() throws Exception {
            String id = found(
                    "_id",
                    ask(request("createbytranslate")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))));
            TaskListener log = getContext().get(TaskListener.class);
            String status = "";
            while (!status.contains("\"video_status\":3")) {
                Thread.sleep(PAUSE_MILLIS);
                status = ask(request("infobymodelid?video_model_id=" + id));
                log.getLogger().println("status of " + id);
            }
            Run<?, ?> run = getContext().get(Run.class);
            FilePath folder = new FilePath(run.getRootDir()).child("translated");
            FilePath file = folder.child("tour.ja.mp4");
            HttpRequest video =
                    HttpRequest.newBuilder(URI.create(found("video", status))).build();
            try (InputStream in =
                    HTTP.send(video, HttpResponse.BodyHandlers.ofInputStream()).body()) {
                file.copyFrom(in);
            }
            TaskListener quiet = StreamTaskListener.NULL;
            Launcher launcher = folder.createLauncher(quiet);
            run.pickArtifactManager()
                    .archive(
                            folder,
                            launcher,
                            new hudson.model.BuildListener() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                public java.io.PrintStream getLogger() {
                                    return quiet.getLogger();
                                }
                            },
                            Map.of("tour.ja.mp4", "tour.ja.mp4"));
            folder.deleteRecursive();
            return null;
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(endpoint + VIDEOS + path)).header("x-api-key", key);
        }

        private static String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        private static String found(String field, String answer) throws IOException {
            Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(answer);
            if (!matcher.find()) {
                throw new IOException("no " + field);
            }
            return matcher.group(1);
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "blockingTranslate";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
