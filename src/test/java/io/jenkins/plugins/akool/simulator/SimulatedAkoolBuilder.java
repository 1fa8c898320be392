package io.jenkins.plugins.akool.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/** Options of a {@link SimulatedAkool}; every one has a default. */
public final class SimulatedAkoolBuilder {
    int port;
    InstantSource clock = InstantSource.system();
    Duration duration = Duration.ofSeconds(2);
    String apiKey = SimulatedAkool.API_KEY;
    String clientId = SimulatedAkool.CLIENT_ID;
    String clientSecret = SimulatedAkool.API_KEY;
    Duration tokenLife = Duration.ofDays(400);
    Duration resultLife = Duration.ofDays(7);
    long credit = 1000;
    long cost = 4;
    boolean lenient;
    boolean unauthorized;
    boolean allResults = true;
    boolean voicesRequired;
    boolean webhooks = true;
    volatile boolean extras = true;

    SimulatedAkoolBuilder() {}

    /** TCP port on the loopback interface; 0, the default, for any free one. */
    public SimulatedAkoolBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The time that jobs, tokens and signed addresses go by. Only {@link Fault#delay} takes real time. */
    public SimulatedAkoolBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /**
     * How long a translation takes, 2 seconds by default: the first fifth queueing, the rest processing. Zero completes
     * at once. See {@link SimulatedAkool#takes} for one language.
     */
    public SimulatedAkoolBuilder duration(Duration duration) {
        this.duration = duration;
        return this;
    }

    /** The accepted API key. AKOOL's API key is the client secret (docs.akool.com, authentication), so this sets both. */
    public SimulatedAkoolBuilder apiKey(String apiKey) {
        this.apiKey = apiKey;
        this.clientSecret = apiKey;
        return this;
    }

    /**
     * The accepted client, if its secret shall differ from the API key. Webhooks need a secret of 16, 24 or 32 bytes;
     * with any other one none is sent.
     */
    public SimulatedAkoolBuilder client(String clientId, String clientSecret) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        return this;
    }

    /** How long a token is valid; over a year by default (docs.akool.com, authentication). */
    public SimulatedAkoolBuilder tokenLife(Duration tokenLife) {
        this.tokenLife = tokenLife;
        return this;
    }

    /** How long a result can be downloaded once it is complete; seven days by default (docs.akool.com). */
    public SimulatedAkoolBuilder resultLife(Duration resultLife) {
        this.resultLife = resultLife;
        return this;
    }

    /** The account's credit at the start, 1000 by default. */
    public SimulatedAkoolBuilder credit(long credit) {
        this.credit = credit;
        return this;
    }

    /** Credits for one translation, 4 by default. Taken when it is created, and not given back when it fails. */
    public SimulatedAkoolBuilder cost(long cost) {
        this.cost = cost;
        return this;
    }

    /**
     * Takes what an order names on trust: fetches neither its video nor its caption file, and knows every voice. If not
     * called, an order is refused whose files cannot be fetched or whose voice is in no list.
     */
    public SimulatedAkoolBuilder lenient() {
        lenient = true;
        return this;
    }

    /** Refused logins come with HTTP status 401, as an app in use expects; with 200, as documented, if not called. */
    public SimulatedAkoolBuilder unauthorized() {
        unauthorized = true;
        return this;
    }

    /**
     * Whether a create for several languages answers {@code all_results}, as the vendor's demo needs. If not, only the
     * last language's id is told, as the documentation since November 2025 has it; the others run, and bill, all the
     * same.
     */
    public SimulatedAkoolBuilder allResults(boolean allResults) {
        this.allResults = allResults;
        return this;
    }

    /** Whether languages with {@code need_voice_id} are refused without a voice. Off by default. */
    public SimulatedAkoolBuilder voicesRequired(boolean voicesRequired) {
        this.voicesRequired = voicesRequired;
        return this;
    }

    /**
     * Whether webhooks are sent by themselves, on a thread of the simulator's own, within moments of a change. On by
     * default. If not, or where the {@link #clock} does not go with real time, {@link SimulatedAkool#sendDueWebhooks}
     * says when.
     */
    public SimulatedAkoolBuilder webhooks(boolean webhooks) {
        this.webhooks = webhooks;
        return this;
    }

    /** Listens from now on. */
    public SimulatedAkool start() throws IOException {
        return new SimulatedAkool(this);
    }
}
