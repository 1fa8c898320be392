package io.jenkins.plugins.akool.simulator;

import java.io.IOException;
import java.time.Duration;

/** Runs the simulator by itself, until it is killed. */
public final class SimulatedAkoolMain {
    private static final int DEFAULT_SECONDS = 15;

    private SimulatedAkoolMain() {}

    /**
     * @param args {@code --port N} (default: any free one), {@code --seconds N}: how long a translation takes (default
     *     15)
     */
    public static void main(String[] args) throws IOException {
        int port = 0;
        int seconds = DEFAULT_SECONDS;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("A number must follow " + args[i]);
            }
            int number = Integer.parseInt(args[i + 1]);
            switch (args[i]) {
                case "--port" -> port = number;
                case "--seconds" -> seconds = number;
                default -> throw new IllegalArgumentException("Unknown flag " + args[i]);
            }
        }
        // The server's own threads keep the process alive.
        SimulatedAkool akool = SimulatedAkool.builder()
                .port(port)
                .duration(Duration.ofSeconds(seconds))
                .start();
        System.out.println("Simulated AKOOL listens at " + akool.endpoint());
        System.out.println("Its API key is " + akool.apiKey() + ", its client id " + akool.clientId());
    }
}
