package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One step that waits for several orders, one for each video: told once, of all together. */
public final class StepWatch {

    private final OrderWatcher step;
    private final Run<?, ?> run;
    private final OnFailure onFailure;

    /** Ids, in the order of the videos. */
    private final List<String> orders;

    private final int all;

    /** How many of each have settled, by the order's id. */
    private final Map<String, Integer> settled = new HashMap<>();

    private final Map<String, OrderOutcome> outcomes = new HashMap<>();

    /** Why an order was not placed, by its id. */
    private final Map<String, String> failures = new HashMap<>();

    /**
     * @param all translations of all orders
     */
    public StepWatch(
            @NonNull OrderWatcher step,
            @NonNull Run<?, ?> run,
            @NonNull OnFailure onFailure,
            @NonNull List<String> orders,
            int all) {
        this.step = step;
        this.run = run;
        this.onFailure = onFailure;
        this.orders = List.copyOf(orders);
        this.all = all;
    }

    @NonNull
    public OrderWatcher of(@NonNull String orderId) {
        return new Member(orderId);
    }

    private void progressed(String orderId, int now) {
        int sum;
        synchronized (this) {
            settled.put(orderId, now);
            sum = settled.values().stream().mapToInt(Integer::intValue).sum();
        }
        step.progressed(sum, all);
    }

    private void ended(String orderId, @CheckForNull OrderOutcome outcome, @CheckForNull String failure) {
        synchronized (this) {
            if (outcome != null) {
                outcomes.put(orderId, outcome);
            } else {
                failures.put(orderId, failure);
            }
            if (outcomes.size() + failures.size() < orders.size()) {
                return;
            }
        }
        if (outcomes.isEmpty()) {
            step.failed(failures.get(orders.get(0)));
            return;
        }
        List<TranslationRecord> records = new ArrayList<>();
        orders.forEach(id -> records.addAll(records(id)));
        OrderOutcome together = new OrderOutcome(onFailure, records);
        ProgressLog.write(step, ProgressLog.total(records));
        step.finished(together);
    }

    /** What was not placed is in the record as never submitted. */
    private List<TranslationRecord> records(String orderId) {
        OrderOutcome outcome = outcomes.get(orderId);
        if (outcome != null) {
            return outcome.records();
        }
        BuildTranslations known = BuildTranslations.of(run);
        OrderRecord order = known.order(orderId);
        return order == null
                ? List.of()
                : OrderOutcome.of(order, known.ofOrder(orderId)).records();
    }

    /** The wait for one of them. */
    private final class Member implements OrderWatcher {
        private final String orderId;

        private Member(String orderId) {
            this.orderId = orderId;
        }

        @NonNull
        @Override
        public TaskListener log() throws IOException, InterruptedException {
            return step.log();
        }

        @CheckForNull
        @Override
        public Site site() throws IOException, InterruptedException {
            return step.site();
        }

        @Override
        public boolean isOneOfSeveral() {
            return true;
        }

        @Override
        public void progressed(int now, int ofOrder) {
            StepWatch.this.progressed(orderId, now);
        }

        @Override
        public void finished(@NonNull OrderOutcome outcome) {
            ended(orderId, outcome, null);
        }

        @Override
        public void failed(@NonNull String why) {
            ended(orderId, null, why);
        }
    }
}
