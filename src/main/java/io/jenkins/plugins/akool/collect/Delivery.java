package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.record.RecordedExtra;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings one result of AKOOL to one build through one node, under names of its own. */
final class Delivery {

    private final Run<?, ?> run;
    private final Translation translation;

    private final String stem;

    private final List<FetchResult.Wanted> wanted = new ArrayList<>();

    /** What each of the wanted is besides the video, which has none. */
    private final List<Extra> kinds = new ArrayList<>();

    /** Sentences on what was asked for and is not there. */
    private final List<String> missing = new ArrayList<>();

    /**
     * Of the whole result.
     *
     * @param stem taken in the build's record for this result only
     */
    Delivery(Run<?, ?> run, Translation translation, String link, TranslationStatus.Extras links, String stem) {
        this.run = run;
        this.translation = translation;
        this.stem = stem;
        wanted.add(new FetchResult.Wanted(link, Media.VIDEO, stem, null, true));
        kinds.add(null);
        want(translation.order().terms().extras(), links);
    }

    /**
     * Of what is missing beside a video that is there.
     *
     * @param extras which
     */
    Delivery(Run<?, ?> run, Translation collected, Set<Extra> extras, TranslationStatus.Extras links) {
        this.run = run;
        this.translation = collected;
        String video = String.valueOf(collected.file());
        stem = video.substring(0, video.lastIndexOf('.'));
        want(extras, links);
    }

    private void want(Set<Extra> extras, TranslationStatus.Extras links) {
        for (Extra extra : Extra.values()) {
            String link = extras.contains(extra) ? extra.link(links) : null;
            if (link != null) {
                wanted.add(new FetchResult.Wanted(link, extra.media(), stem + extra.mark(), null, false));
                kinds.add(extra);
            } else if (extras.contains(extra)) {
                missing.add(Messages.extra_none(translation.language(), RecordedExtra.nameOf(extra)));
            }
        }
    }

    /** Sentences on what was asked for and did not come. */
    @NonNull
    List<String> missing() {
        return missing;
    }

    /** What all its files have in common, a path without the end of the name. */
    @NonNull
    String stem() {
        return stem;
    }

    /**
     * @throws DownloadException with a sentence for the user
     * @throws IOException where the node cannot be reached
     */
    @NonNull
    Collected bring(Site site, FilePath temporary, Patience patience) throws IOException, InterruptedException {
        List<FetchResult.Fetched> fetched = Transfer.bring(
                run, site, temporary, AkoolGlobalConfiguration.get().getEndpoint(), wanted, patience);
        Collected collected = collected(fetched);
        missing.forEach(line -> site.listener().getLogger().println("[AKOOL] " + line));
        collected
                .warnings()
                .forEach(
                        line -> site.listener().getLogger().println("[AKOOL] " + translation.language() + ": " + line));
        return collected;
    }

    private Collected collected(List<FetchResult.Fetched> fetched) {
        Collected there = translation.result();
        String video = there == null ? "" : there.file();
        long bytes = translation.bytes();
        List<ExtraFile> extras = new ArrayList<>(translation.extras());
        List<String> warnings = there == null ? List.of() : there.warnings();
        for (int i = 0; i < fetched.size(); i++) {
            FetchResult.Fetched file = fetched.get(i);
            Extra kind = kinds.get(i);
            if (kind == null) {
                video = file.path();
                bytes = file.length();
                warnings = OddResult.warnings(translation, file.facts());
            } else if (file.problem() == null) {
                extras.add(new ExtraFile(kind, file.path(), file.length()));
            } else {
                missing.add(Messages.extra_failed(translation.language(), RecordedExtra.nameOf(kind), file.problem()));
            }
        }
        return new Collected(video, bytes, extras, warnings);
    }
}
