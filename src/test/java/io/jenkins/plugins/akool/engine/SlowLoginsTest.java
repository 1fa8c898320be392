package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Logins come from stores that take their time; that is no reason to fail, and none to pay twice. */
class SlowLoginsTest extends EngineScenario {

    private static final Duration LONG = Duration.ofHours(6);

    private void loginsTake(Duration pause) {
        Accounts good = accounts;
        accounts = t -> {
            CompletableFuture<TranslationApi> answer = new CompletableFuture<>();
            timeline.wakeAt(timeline.now().plus(pause), () -> good.open(t).thenAccept(answer::complete));
            return answer;
        };
    }

    private Order same(String owner, String video) {
        Order o = order(LONG, "ja");
        Order named = new Order(o.id(), owner, o.source(), o.languages(), o.settings(), o.terms(), o.placedAt())
                .shared(Map.of("ja", video));
        engine.place(named);
        return named;
    }

    @Test
    void ordersOfOneBuildDoNotPutOffEachOther() {
        loginsTake(Duration.ofMillis(50));
        Stream.generate(() -> order(LONG, "ja")).limit(12).forEach(engine::place);
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(12, creates());
        assertEquals(List.of(), pauses);
    }

    @Test
    void whatIsNotLookedForYetIsPaidByNobodyElse() {
        akool.neverEnds("ja");
        List<String> videos =
                Stream.iterate(1, n -> n + 1).limit(24).map(n -> "video " + n).toList();
        videos.forEach(video -> same("films#1", video));
        timeline.advance(Duration.ofMinutes(1));
        loginsTake(Duration.ofSeconds(10));
        List<Order> again = videos.stream().map(video -> same("films#2", video)).toList();
        timeline.advance(Duration.ofMinutes(30));
        assertEquals(24, creates());
        assertTrue(again.stream()
                .allMatch(o -> "films#1".equals(translation(o, "ja").paidBy())));
    }

    @Test
    void patienceWithAkoolUsesUpNoneWithALogin() {
        akool.neverEnds("ja");
        akool.on(Call.CREATE)
                .next(Stream.generate(() -> Fault.status(429)).limit(5).toArray(Fault[]::new));
        Order late = same("films#2", "one video");
        timeline.runUntil(() -> creates() == 5 && state(late, "ja") == State.PLANNED);
        Order payer = same("films#1", "one video");
        runUntil(State.QUEUED, payer, "ja");
        Accounts good = accounts;
        AtomicBoolean wasSilent = new AtomicBoolean();
        accounts = t -> t.order().owner().equals("films#1") && !wasSilent.getAndSet(true)
                ? CompletableFuture.failedFuture(new AkoolException(Remedy.RETRY_LATER, "The store is busy."))
                : good.open(t);
        timeline.runUntil(() -> state(late, "ja") != State.PLANNED);
        assertTrue(wasSilent.get());
        assertEquals("films#1", translation(late, "ja").paidBy());
        assertEquals(1, akool.createCount());
    }

    @Test
    void thoseInLineAreToldWhereAllThatWereAskedHang() {
        accounts = t -> new CompletableFuture<>();
        List<Order> orders = Stream.generate(() -> order(Duration.ofMinutes(10), "ja"))
                .limit(8)
                .toList();
        orders.forEach(engine::place);
        orders.forEach(this::runUntilSettled);
        assertEquals(0, creates());
        for (Order order : orders) {
            assertEquals(State.FAILED, state(order, "ja"));
            assertFalse(translation(order, "ja").reason().contains("looked up first"));
        }
    }
}
