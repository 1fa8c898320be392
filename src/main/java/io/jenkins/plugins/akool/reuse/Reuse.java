package io.jenkins.plugins.akool.reuse;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Run;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.bookkeeping.OrderRecorder;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.bookkeeping.ProgressLog;
import io.jenkins.plugins.akool.bookkeeping.Sites;
import io.jenkins.plugins.akool.collect.ArtifactCopy;
import io.jenkins.plugins.akool.collect.NodeNames;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes results from the artifacts of earlier builds instead of paying for them again. Blocks: runs on a background
 * thread. Whatever goes wrong here costs credits and nothing else: the language is submitted.
 */
public final class Reuse {

    private static final Logger LOGGER = Logger.getLogger(Reuse.class.getName());

    /** Builds that are looked through, since each may have to be read from the disk. */
    private static final int MOST_BUILDS = 100;

    private final Sites sites;
    private final OrderRecorder recorder;

    private final Patience patience;

    /**
     * @param patience with the artifact storage of the builds: what it has need not be paid
     */
    public Reuse(@NonNull Sites sites, @NonNull OrderRecorder recorder, @NonNull Patience patience) {
        this.sites = sites;
        this.recorder = recorder;
        this.patience = patience;
    }

    /**
     * A result of an earlier build that is still there.
     *
     * @param video its file among the artifacts of that build
     * @param extras what is there besides
     */
    private record Found(
            Run<?, ?> build, TranslationRecord record, Storage.Kept video, Map<Extra, Storage.Kept> extras) {}

    /**
     * What is left to do of an order.
     *
     * @param order knows what it has in common with others, so that one of them pays
     * @param languages that no build has
     */
    public record Left(@NonNull Order order, @NonNull List<String> languages) {}

    /**
     * Remembers with the order what makes its own results serve again, and brings over what already is there.
     *
     * @param languages those of the order that have no result
     * @param watcher tells in its log what was taken, and why nothing was
     * @param wanted whether somebody wants the order still
     */
    @NonNull
    public Left take(
            @NonNull Order order,
            @NonNull Run<?, ?> run,
            @NonNull List<String> languages,
            @NonNull OrderWatcher watcher,
            @NonNull BooleanSupplier wanted)
            throws InterruptedException {
        Site site = null;
        Map<String, String> keys = new LinkedHashMap<>();
        try {
            site = sites.of(order);
            keys.putAll(ReuseKey.of(order, site == null ? null : site.workspace()));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "nothing is known of a source", e);
        }
        if (keys.isEmpty()) {
            ProgressLog.write(watcher, Messages.reuse_sourceUnknown());
            return new Left(order, languages);
        }
        BuildTranslations translations = BuildTranslations.of(run);
        OrderRecord record = translations.order(order.id());
        if (record != null) {
            translations.put(record.reusable(keys));
        }
        List<String> left = new ArrayList<>(languages);
        try {
            for (String language : languages) {
                if (wanted.getAsBoolean() && take(order, run, language, keys.get(language), site, watcher)) {
                    left.remove(language);
                }
            }
        } catch (StorageException e) {
            // It was waited for once, and is as far away for the other languages.
            ProgressLog.write(watcher, Messages.reuse_noStorage(String.join(", ", left), e.getMessage()));
        }
        return new Left(order.shared(keys), left);
    }

    private boolean take(
            Order order, Run<?, ?> run, String language, String key, @CheckForNull Site site, OrderWatcher watcher)
            throws StorageException, InterruptedException {
        Found found;
        try {
            found = patience.await(run, ProgressLog.of(watcher), () -> find(run, order, language, key));
        } catch (StorageException e) {
            if (e.isAway()) {
                throw e;
            }
            ProgressLog.write(watcher, Messages.reuse_noStorage(language, e.getMessage()));
            return false;
        } catch (IOException e) {
            ProgressLog.write(watcher, Messages.reuse_noStorage(language, e.getMessage()));
            return false;
        }
        if (found == null) {
            return false;
        }
        String earlier = ModelHyperlinkNote.encodeTo(found.build());
        try {
            TranslationRecord taken =
                    patience.await(run, ProgressLog.of(watcher), () -> copy(order, run, found, site, watcher));
            if (!watcher.isOneOfSeveral()) {
                ProgressLog.write(
                        watcher, taken(language, earlier, found.record().getCredits()));
            }
            recorder.record(run, taken);
            return true;
        } catch (StorageException e) {
            if (e.isAway()) {
                throw e;
            }
            ProgressLog.write(watcher, Messages.reuse_noStorage(language, e.getMessage()));
            return false;
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, "a result was not taken over", e);
            ProgressLog.write(watcher, Messages.reuse_failed(language, earlier));
            return false;
        }
    }

    private static String taken(String language, String earlier, @CheckForNull Double saved) {
        return saved == null
                ? Messages.log_reused(language, earlier)
                : Messages.log_reusedSaved(language, earlier, ProgressLog.number(saved));
    }

    /** Among the builds of the job before this one, and what this one has from a step before. */
    @CheckForNull
    private static Found find(Run<?, ?> run, Order asking, String language, String key)
            throws StorageException, InterruptedException {
        Run<?, ?> build = run;
        for (int n = 0; n < MOST_BUILDS && build != null; n++, build = build.getPreviousBuild()) {
            BuildTranslations translations = BuildTranslations.find(build);
            if (translations == null) {
                continue;
            }
            for (OrderRecord order : translations.getOrders()) {
                if (!order.getId().equals(asking.id()) && key.equals(order.reuseKey(language))) {
                    for (TranslationRecord record : translations.ofOrder(order.getId())) {
                        Found found = record.getLanguage().equals(language) ? found(build, record) : null;
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** Null where a file of the result is not there any more as it was. */
    @CheckForNull
    private static Found found(Run<?, ?> build, TranslationRecord record)
            throws StorageException, InterruptedException {
        if (record.getState() != State.COLLECTED || record.getFile() == null) {
            return null;
        }
        Map<String, Long> lengths = new LinkedHashMap<>(Map.of(record.getFile(), record.getBytes()));
        record.getExtras().forEach(extra -> lengths.put(extra.getFile(), extra.getBytes()));
        Map<String, Storage.Kept> there = Storage.of(build).files(lengths.keySet());
        for (Map.Entry<String, Long> length : lengths.entrySet()) {
            Storage.Kept kept = there.get(length.getKey());
            if (kept == null || kept.length() != length.getValue()) {
                return null;
            }
        }
        Map<Extra, Storage.Kept> extras = new EnumMap<>(Extra.class);
        record.getExtras().forEach(extra -> extras.put(extra.getExtra(), there.get(extra.getFile())));
        return new Found(build, record, there.get(record.getFile()), extras);
    }

    private TranslationRecord copy(
            Order order, Run<?, ?> run, Found found, @CheckForNull Site site, OrderWatcher watcher)
            throws IOException, InterruptedException {
        BuildTranslations translations = BuildTranslations.of(run);
        String language = found.record().getLanguage();
        String name = found.video().file().getName();
        String extension = ending(name);
        String folder = order.terms().folder();
        String file = folder.isEmpty() ? name : folder + "/" + name;
        boolean inPlace =
                found.build().equals(run) && file.equals(found.record().getFile());
        IntFunction<String> names = n -> ResultName.stem(order.source(), language, n);
        UnaryOperator<String> naming = NodeNames.archivable(run, site, folder + names.apply(1));
        String stem = inPlace
                ? file.substring(0, file.length() - extension.length())
                : translations.claim(naming.apply(folder), n -> naming.apply(names.apply(n)));
        boolean done = false;
        try {
            String video = stem + extension;
            ArtifactCopy copy = new ArtifactCopy(run, Storage.of(found.build()), patience);
            copy.add(video, Media.VIDEO, found.video());
            List<ExtraFile> extras = new ArrayList<>();
            for (Map.Entry<Extra, Storage.Kept> extra : found.extras().entrySet()) {
                String path = stem
                        + extra.getKey().mark()
                        + ending(extra.getValue().file().getName());
                copy.add(path, extra.getKey().media(), extra.getValue());
                extras.add(new ExtraFile(extra.getKey(), path, extra.getValue().length()));
            }
            copy.bring(order.translationId(language), site, ProgressLog.of(watcher));
            done = true;
            return new TranslationRecord(order, found.record(), found.build().getNumber(), video, extras);
        } finally {
            if (!done && !inPlace) {
                translations.release(stem);
            }
        }
    }

    /** With its dot. */
    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.'));
    }
}
