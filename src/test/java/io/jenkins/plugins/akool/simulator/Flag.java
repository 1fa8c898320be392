package io.jenkins.plugins.akool.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The flags of {@link SimulatedAkoolMain}. */
enum Flag {
    PORT(
            "--port",
            "N",
            "listen on this port of the loopback interface; any free one by default",
            (options, value) -> options.port(number(value, 65_535))),
    SECONDS(
            "--seconds",
            "N",
            "how long a translation takes, " + Flag.DEFAULT_SECONDS + " by default",
            (options, value) -> options.duration(Duration.ofSeconds(number(value, Integer.MAX_VALUE)))),
    CLIENT_ID(
            "--client-id",
            "TEXT",
            "the accepted client id",
            (options, value) -> options.client(text(value), options.clientSecret)),
    CLIENT_SECRET(
            "--client-secret",
            "TEXT",
            "the accepted client secret, which is the API key too",
            (options, value) -> options.apiKey(text(value))),
    LENIENT(
            "--lenient",
            "",
            "fetch neither videos nor caption files, and know every voice",
            (options, value) -> options.lenient()),
    VOICES_REQUIRED(
            "--voices-required",
            "",
            "refuse languages that need a voice where none is named",
            (options, value) -> options.voicesRequired(true)),
    UNAUTHORIZED(
            "--http-401",
            "",
            "answer refused logins with HTTP status 401, not 200",
            (options, value) -> options.unauthorized()),
    NO_WEBHOOKS("--no-webhooks", "", "send no webhooks", (options, value) -> options.webhooks(false));

    static final int DEFAULT_SECONDS = 15;

    final String name;

    /** What stands for the value in the help; empty for a flag without one. */
    final String value;

    final String help;
    final BiConsumer<SimulatedAkoolBuilder, String> set;

    Flag(String name, String value, String help, BiConsumer<SimulatedAkoolBuilder, String> set) {
        this.name = name;
        this.value = value;
        this.help = help;
        this.set = set;
    }

    boolean needsValue() {
        return !value.isEmpty();
    }

    static Optional<Flag> named(String name) {
        return Arrays.stream(values()).filter(flag -> flag.name.equals(name)).findFirst();
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("a number from 0 to " + most + ", not '" + text + "'");
    }

    private static String text(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a text that is not empty");
        }
        return value;
    }
}
