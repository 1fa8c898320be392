package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.download.Cures;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.engine.Accounts;
import io.jenkins.plugins.akool.engine.Collector;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the engine of one life asks: who pays, where things lie, and for results to be brought to their place. */
final class Surroundings implements Accounts, Collector {

    /** As in a store; the secret opens AKOOL's calls. */
    static final ClientLogin CLIENT = new ClientLogin("a-client-of-akool", "0123456789abcdef01234567");

    static final String DOOR = "https://jenkins.example/akool-translate-webhook/";

    private static final Login KEY = new ApiKey("0123456789abcdef01234567");

    private final World world;
    private final int life;

    Surroundings(World world, int life) {
        this.world = world;
        this.life = life;
    }

    /** AKOOL as one login sees it. */
    private record Client(Vendor vendor, int life, Login login, int version) implements TranslationApi {
        @Override
        public CompletableFuture<Submission> create(TranslationRequest request) {
            return vendor.create(life, request);
        }

        @Override
        public CompletableFuture<TranslationStatus> status(String id) {
            return vendor.status(life, id);
        }

        @Override
        public boolean hasSameLoginAs(TranslationApi other) {
            return other instanceof Client client && client.version == version;
        }
    }

    @Override
    public CompletionStage<TranslationApi> open(Translation t) {
        world.standstill.attempted(t.id());
        Login login = world.builds.reported ? CLIENT : KEY;
        return answer(
                Port.LOGIN,
                t.id(),
                new Client(world.vendor, life, login, world.builds.loginVersion),
                new AkoolException(Remedy.CREDENTIALS, "There is no such credential."));
    }

    @Override
    public CompletionStage<Order> addressed(Order order) {
        return answer(
                Port.ADDRESS,
                order.id(),
                order,
                new AkoolException(Remedy.INPUT, "The video is not among the artifacts any more."));
    }

    private <T> CompletableFuture<T> answer(Port port, String id, T healthy, AkoolException refusal) {
        world.controller.gate(life, "the look-up", id);
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (!world.troubles.strike(port, id, world.now)) {
            if (world.dice.roll("late " + port) < 0.5) {
                return CompletableFuture.completedFuture(healthy);
            }
            world.later(life, 3, () -> answer.complete(healthy));
            return answer;
        }
        int kind = world.dice.pick("kind " + port + " " + id, 5);
        world.story.tell(
                world.now,
                port.name(),
                "of %s %s",
                id,
                List.of("throws", "hangs", "is slow", "says no", "breaks").get(kind));
        switch (kind) {
            case 0 -> throw new IllegalStateException(port + " throws");
            case 1 -> {
                // Never.
            }
            case 2 ->
                world.later(
                        life,
                        world.dice.pause("slow " + port, World.SECOND, 15 * World.MINUTE),
                        () -> answer.complete(healthy));
            case 3 -> world.later(life, 100, () -> answer.completeExceptionally(refusal));
            default -> world.later(life, 100, () -> answer.completeExceptionally(new IllegalStateException("broken")));
        }
        return answer;
    }

    /** The address for AKOOL's calls. */
    @CheckForNull
    String door() {
        world.controller.gate(life, "the look-up", "the door");
        if (world.troubles.strike(Port.DOOR, "any", world.now)) {
            if (world.dice.roll("door") < 0.5) {
                throw new IllegalStateException("no door");
            }
            return null;
        }
        return world.builds.reported ? DOOR : null;
    }

    @Override
    public CompletableFuture<Collected> collect(Translation t, String link, TranslationStatus.Extras extras) {
        world.controller.gate(life, "the collection", t.id());
        CompletableFuture<Collected> transfer = new CompletableFuture<>();
        Vendor.Job job = world.vendor.job(t.akoolId());
        if (job == null || world.vendor.hasDeleted(job)) {
            fails(t, transfer, 200, DownloadException.Cure.FRESH_LINK);
        } else if (world.troubles.strike(Port.COLLECT, t.id(), world.now)) {
            trouble(t, transfer);
        } else {
            collects(t, transfer, world.dice.pause("transfer " + t.id(), World.SECOND, 5 * World.MINUTE));
        }
        return transfer;
    }

    private void trouble(Translation t, CompletableFuture<Collected> transfer) {
        int kind = world.dice.pick("collect " + t.id(), 8);
        long pause = world.dice.pause("collecting " + t.id(), 10, 20 * World.MINUTE);
        switch (kind) {
            case 0 -> {
                world.story.tell(world.now, "transfer", "of %s throws", t.id());
                world.inspector.efforts.notCollected(t.id(), false);
                throw new IllegalStateException("no storage");
            }
            case 1 -> world.story.tell(world.now, "transfer", "of %s hangs", t.id());
            case 2 -> collects(t, transfer, world.dice.pause("long " + t.id(), World.MINUTE, 4 * World.HOUR));
            case 3 -> fails(t, transfer, pause, DownloadException.Cure.NONE);
            case 4, 5 -> fails(t, transfer, pause, DownloadException.Cure.FRESH_LINK);
            default -> fails(t, transfer, pause, DownloadException.Cure.PATIENCE);
        }
    }

    private void collects(Translation t, CompletableFuture<Collected> transfer, long pause) {
        world.later(life, pause, () -> {
            if (transfer.complete(new Collected(t.language() + ".mp4", 1000, List.of()))) {
                world.story.tell(world.now, "transfer", "of %s is in its place", t.id());
            }
        });
    }

    private void fails(Translation t, CompletableFuture<Collected> transfer, long pause, DownloadException.Cure cure) {
        Duration asked = world.dice.roll("asked " + t.id()) < 0.1 ? Duration.ofMinutes(30) : null;
        world.later(life, pause, () -> {
            if (!transfer.isDone()) {
                world.story.tell(world.now, "transfer", "of %s fails (%s)", t.id(), cure);
                world.inspector.efforts.notCollected(t.id(), cure == DownloadException.Cure.NONE);
                transfer.completeExceptionally(Cures.failure(cure, asked));
            }
        });
    }
}
