package io.jenkins.plugins.akool.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An order between its step and the journal. */
@WithJenkins
class CopyingTest extends StudioScenario {

    private final CountDownLatch found = new CountDownLatch(1);
    private final CountDownLatch copying = new CountDownLatch(1);
    private final AtomicBoolean checked = new AtomicBoolean();
    private final CompletableFuture<String> failed = new CompletableFuture<>();

    private final OrderWatcher slowStep = new OrderWatcher() {
        @Override
        public TaskListener log() {
            return TaskListener.NULL;
        }

        @Override
        public Site site() throws InterruptedException {
            // The checks before the order ask first, and hold up no restart: nothing is copied yet.
            if (checked.getAndSet(true)) {
                copying.countDown();
                found.await();
            }
            return null;
        }

        @Override
        public void finished(OrderOutcome outcome) {
            failed.complete("it was placed");
        }

        @Override
        public void failed(String why) {
            failed.complete(why);
        }
    };

    @Test
    void aSafeRestartWaitsWhileAFileIsCopied() throws Exception {
        FreeStyleBuild run = j.buildAndAssertSuccess(j.createFreeStyleProject());
        TranslationOptions options = new TranslationOptions("ja");
        options.setFile("tour.mp4");
        TranslationService service = TranslationService.get();
        String orderId = TranslationService.newOrderId();
        assertFalse(service.isBusy(orderId));
        service.place(orderId, run, options, slowStep);
        copying.await();
        assertTrue(service.isBusy(orderId));
        found.countDown();
        assertEquals(
                "A file can only be given where there is a workspace",
                failed.get().substring(0, 51));
        assertFalse(service.isBusy(orderId));
    }
}
