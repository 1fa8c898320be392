package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.media.Verdict;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks all that can be checked of orders without submitting them: AKOOL's lists, and the videos themselves. Free, and
 * blocking: runs once, on a background thread, while anybody may ask what was found so far.
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

    private final Findings findings = new Findings();
    private final AccountCheck account = new AccountCheck(findings);
    private final WordCheck words = new WordCheck(findings);

    /** What was found of each video, in their order; of the only one it is among the rest. */
    private final Map<Video, Findings> found = new LinkedHashMap<>();

    /** What is in the videos, as far as they were looked at. */
    private final Map<Video, VideoFacts> facts = new ConcurrentHashMap<>();

    private final SilentHosts silent = new SilentHosts();

    /** The node whose network and workspace are used, or null for the controller's network and no workspace. */
    @CheckForNull
    private FilePath node;

    /**
     * @param videos those that the options mean, as far as they mean any
     */
    public Preflight(@NonNull Run<?, ?> run, @NonNull TranslationOptions options, @NonNull List<Video> videos) {
        this.run = run;
        this.options = options;
        this.videos = videos;
        videos.forEach(video -> found.put(video, options.isAboutSeveral() ? new Findings() : findings));
    }

    /** Where a step runs, which may take long to be found out. */
    @FunctionalInterface
    public interface Place {

        /** Null where it is not known. */
        @CheckForNull
        Site find() throws InterruptedException;
    }

    /**
     * All that can be found out, for somebody who orders nothing.
     *
     * @param site where the step runs, null for no node
     */
    public void dryRun(@CheckForNull Site site) throws InterruptedException {
        options.problems().forEach(findings::problem);
        account.check(run, options, true);
        node = site == null ? null : site.workspace();
        words.read(options, node, account.known());
        if (site == null && (options.captionPath() != null || videos.stream().anyMatch(v -> v.file() != null))) {
            findings.problem(WorkspaceFiles.noWorkspace());
        }
        ways();
        contents();
    }

    /**
     * What orders would find out too late themselves; of options with nothing wrong that can be seen without asking anybody.
     * AKOOL is asked before any node is, since a node may never answer.
     *
     * @param place where the step runs; what it has is not looked at where that is not known
     */
    public void beforePayment(@NonNull Place place) throws InterruptedException {
        account.check(run, options, false);
        Site site = place.find();
        node = site == null ? null : site.workspace();
        words.read(options, node, account.known());
        contents();
    }

    /** What was found so far; checks may still be under way. */
    @NonNull
    public PreflightReport report() {
        Findings all = findings.copy();
        if (options.isAboutSeveral()) {
            all.add(found);
        }
        Completion completion = new Completion(account.voices(), words.glossary(), all.told());
        return new PreflightReport(all.problems(), all.doubts(), all.notes(), account.refusal(), facts, completion);
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

    /** Many addresses take longest, so they come last. */
    private void contents() throws InterruptedException {
        if (node != null) {
            files(node);
        }
        String captions = options.getCaptionFile();
        if (captions != null && options.captionPath() == null && OptionChecks.captionFile(captions) == null) {
            check(findings).captions(captions);
        }
        addresses();
    }

    private VideoCheck check(Findings own) {
        return new VideoCheck(node, options, own, silent);
    }

    /** Some side by side, since each server may be slow. */
    private void addresses() {
        ConcurrentLinkedQueue<Video> left = new ConcurrentLinkedQueue<>();
        videos.stream().filter(v -> v.url() != null).forEach(left::add);
        CompletableFuture<?>[] lookers = new CompletableFuture<?>[Math.min(AT_ONCE, left.size())];
        for (int n = 0; n < lookers.length; n++) {
            lookers[n] = CompletableFuture.runAsync(
                    () -> {
                        for (Video next = left.poll(); next != null; next = left.poll()) {
                            look(next);
                        }
                    },
                    Computer.threadPoolForRemoting);
        }
        try {
            CompletableFuture.allOf(lookers).join();
        } catch (CompletionException e) {
            LOGGER.log(Level.WARNING, "Not all addresses of " + run + " could be looked at", e);
            findings.doubt(Messages.preflight_brokeOff());
        }
    }

    private void look(Video video) {
        try {
            facts.put(video, check(found.get(video)).video(String.valueOf(video.url())));
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
            List<WorkspaceLook.Seen> seen = workspace.act(new WorkspaceLook(paths, captions));
            for (int n = 0; n < paths.size(); n++) {
                findings.problem(seen.get(n).found().problem(paths.get(n)));
                if (n < there.size()) {
                    look(there.get(n), seen.get(n));
                } else {
                    check(findings).captions(seen.get(n).verdict());
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Files in the workspace of " + run + " could not be looked at", e);
            findings.problem(WorkspaceFiles.notCopied());
        }
    }

    private void look(Video video, WorkspaceLook.Seen seen) {
        Verdict verdict = seen.verdict();
        if (verdict != null && !verdict.fits()) {
            findings.problem(Messages.preflight_otherwiseFile(video.file(), verdict.what()));
        }
        check(found.get(video)).limits(seen.facts(), seen.found().length(), true);
        facts.put(video, seen.facts());
    }
}
