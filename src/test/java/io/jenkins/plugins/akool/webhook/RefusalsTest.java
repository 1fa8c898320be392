package io.jenkins.plugins.akool.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.LogRecorder;

/** The log tells of refused calls, but is not theirs to fill. */
class RefusalsTest {

    private long now = Long.MAX_VALUE - 5;

    @Test
    void oneLineAnHourTellsOfAll() {
        try (LogRecorder log =
                new LogRecorder().record(Refusals.class, Level.ALL).capture(100)) {
            Refusals refusals = new Refusals(() -> now);
            for (int i = 0; i < 3000; i++) {
                refusals.add();
                now += TimeUnit.SECONDS.toNanos(3);
            }
            assertEquals(3, log.getMessages().size());
            assertTrue(log.getMessages().get(0).startsWith("1 webhook calls"), log.getMessages()::toString);
            assertTrue(log.getMessages().get(2).startsWith("1,200 webhook calls"), log.getMessages()::toString);
        }
    }
}
