package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Computer;
import io.jenkins.plugins.akool.bookkeeping.OrderRecorder;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.bookkeeping.Sites;
import io.jenkins.plugins.akool.bookkeeping.StepWatch;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.preflight.PreflightReport;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Places one order for each video of a step that is about several: checked together, written down together before the first
 * is submitted, and told of together. After a restart what was written down says which videos there were.
 */
final class Batches {

    private static final Logger LOGGER = Logger.getLogger(Batches.class.getName());

    private final Sites sites;
    private final EngineLife life;
    private final Placement placement;
    private final Resumption resumption;

    Batches(Sites sites, EngineLife life, Placement placement, Resumption resumption) {
        this.sites = sites;
        this.life = life;
        this.placement = placement;
        this.resumption = resumption;
    }

    /** An order that is to be placed. */
    private record Planned(Order order, Wish wish) {}

    /** The id of one of a batch's orders, from its number, which counts from 0 on. */
    private static String id(String batch, int number) {
        return batch + "-" + number;
    }

    /** See {@link TranslationService#place}. */
    @NonNull
    CompletionStage<Void> place(String batch, Wish wish) {
        placement.begun(batch);
        placement.attach(batch, wish);
        return ending(batch, wish, begin(batch, wish));
    }

    private CompletionStage<Void> begin(String batch, Wish wish) {
        Instant now = life.now();
        return placement
                .inTime(
                        wish,
                        wish.knownLanguages()
                                .thenCompose(codes -> videos(wish)
                                        .thenCompose(videos -> Checks.beforePayment(wish, videos, life.refused())
                                                .thenCompose(report -> written(
                                                        planned(batch, wish, videos, report, now, codes), wish)))),
                        batch)
                .thenCompose(orders -> life.resumed().thenCompose(read -> placed(batch, wish, orders)));
    }

    /** However it ends, whoever waits for all of it hears of it where no order is left that could tell. */
    private CompletionStage<Void> ending(String batch, Wish wish, CompletionStage<Void> placing) {
        return placing.whenComplete((placed, error) -> {
            placement.abandon(batch);
            if (error != null && sites.isAttached(batch, wish.watcher())) {
                sites.detach(batch, wish.watcher());
                wish.watcher().failed(OrderRecorder.explained(error));
            }
        });
    }

    private static CompletionStage<List<Video>> videos(Wish wish) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Videos.of(
                                wish,
                                wish.options().getFiles() == null
                                        ? null
                                        : wish.watcher().site());
                    } catch (AbortException e) {
                        throw new CompletionException(e);
                    } catch (IOException | InterruptedException e) {
                        LOGGER.log(Level.WARNING, "The videos of " + wish.run() + " could not be listed", e);
                        throw new CompletionException(new AbortException(Messages.videos_notListed()));
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private List<Planned> planned(
            String batch, Wish wish, List<Video> videos, PreflightReport report, Instant now, List<String> codes) {
        List<String> ids =
                IntStream.range(0, videos.size()).mapToObj(n -> id(batch, n)).toList();
        StepWatch watch =
                watch(wish, ids, videos.size() * wish.options().languageList().size());
        List<Planned> planned = new ArrayList<>();
        for (Video video : videos) {
            String id = ids.get(planned.size());
            Wish own = wish.about(video, watch.of(id), batch);
            planned.add(new Planned(Checks.completed(own.order(id, now, codes), own, report), own));
        }
        return planned;
    }

    private static StepWatch watch(Wish wish, List<String> ids, int translations) {
        return new StepWatch(wish.watcher(), wish.run(), wish.options().getOnFailure(), ids, translations);
    }

    /** From here on a restart finds out which orders there are. */
    private CompletionStage<List<Planned>> written(List<Planned> planned, Wish wish) {
        life.prices().check(wish, planned.stream().map(Planned::order).toList());
        // All at once, since others of the build may save its record at any moment.
        BuildTranslations.of(wish.run())
                .put(planned.stream()
                        .map(p -> new OrderRecord(p.order(), wish.options().getOnFailure(), true)
                                .of(p.wish().video().file()))
                        .toList());
        wish.understood(planned.size(), planned.get(0).order());
        return life.recorder()
                .saved(wish.run(), planned.get(0).order().group())
                .thenCompose(saved -> wish.balanceLogged())
                .thenApply(logged -> planned);
    }

    /** Complete once each order is in the journal; fails where none is. */
    private CompletionStage<Void> placed(String batch, Wish wish, List<Planned> orders) {
        // In this order, so that whoever stops the step meanwhile stops all of it or is seen here.
        orders.forEach(p -> placement.begun(p.order().id()));
        if (!placement.isUnderWay(batch)) {
            throw new CompletionException(stopped(wish, orders));
        }
        sites.detach(batch, wish.watcher());
        if (wish.options().isWait()) {
            orders.forEach(p -> sites.attach(p.order().id(), p.wish().watcher()));
        }
        if (!wish.options().isReuse() || wish.options().getMaxCredits() == 0) {
            return SideBySide.all(orders, p -> place(p, placement.prepared(p.order(), p.wish())));
        }
        // Only once all earlier results are found is it known what there is to pay.
        Map<Planned, CompletionStage<Preparation.Prepared>> prepared = new ConcurrentHashMap<>();
        return SideBySide.all(orders, p -> {
                    CompletionStage<Preparation.Prepared> ready = placement.prepared(p.order(), p.wish());
                    prepared.put(p, ready);
                    return ready.handle((done, error) -> null);
                })
                .thenCompose(done -> SideBySide.all(orders, affordable(wish, prepared)));
    }

    private CompletionStage<Void> place(Planned one, CompletionStage<Preparation.Prepared> prepared) {
        return placement.placePrepared(one.order(), one.wish(), prepared);
    }

    /**
     * How each is placed, all of it or none.
     *
     * @param prepared all of them, each at its end
     */
    private Function<Planned, CompletionStage<Void>> affordable(
            Wish wish, Map<Planned, CompletionStage<Preparation.Prepared>> prepared) {
        try {
            life.prices()
                    .checkRest(
                            wish,
                            prepared.values().stream()
                                    .map(CompletionStage::toCompletableFuture)
                                    .filter(ready -> !ready.isCompletedExceptionally())
                                    .map(CompletableFuture::join)
                                    .toList());
            return one -> place(one, prepared.get(one));
        } catch (CompletionException tooDear) {
            return one -> place(
                    one, prepared.get(one).thenCompose(ready -> CompletableFuture.failedFuture(tooDear.getCause())));
        }
    }

    /** Whoever waited for it is gone; what is written down already says so. */
    private AbortException stopped(Wish wish, List<Planned> orders) {
        String why = Messages.order_stopped();
        for (Planned planned : orders) {
            placement.abandon(planned.order().id());
            life.recorder().refuse(wish.run(), planned.order(), why);
        }
        return new AbortException(why);
    }

    /** See {@link TranslationService#resume}. */
    @NonNull
    CompletionStage<Void> resume(String batch, Wish wish) {
        placement.begun(batch);
        placement.attach(batch, wish);
        // In the build's queue, since the engine's thread is not to wait for the file of a record.
        return ending(
                batch,
                wish,
                life.resumed().thenComposeAsync(read -> comeBack(batch, wish), life.queueOf(wish.run(), batch)));
    }

    private CompletionStage<Void> comeBack(String batch, Wish wish) {
        BuildTranslations record = BuildTranslations.of(wish.run());
        List<OrderRecord> known = record.orders(batch);
        if (!known.isEmpty()) {
            return goOn(batch, wish, known);
        }
        if (!placement.isUnderWay(batch)) {
            return CompletableFuture.failedFuture(new AbortException(Messages.order_stopped()));
        }
        return record.isWhole() && life.engine().translations(batch).isEmpty()
                ? begin(batch, wish)
                // Some of it may be paid, and nobody knows which.
                : CompletableFuture.failedFuture(new AbortException(Messages.order_unreadable()));
    }

    private CompletionStage<Void> goOn(String batch, Wish wish, List<OrderRecord> known) {
        // In this order, so that whoever stops the step meanwhile stops all of it or is seen here.
        known.forEach(order -> placement.begun(order.id()));
        if (!placement.isUnderWay(batch)) {
            known.forEach(order -> placement.abandon(order.id()));
        }
        sites.detach(batch, wish.watcher());
        int all = known.stream().mapToInt(o -> o.languages().size()).sum();
        StepWatch watch = watch(wish, known.stream().map(OrderRecord::id).toList(), all);
        return SideBySide.all(known, order -> {
            OrderWatcher own = watch.of(order.id());
            Video video = video(wish, batch, order);
            if (video != null) {
                return placement.goOn(order.id(), wish.about(video, own, batch));
            }
            if (placement.abandon(order.id()) && wish.options().isWait()) {
                resumption.await(order.id(), wish.run(), own);
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    @CheckForNull
    private static Video video(Wish wish, String batch, OrderRecord order) {
        String number = order.id().substring(batch.length() + 1);
        return number.matches("\\d{1,9}") ? Videos.of(wish, order, Integer.parseInt(number)) : null;
    }
}
