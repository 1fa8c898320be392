package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.engine.Collector;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.schedule.Turns;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings results from AKOOL to builds' artifacts, on the node that the step runs on, or through the controller where
 * there is none. A result whose agent is away waits a while for it to come back, then takes the controller.
 */
public final class ResultCollector implements Collector {

    private static final Logger LOGGER = Logger.getLogger(ResultCollector.class.getName());

    /** The controller, whose name as a computer is empty as well. */
    private static final String CONTROLLER = "";

    /** For what is missing beside a video, its turn included. */
    private static final Duration EXTRAS_TIME_LIMIT = Duration.ofHours(2);

    private final Destinations destinations;
    private final Absences absences = new Absences();
    private final Leftovers leftovers = new Leftovers();

    /** One thread for each transfer while bytes flow, and only then. */
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread t = new Thread(task, "AKOOL download");
                t.setDaemon(true);
                return t;
            });

    private final Timeline timeline;
    private final Turns turns;
    private final Patience patience;

    /** Ids of translations whose bytes are on their way. */
    private final Set<String> transferring = ConcurrentHashMap.newKeySet();

    /** Ids of translations for which somebody has what is missing fetched. */
    private final Set<String> completing = ConcurrentHashMap.newKeySet();

    /**
     * @param timeline counts the time that a transfer has, and that it has to end once it was cancelled
     * @param patience with the artifact storage
     */
    public ResultCollector(Destinations destinations, Timeline timeline, Patience patience) {
        this.destinations = destinations;
        this.timeline = timeline;
        this.patience = patience;
        turns = new Turns(
                timeline, threads, () -> AkoolGlobalConfiguration.get().getDownloadsPerNode());
    }

    /** One result on its way. */
    private final class Collection {
        private final Translation translation;
        private final String link;
        private final TranslationStatus.Extras links;
        private final CompletableFuture<Collected> result = new CompletableFuture<>();

        /** When its agent was first found to be away, null as long as it was not. */
        private Absences.Absence absence;

        Collection(Translation translation, String link, TranslationStatus.Extras links) {
            this.translation = translation;
            this.link = link;
            this.links = links;
        }

        /** Takes its turn on the node where it belongs now. */
        void begin() {
            if (result.isDone()) {
                return;
            }
            try {
                Site site = site();
                Computer computer = site == null ? null : site.workspace().toComputer();
                String node = computer == null ? CONTROLLER : computer.getName();
                Future<?> running = turns.take(node, translation.order().owner(), () -> run(site));
                result.whenComplete((collected, error) -> {
                    if (result.isCancelled()) {
                        running.cancel(true);
                    }
                });
            } catch (AwayException e) {
                absence = absences.await(absence, () -> Computer.threadPoolForRemoting.execute(this::begin));
            } catch (IOException | RuntimeException | LinkageError e) {
                result.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                result.completeExceptionally(e);
            }
        }

        /**
         * @return null for the controller
         * @throws AwayException where it belongs to an agent that may still come back
         */
        @CheckForNull
        private Site site() throws IOException, InterruptedException {
            boolean patient = absence == null || !absence.isOver();
            try {
                Site site = destinations.of(translation.order());
                if (site == null || isThere(site)) {
                    return site;
                }
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "the workspace of a step is not there", e);
            }
            if (patient) {
                throw new AwayException();
            }
            return null;
        }

        private void run(@CheckForNull Site site) {
            transferring.add(translation.id());
            try {
                result.complete(bring(site));
            } catch (IOException e) {
                if (e instanceof DownloadException || e instanceof StorageException || site == null || isThere(site)) {
                    result.completeExceptionally(sentence(e));
                } else {
                    LOGGER.log(Level.FINE, "an agent was lost during a download", e);
                    begin();
                }
            } catch (InterruptedException | RuntimeException | LinkageError e) {
                result.completeExceptionally(e);
            } finally {
                transferring.remove(translation.id());
            }
        }

        private Collected bring(@CheckForNull Site site) throws IOException, InterruptedException {
            Order order = translation.order();
            Run<?, ?> run = Owners.find(order);
            if (run == null) {
                throw new DownloadException(Messages.build_away(), true, null);
            }
            BuildTranslations translations = BuildTranslations.of(run);
            String folder = order.terms().folder();
            IntFunction<String> names = n -> ResultName.stem(order.source(), translation.language(), n);
            UnaryOperator<String> naming = NodeNames.archivable(run, site, folder + names.apply(1));
            String stem = translations.claim(naming.apply(folder), n -> naming.apply(names.apply(n)));
            boolean done = false;
            try {
                Delivery delivery = new Delivery(run, translation, link, links, stem);
                TaskListener log = site == null ? destinations.log(order) : site.listener();
                Collected collected = new Route(translation, patience, leftovers, log).bring(delivery, site);
                done = true;
                return collected;
            } finally {
                if (!done) {
                    translations.release(stem);
                }
            }
        }
    }

    /**
     * Brings what is missing beside a video that its build has, through the controller. Returns at once; what it returns
     * fails with a {@link DownloadException}, a sentence for the user: on what did not come, once what came is archived; where
     * it took too long; or where the same is under way.
     *
     * @param missing which
     * @param links as AKOOL just told them
     * @param took told of the result with what came, if anything did
     */
    public CompletableFuture<Void> collectExtras(
            Run<?, ?> run,
            Translation collected,
            Set<Extra> missing,
            TranslationStatus.Extras links,
            Consumer<Collected> took) {
        if (!completing.add(collected.id())) {
            return CompletableFuture.failedFuture(new DownloadException(Messages.extras_underWay(), true, null));
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        Future<?> running = turns.take(CONTROLLER, collected.order().owner(), () -> {
            try {
                complete(new Delivery(run, collected, missing, links), collected, took);
                end.complete(null);
            } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
                end.completeExceptionally(e);
            } finally {
                leftovers.clear(collected.id());
            }
        });
        timeline.wakeAt(timeline.now().plus(EXTRAS_TIME_LIMIT), () -> {
            String why = Messages.extras_late(EXTRAS_TIME_LIMIT.toHours());
            if (end.completeExceptionally(new DownloadException(why, true, null))) {
                running.cancel(true);
            }
        });
        return end.whenComplete((done, error) -> completing.remove(collected.id()));
    }

    private void complete(Delivery delivery, Translation collected, Consumer<Collected> took)
            throws IOException, InterruptedException {
        TaskListener log = destinations.log(collected.order());
        took.accept(new Route(collected, patience, leftovers, log).bring(delivery, null));
        if (!delivery.missing().isEmpty()) {
            throw new DownloadException(String.join(" ", delivery.missing()), true, null);
        }
    }

    /** Deletes what failed collections left of a translation that has settled; returns at once. */
    public void discard(String translationId) {
        leftovers.clear(translationId);
    }

    /** The node where something belongs is not there. */
    private static final class AwayException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static boolean isThere(Site site) {
        if (!site.workspace().isRemote()) {
            return true;
        }
        Computer computer = site.workspace().toComputer();
        return computer != null && computer.isOnline();
    }

    private static IOException sentence(IOException e) {
        if (e instanceof DownloadException) {
            return e;
        }
        if (e instanceof StorageException) {
            return new DownloadException(e.getMessage(), true, e);
        }
        LOGGER.log(Level.FINE, "download on a node failed", e);
        return new DownloadException(Messages.node_away(), true, e);
    }

    @Override
    public CompletableFuture<Collected> collect(Translation translation, String link, TranslationStatus.Extras links) {
        Collection collection = new Collection(translation, link, links);
        // Asking a step for its workspace may take a while.
        destinations.whenReady(translation.order(), () -> Computer.threadPoolForRemoting.execute(collection::begin));
        return collection.result;
    }

    /** To be called before the first collection. */
    public void start() {
        Leftovers.ofCrash();
    }

    /** Whether bytes of its result are on their way. */
    public boolean isTransferring(String translationId) {
        return transferring.contains(translationId);
    }

    public void agentCame() {
        absences.agentCame();
    }

    public void close() {
        threads.shutdownNow();
    }
}
