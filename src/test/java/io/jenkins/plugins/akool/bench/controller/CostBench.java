package io.jenkins.plugins.akool.bench.controller;

import io.jenkins.plugins.akool.bench.blocking.BlockingTranslateStep;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * What a translation costs the controller, and what a minute of waiting for it does: this plugin, a Pipeline that sleeps, a
 * scripted loop, one with the plugin http_request where {@link MorePlugins} have it, and a step with a thread of its own, each
 * in a Jenkins of its own, all at the same time.
 */
class CostBench {

    private static final int BUILDS = 40;
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(16));

    /** So that Java has compiled what it uses. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** What Jenkins writes late it has written by then. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(15);

    private static final Pattern TAKEN = Pattern.compile("<duration>(\\d+)</duration>");

    @RegisterExtension
    private final RealJenkinsExtension sleeping = controller();

    @RegisterExtension
    private final RealJenkinsExtension plugin = controller();

    @RegisterExtension
    private final RealJenkinsExtension looping = controller();

    @RegisterExtension
    private final RealJenkinsExtension requesting = controller();

    @RegisterExtension
    private final RealJenkinsExtension blocking = controller()
            .addSyntheticPlugin(new RealJenkinsExtension.SyntheticPlugin(BlockingTranslateStep.class)
                    .header("Plugin-Dependencies", "workflow-step-api:0"));

    private final Tables tables = new Tables("cost");

    private static RealJenkinsExtension controller() {
        return new RealJenkinsExtension().withTimeout(0).javaOptions("-Xmx1g", "-XX:TieredStopAtLevel=4");
    }

    /** One way to have a video translated, as a Pipeline. */
    private enum Way {
        SLEEP("A Pipeline that sleeps as long") {
            @Override
            String script(SimulatedAkool akool, Duration length) {
                return "sleep " + length.toSeconds();
            }
        },
        PLUGIN("This plugin") {
            @Override
            String script(SimulatedAkool akool, Duration length) {
                return "akoolTranslate url: '" + akool.sourceUrl() + "', languages: 'ja'";
            }
        },
        LOOP("A loop of `curl` and `sleep 3`") {
            @Override
            String script(SimulatedAkool akool, Duration length) {
                return Scripted.loop("", akool);
            }
        },
        REQUESTS("The same with `httpRequest`") {
            @Override
            String script(SimulatedAkool akool, Duration length) {
                return Scripted.requests(akool);
            }
        },
        BLOCKING("A step with a thread of its own") {
            @Override
            String script(SimulatedAkool akool, Duration length) {
                return "blockingTranslate endpoint: '%s', key: '%s', body: '%s'"
                        .formatted(akool.endpoint(), akool.apiKey(), Scripted.body(akool));
            }
        };

        private final String words;

        Way(String words) {
            this.words = words;
        }

        abstract String script(SimulatedAkool akool, Duration length);
    }

    /** @param lines of all logs */
    private record Costs(
            double seconds, long written, long lines, int threads, int executors, long requests, double late) {}

    @Test
    void costOfAJobAndOfWaiting() throws Throwable {
        Map<Way, RealJenkinsExtension> controllers = new LinkedHashMap<>();
        controllers.put(Way.SLEEP, sleeping);
        controllers.put(Way.PLUGIN, plugin);
        controllers.put(Way.LOOP, looping);
        if (MorePlugins.have("http_request")) {
            MorePlugins.addTo(requesting);
            controllers.put(Way.REQUESTS, requesting);
        }
        controllers.put(Way.BLOCKING, blocking);
        for (RealJenkinsExtension controller : controllers.values()) {
            controller.startJenkins();
            controller.runRemotely(CostBench::setUp);
        }
        run(controllers, WARM_UP);
        run(controllers, WARM_UP);
        Map<Duration, Map<Way, Costs>> all = new LinkedHashMap<>();
        for (Duration length : LENGTHS) {
            Map<Way, Costs> costs = run(controllers, length);
            all.put(length, costs);
            print(length, costs);
        }
        slopes(all);
    }

    private static void setUp(JenkinsRule j) throws Throwable {
        j.jenkins.setNumExecutors(BUILDS);
    }

    private Map<Way, Costs> run(Map<Way, RealJenkinsExtension> controllers, Duration length) throws Throwable {
        String name = "for-" + length.toSeconds() + "-s-" + System.nanoTime() + "-";
        Map<Way, SimulatedAkool> akools = new LinkedHashMap<>();
        Map<Way, Snapshot> before = new LinkedHashMap<>();
        Map<Way, Costs> costs = new LinkedHashMap<>();
        try {
            for (Map.Entry<Way, RealJenkinsExtension> each : controllers.entrySet()) {
                SimulatedAkool akool = SimulatedAkool.builder()
                        .duration(length)
                        .credit(1_000_000)
                        .start();
                akools.put(each.getKey(), akool);
                RealJenkinsExtension controller = each.getValue();
                controller.runRemotely(Studio::connect, akool.endpoint().toString(), akool.apiKey());
                controller.runRemotely(CostBench::create, name, each.getKey().script(akool, length));
                before.put(each.getKey(), Snapshot.of(controller.getProcess().pid()));
                controller.runRemotely(CostBench::schedule, name);
            }
            TimeUnit.MILLISECONDS.sleep(length.toMillis() / 2);
            Map<Way, Integer> threads = new LinkedHashMap<>();
            Map<Way, Integer> executors = new LinkedHashMap<>();
            for (Map.Entry<Way, RealJenkinsExtension> each : controllers.entrySet()) {
                threads.put(
                        each.getKey(),
                        Snapshot.of(each.getValue().getProcess().pid()).threads());
                executors.put(each.getKey(), each.getValue().runRemotely(CostBench::busy));
            }
            for (Map.Entry<Way, RealJenkinsExtension> each : controllers.entrySet()) {
                Path jobs = each.getValue().getHome().toPath().resolve("jobs");
                double late = await(jobs, name) - length.toMillis() / 1000.0;
                costs.put(each.getKey(), new Costs(0, 0, lines(jobs, name), 0, 0, 0, late));
            }
            TimeUnit.MILLISECONDS.sleep(AFTERWARDS.toMillis());
            for (Map.Entry<Way, RealJenkinsExtension> each : controllers.entrySet()) {
                Way way = each.getKey();
                Snapshot now = Snapshot.of(each.getValue().getProcess().pid());
                Snapshot then = before.get(way);
                Costs so = costs.get(way);
                costs.put(
                        way,
                        new Costs(
                                now.seconds() - then.seconds(),
                                now.written() - then.written(),
                                so.lines,
                                threads.get(way),
                                executors.get(way),
                                akools.get(way).received(Call.STATUS).size(),
                                so.late));
            }
            return costs;
        } finally {
            akools.values().forEach(SimulatedAkool::close);
        }
    }

    private static void create(JenkinsRule j, String name, String script) throws Throwable {
        for (int n = 0; n < BUILDS; n++) {
            j.createProject(WorkflowJob.class, name + n).setDefinition(new CpsFlowDefinition(script, false));
        }
    }

    private static void schedule(JenkinsRule j, String name) {
        for (int n = 0; n < BUILDS; n++) {
            j.jenkins.getItemByFullName(name + n, WorkflowJob.class).scheduleBuild2(0);
        }
    }

    private static int busy(JenkinsRule j) {
        return j.jenkins.toComputer().countBusy();
    }

    /** Waits until all builds have ended, as their files say; returns how long they took on average, seconds. */
    private static double await(Path jobs, String name) throws IOException, InterruptedException {
        double sum = 0;
        for (int n = 0; n < BUILDS; n++) {
            Path build = jobs.resolve(name + n).resolve("builds/1/build.xml");
            String told = "";
            while (!told.contains("<completed>true</completed>")) {
                TimeUnit.MILLISECONDS.sleep(100);
                told = Files.exists(build) ? Files.readString(build) : "";
            }
            if (!told.contains("<result>SUCCESS</result>")) {
                throw new AssertionError(Files.readString(build.resolveSibling("log")));
            }
            Matcher taken = TAKEN.matcher(told);
            sum += taken.find() ? Long.parseLong(taken.group(1)) / 1000.0 : Double.NaN;
        }
        return sum / BUILDS;
    }

    private static long lines(Path jobs, String name) throws IOException {
        long lines = 0;
        for (int n = 0; n < BUILDS; n++) {
            try (Stream<String> log = Files.lines(jobs.resolve(name + n).resolve("builds/1/log"))) {
                lines += log.count();
            }
        }
        return lines;
    }

    private void print(Duration length, Map<Way, Costs> all) throws IOException {
        Costs floor = all.get(Way.SLEEP);
        tables.line("%nA job of %d min, each of %d at a time:%n", length.toMinutes(), BUILDS);
        tables.line("| | Processor time | Written | Log lines | Requests | Executors | Threads more | Ends later |");
        tables.line("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Map.Entry<Way, Costs> each : all.entrySet()) {
            Costs costs = each.getValue();
            tables.line(
                    "| %s | %.3f s | %,d KB | %.0f | %.0f | %d | %d | %.1f s |",
                    each.getKey().words,
                    costs.seconds / BUILDS,
                    costs.written / BUILDS >> 10,
                    costs.lines / (double) BUILDS,
                    costs.requests / (double) BUILDS,
                    costs.executors,
                    costs.threads - floor.threads,
                    costs.late);
        }
    }

    /** What one more minute costs, without what the sleeping Jenkins costs in it. */
    private void slopes(Map<Duration, Map<Way, Costs>> all) throws IOException {
        Duration shortest = LENGTHS.get(0);
        Duration longest = LENGTHS.get(LENGTHS.size() - 1);
        long minutes = longest.minus(shortest).toMinutes();
        double floor = 0;
        long writtenFloor = 0;
        List<String> rows = new ArrayList<>();
        for (Way way : all.get(shortest).keySet()) {
            Costs first = all.get(shortest).get(way);
            Costs last = all.get(longest).get(way);
            double seconds = (last.seconds - first.seconds) / minutes;
            long written = (last.written - first.written) / minutes;
            if (way == Way.SLEEP) {
                floor = seconds;
                writtenFloor = written;
            }
            rows.add("| %s | %.2f ms | %,d bytes | %.1f |"
                    .formatted(
                            way.words,
                            (seconds - floor) * 1000 / BUILDS,
                            (written - writtenFloor) / BUILDS,
                            (last.lines - first.lines) / (double) minutes / BUILDS));
        }
        tables.line(
                "%nA minute of waiting for one job, less what the Jenkins costs that sleeps (%.1f ms in all):%n",
                floor * 1000);
        tables.line("| | Processor time | Written | Log lines |");
        tables.line("|---|---:|---:|---:|");
        for (String row : rows) {
            tables.line("%s", row);
        }
    }
}
