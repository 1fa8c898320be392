package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.download.Media;
import io.jenkins.plugins.akool.record.RecordedExtra;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings one result of AKOOL to one build through one node, under names of its own. */
final class Delivery {

    private final Run<?, ?> run;
    private final Translation translation;

    /** What all files of the result have in common, a path without the end of the name. */
    private final String stem;

    private final List<FetchResult.Wanted> wanted = new ArrayList<>();
    private final Map<Extra, String> extras = new EnumMap<>(Extra.class);
    private final String video;

    /** Sentences on what was asked for and is not there. */
    private final List<String> missing = new ArrayList<>();

    /**
     * @param stem taken in the build's record for this result only
     */
    Delivery(Run<?, ?> run, Translation translation, String link, TranslationStatus.Extras links, String stem) {
        this.run = run;
        this.translation = translation;
        this.stem = stem;
        video = stem + "." + ResultName.extension(link);
        wanted.add(new FetchResult.Wanted(link, Media.VIDEO, video, true));
        for (Extra extra : Extra.values()) {
            if (translation.order().terms().extras().contains(extra)) {
                want(extra, links);
            }
        }
    }

    private void want(Extra extra, TranslationStatus.Extras links) {
        String link = extra.link(links);
        if (link == null) {
            missing.add(Messages.extra_none(translation.language(), RecordedExtra.nameOf(extra)));
        } else {
            extras.put(extra, stem + extra.suffix());
            wanted.add(new FetchResult.Wanted(link, extra.media(), stem + extra.suffix(), false));
        }
    }

    /**
     * @throws DownloadException with a sentence for the user
     * @throws IOException where the node cannot be reached
     */
    @NonNull
    Collected bring(Site site, FilePath temporary) throws IOException, InterruptedException {
        List<FetchResult.Fetched> fetched = Transfer.bring(
                run, site, temporary, AkoolGlobalConfiguration.get().getEndpoint(), wanted);
        tellMissing(site, fetched);
        return collected(fetched);
    }

    private void tellMissing(Site site, List<FetchResult.Fetched> fetched) {
        for (FetchResult.Fetched file : fetched) {
            if (file.problem() != null) {
                missing.add(Messages.extra_failed(translation.language(), file.path(), file.problem()));
            }
        }
        missing.forEach(line -> site.listener().getLogger().println("[AKOOL] " + line));
    }

    private Collected collected(List<FetchResult.Fetched> fetched) {
        Map<String, FetchResult.Fetched> files = new HashMap<>();
        for (FetchResult.Fetched file : fetched) {
            if (file.problem() == null) {
                files.put(file.path(), file);
            }
        }
        List<ExtraFile> besides = new ArrayList<>();
        extras.forEach((extra, path) -> {
            FetchResult.Fetched file = files.get(path);
            if (file != null) {
                besides.add(new ExtraFile(extra, path, file.length()));
            }
        });
        return new Collected(video, files.get(video).length(), besides);
    }
}
