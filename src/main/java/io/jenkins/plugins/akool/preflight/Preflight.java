package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.options.OptionChecks;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.source.SourceLinks;
import io.jenkins.plugins.akool.source.SourceStore;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks all that can be checked of orders without submitting them: AKOOL's lists, and the videos themselves. Free, and
 * blocking: runs on a background thread.
 *
 * <p>What only AKOOL can know for certain is a doubt and no problem: it may reach servers that nobody here does, and its
 * lists may be away.
 */
public final class Preflight {

    private static final Logger LOGGER = Logger.getLogger(Preflight.class.getName());

    /** Addresses that are looked at side by side. */
    private static final int AT_ONCE = 8;

    private final Run<?, ?> run;
    private final TranslationOptions options;

    /** All that one step is about. */
    private final List<Video> videos;

    /** The node whose network and workspace are used, or null for the controller's network and no workspace. */
    @CheckForNull
    private final FilePath node;

    private final Findings findings = new Findings();
    private final AccountCheck account = new AccountCheck(findings);
    private final WordCheck words = new WordCheck(findings);

    /** What is in the videos, as far as they were looked at. */
    private final Map<Video, VideoFacts> facts = new LinkedHashMap<>();

    private Preflight(Run<?, ?> run, TranslationOptions options, List<Video> videos, @CheckForNull Site site) {
        this.run = run;
        this.options = options;
        this.videos = videos;
        node = site == null ? null : site.workspace();
    }

    /**
     * All that can be found out, for somebody who orders nothing.
     *
     * @param videos those that the options mean, as far as they mean any
     * @param site where the step runs, null for no node
     */
    @NonNull
    public static PreflightReport dryRun(
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull List<Video> videos,
            @CheckForNull Site site)
            throws InterruptedException {
        Preflight check = new Preflight(run, options, videos, site);
        check.findings.problem(options.problem());
        check.askAkool(true);
        if (site == null && (options.captionPath() != null || videos.stream().anyMatch(v -> v.file() != null))) {
            check.findings.problem(WorkspaceFiles.noWorkspace());
        }
        check.ways();
        check.contents();
        return check.report();
    }

    /**
     * What the orders themselves would find out too late.
     *
     * @param options with nothing wrong that can be seen without asking anybody
     * @param videos those that the options mean
     * @param site where the step runs, null where that is not known; then its files are not looked at
     */
    @NonNull
    public static PreflightReport beforePayment(
            @NonNull Run<?, ?> run,
            @NonNull TranslationOptions options,
            @NonNull List<Video> videos,
            @CheckForNull Site site)
            throws InterruptedException {
        Preflight check = new Preflight(run, options, videos, site);
        check.askAkool(false);
        check.contents();
        return check.report();
    }

    /** The glossary is read before, since AKOOL is asked about its languages, too. */
    private void askAkool(boolean dry) throws InterruptedException {
        words.read(options, node);
        account.check(run, options, dry, words);
    }

    private PreflightReport report() {
        Completion completion = new Completion(account.voices(), words.glossary(), findings.told());
        return new PreflightReport(
                findings.problems(), findings.doubts(), findings.notes(), account.refusal(), facts, completion);
    }

    /** Whether copies of the workspace's files can be given to AKOOL. */
    private void ways() throws InterruptedException {
        List<String> files = new ArrayList<>();
        videos.stream().map(Video::file).filter(f -> f != null).forEach(files::add);
        if (options.captionPath() != null) {
            files.add(options.captionPath());
        }
        for (String file : files.isEmpty() ? files : files.subList(0, 1)) {
            String copy = options.isArchiveSource()
                    ? SourceStore.artifactPath(OptionChecks.normalised(options.getTo()), file)
                    : null;
            try {
                SourceLinks.Way way = SourceLinks.way(run, copy);
                findings.problem(way.problem());
                findings.note(way.warning(Duration.ofMinutes(options.getTimeoutMinutes())));
            } catch (StorageException e) {
                findings.problem(e.getMessage());
            }
        }
    }

    private void contents() throws InterruptedException {
        addresses();
        if (node != null) {
            files(node);
        }
        String captions = options.getCaptionFile();
        if (captions != null && options.captionPath() == null && OptionChecks.captionFile(captions) == null) {
            new VideoCheck(node, options, findings).captions(captions);
        }
    }

    /** Some side by side, since each server may be slow. */
    private void addresses() throws InterruptedException {
        ConcurrentLinkedQueue<Video> left = new ConcurrentLinkedQueue<>();
        videos.stream().filter(v -> v.url() != null).forEach(left::add);
        Map<Video, Findings> found = new LinkedHashMap<>();
        left.forEach(v -> found.put(v, new Findings()));
        CompletableFuture<?>[] lookers = new CompletableFuture<?>[Math.min(AT_ONCE, left.size())];
        for (int n = 0; n < lookers.length; n++) {
            lookers[n] = CompletableFuture.runAsync(
                    () -> {
                        for (Video next = left.poll(); next != null; next = left.poll()) {
                            look(next, found.get(next));
                        }
                    },
                    Computer.threadPoolForRemoting);
        }
        try {
            CompletableFuture.allOf(lookers).join();
        } catch (CompletionException e) {
            LOGGER.log(Level.WARNING, "Not all addresses could be looked at", e);
        }
        found.forEach((video, own) -> findings.add(own, named(video)));
    }

    private void look(Video video, Findings own) {
        try {
            VideoFacts seen = new VideoCheck(node, options, own).video(String.valueOf(video.url()));
            synchronized (facts) {
                facts.put(video, seen);
            }
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** All with one question to the node. */
    private void files(FilePath workspace) throws InterruptedException {
        List<Video> there = videos.stream().filter(v -> v.file() != null).toList();
        List<String> paths = new ArrayList<>();
        there.forEach(v -> paths.add(v.file()));
        String captions = options.captionPath();
        if (captions != null) {
            paths.add(captions);
        }
        if (paths.isEmpty()) {
            return;
        }
        try {
            List<WorkspaceLook.Seen> seen = workspace.act(new WorkspaceLook(paths));
            for (int n = 0; n < paths.size(); n++) {
                findings.problem(seen.get(n).found().problem(paths.get(n)));
                if (n < there.size()) {
                    look(there.get(n), seen.get(n));
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Files in the workspace of " + run + " could not be looked at", e);
            findings.problem(WorkspaceFiles.notCopied());
        }
    }

    private void look(Video video, WorkspaceLook.Seen seen) {
        Findings own = new Findings();
        if (seen.otherwise() != null) {
            findings.problem(Messages.preflight_otherwiseFile(video.file(), seen.otherwise()));
        }
        new VideoCheck(node, options, own).limits(seen.facts(), seen.found().length());
        findings.add(own, named(video));
        facts.put(video, seen.facts());
    }

    /** Null where there is only one, which needs no name. */
    @CheckForNull
    private String named(Video video) {
        return options.isAboutSeveral() ? video.shown() : null;
    }
}
