package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.service.TranslationService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One {@code akoolAwait}. What it persists is which orders it waits for; after a restart it asks for them again. */
final class AkoolAwaitExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** As the script named it, null for all orders of the build. */
    @CheckForNull
    private final String handle;

    /** Set when the step starts. */
    private final List<String> orderIds = new ArrayList<>();

    /** What has come back since the step started or was resumed, by order. */
    private transient Map<String, OrderOutcome> outcomes;

    /** Those that wait, to be taken back when the step is stopped. */
    private transient List<Awaited> awaited;

    /** Whether the step has its result. */
    private transient boolean completed;

    /** Whether it is no error that there is nothing to wait for. */
    private final boolean allowNone;

    AkoolAwaitExecution(StepContext context, @CheckForNull String handle, boolean allowNone) {
        super(context);
        this.handle = handle;
        this.allowNone = allowNone;
    }

    @Override
    public boolean start() throws Exception {
        if (TranslationHandle.NONE.equals(handle)) {
            return nothing(Messages.await_noHandles());
        }
        BuildTranslations known = BuildTranslations.find(run());
        Set<String> meant = new LinkedHashSet<>();
        if (handle != null) {
            for (String id : handle.split("[,\\s]+")) {
                List<OrderRecord> orders = known == null ? List.of() : known.orders(id);
                if (orders.isEmpty()) {
                    throw new AbortException(Messages.await_unknown());
                }
                orders.forEach(order -> meant.add(order.getId()));
            }
        } else if (known != null) {
            known.getOrders().forEach(order -> meant.add(order.getId()));
        }
        if (meant.isEmpty()) {
            if (!allowNone) {
                throw new AbortException(Messages.await_none());
            }
            return nothing(Messages.await_nothing());
        }
        orderIds.addAll(meant);
        NodeMarks.begin(getContext(), Messages.await_displayName());
        attach();
        return false;
    }

    /** Ends the step at once, with an empty list. */
    private boolean nothing(String why) throws IOException, InterruptedException {
        log().getLogger().println("[AKOOL] " + why);
        getContext().onSuccess(new ArrayList<>());
        return true;
    }

    @Override
    public void onResume() {
        try {
            attach();
        } catch (IOException | InterruptedException e) {
            NodeMarks.failed(getContext(), e);
        }
    }

    private void attach() throws IOException, InterruptedException {
        Run<?, ?> run = run();
        synchronized (this) {
            outcomes = new LinkedHashMap<>();
            awaited = orderIds.stream().map(Awaited::new).toList();
        }
        for (Awaited order : awaited) {
            TranslationService.get().await(order.id, run, order);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        synchronized (this) {
            if (completed) {
                return;
            }
            completed = true;
        }
        for (Awaited order : awaited) {
            TranslationService.get().leave(order.id, order);
        }
        log().getLogger().println("[AKOOL] " + Messages.await_stopped());
        NodeMarks.end(getContext());
        getContext().onFailure(cause);
    }

    @Override
    public String getStatus() {
        return orderIds.stream().map(TranslationService.get()::describe).collect(Collectors.joining(", "));
    }

    private void came(String id, OrderOutcome outcome) {
        List<OrderOutcome> all;
        synchronized (this) {
            outcomes.put(id, outcome);
            if (completed || outcomes.size() < orderIds.size()) {
                return;
            }
            completed = true;
            all = orderIds.stream().map(outcomes::get).toList();
        }
        try {
            NodeMarks.end(getContext());
            List<Map<String, Object>> results = new ArrayList<>();
            all.forEach(order -> results.addAll(order.toList()));
            for (OnFailure judgement : List.of(OnFailure.IGNORE, OnFailure.UNSTABLE, OnFailure.FAIL)) {
                String failure = failure(all, judgement);
                if (!failure.isEmpty()) {
                    NodeMarks.judge(getContext(), judgement, failure);
                }
            }
            getContext().onSuccess(results);
        } catch (IOException | InterruptedException e) {
            NodeMarks.failed(getContext(), e);
        }
    }

    /** What is missing of the orders with this judgement, empty where nothing is. */
    private static String failure(List<OrderOutcome> all, OnFailure judgement) {
        return all.stream()
                .filter(outcome -> outcome.onFailure() == judgement)
                .map(OrderOutcome::failure)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private Run<?, ?> run() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    private TaskListener log() throws IOException, InterruptedException {
        TaskListener log = getContext().get(TaskListener.class);
        return log == null ? TaskListener.NULL : log;
    }

    /** The wait for one order. */
    private final class Awaited extends ContextWatcher {
        private final String id;

        private Awaited(String id) {
            super(getContext());
            this.id = id;
        }

        @Override
        public void finished(@NonNull OrderOutcome outcome) {
            came(id, outcome);
        }

        @Override
        public void failed(@NonNull String why) {
            synchronized (AkoolAwaitExecution.this) {
                if (completed) {
                    return;
                }
                completed = true;
            }
            NodeMarks.failed(getContext(), new AbortException(why));
        }
    }
}
