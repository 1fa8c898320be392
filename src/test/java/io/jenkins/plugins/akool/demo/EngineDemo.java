package io.jenkins.plugins.akool.demo;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What {@code make run} shows without Jenkins: a video becomes three, and a page plays them beside the original. */
public final class EngineDemo {

    private static final List<String> LANGUAGES = List.of("ja", "es", "fr");

    private EngineDemo() {}

    /**
     * Exits with 0 where every language has its result, with 1 where one is missing, and with 2 where the environment does
     * not tell enough.
     *
     * @param args the folder for the results and the page
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(System.getenv(), Path.of(args[0]).toAbsolutePath(), System.out));
    }

    /**
     * @param environment with {@code AKOOL_API_KEY} the AKOOL that it is for translates the video at {@code SOURCE_URL};
     *     without it a simulated one does, with a video of its own
     */
    static int run(Map<String, String> environment, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        String key = environment.getOrDefault("AKOOL_API_KEY", "").strip();
        if (key.isEmpty()) {
            try (SimulatedAkool akool =
                    SimulatedAkool.builder().duration(Duration.ofSeconds(8)).start()) {
                out.println("Simulated AKOOL listens at " + akool.endpoint());
                Endpoint endpoint = Endpoint.of(akool.endpoint().toString());
                return show(new DemoOrder(endpoint, new ApiKey(akool.apiKey()), akool.sourceUrl(), true), folder, out);
            }
        }
        String source = environment.getOrDefault("SOURCE_URL", "").strip();
        if (source.isEmpty()) {
            out.println("Set SOURCE_URL to the address of a video that AKOOL can reach. Nothing was submitted.");
            return 2;
        }
        try {
            Endpoint endpoint = Endpoint.of(environment.getOrDefault("AKOOL_ENDPOINT", Endpoint.DEFAULT));
            DemoOrder order = new DemoOrder(endpoint, new ApiKey(key), source, false);
            out.println("AKOOL at " + endpoint.base() + " translates into " + String.join(", ", LANGUAGES)
                    + ". This costs credits.");
            return show(order, folder, out);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + " Nothing was submitted.");
            return 2;
        }
    }

    static int show(DemoOrder order, Path folder, PrintStream out) throws IOException, InterruptedException {
        List<Translation> translations = order.translate(LANGUAGES, folder, out);
        long there = translations.stream()
                .filter(translation -> translation.state() == State.COLLECTED)
                .count();
        out.println();
        translations.stream()
                .filter(translation -> translation.reason() != null)
                .forEach(translation -> out.println(translation.language() + ": " + translation.reason()));
        out.println(there + " of " + LANGUAGES.size() + " translations lie in " + folder);
        Path page = new ResultPage(folder).write(order, translations);
        out.println("Open this page in a browser, it plays them beside the original:");
        out.println(page);
        return there == LANGUAGES.size() ? 0 : 1;
    }
}
