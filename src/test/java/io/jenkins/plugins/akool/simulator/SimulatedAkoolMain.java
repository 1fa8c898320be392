package io.jenkins.plugins.akool.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Runs the simulator by itself, until it is killed. */
public final class SimulatedAkoolMain {
    private SimulatedAkoolMain() {}

    /** Exits with 2 where the flags are wrong and with 1 where it cannot listen; {@code --help} lists the flags. */
    public static void main(String[] args) {
        if (List.of(args).contains("--help")) {
            System.out.print(help());
            return;
        }
        try {
            // The server's own threads keep the process alive.
            start(List.of(args), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(help());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("The simulated AKOOL cannot listen: " + e.getMessage());
            System.exit(1);
        }
    }

    /** @throws IllegalArgumentException with a sentence on the first flag that is wrong */
    static SimulatedAkool start(List<String> args, PrintStream out) throws IOException {
        SimulatedAkoolBuilder options = options(args);
        SimulatedAkool akool = options.start();
        out.println("Simulated AKOOL listens at " + akool.endpoint());
        out.println("Its API key is " + akool.apiKey() + ", its client id " + akool.clientId());
        if (options.webhooks && !SealedWebhook.canSealWith(akool.clientSecret())) {
            out.println("It sends no webhooks: AES needs a client secret of 16, 24 or 32 bytes");
        }
        return akool;
    }

    private static SimulatedAkoolBuilder options(List<String> args) {
        SimulatedAkoolBuilder options = SimulatedAkool.builder().duration(Duration.ofSeconds(Flag.DEFAULT_SECONDS));
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            Flag flag = Flag.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("There is no flag '" + name + "'."));
            if (flag.needsValue() && !rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value.");
            }
            try {
                flag.set.accept(options, flag.needsValue() ? rest.next() : "");
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " needs " + e.getMessage() + ".", e);
            }
        }
        return options;
    }

    static String help() {
        StringBuilder help = new StringBuilder("The simulated AKOOL. Its flags:\n");
        for (Flag flag : Flag.values()) {
            help.append("  %-22s %s%n".formatted((flag.name + " " + flag.value).strip(), flag.help));
        }
        return help.append("  %-22s %s%n".formatted("--help", "show this and end"))
                .toString();
    }
}
