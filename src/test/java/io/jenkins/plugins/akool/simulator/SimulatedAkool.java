package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockWebServer;

/**
 * AKOOL on the loopback interface. It behaves as the vendor's documentation and demo say, quirks included, and otherwise
 * as it is told: {@link #on} orders faults of single requests, {@link #fails}, {@link #refuses} and their siblings decide
 * what becomes of a language's translations. Jobs have no thread: where one stands is computed from the clock when
 * somebody asks. All methods may be called from any thread.
 */
public final class SimulatedAkool implements AutoCloseable {
    /** The API key accepted by default; 32 characters, as in the documentation's webhook sample. */
    public static final String API_KEY = "simulated-key-0123456789abcdefgh";

    /** The client id accepted by default; 22 characters, as in the documentation's webhook sample. */
    public static final String CLIENT_ID = "simulated-client-01234";

    /** Part of the signature in every result's address: whatever shows this text leaks a signed address. */
    public static final String SIGNATURE_MARK = "simulated-signature";

    private final SimulatedAkoolBuilder options;
    private final MockWebServer server = new MockWebServer();
    private final FaultBook faults = new FaultBook();
    private final Doorkeeper doorkeeper;
    private final Jobs jobs;
    private final ResultFiles results;
    private final Reception reception;
    private final WebhookSender webhooks;
    private final URI endpoint;

    SimulatedAkool(SimulatedAkoolBuilder options) throws IOException {
        this.options = options;
        doorkeeper = new Doorkeeper(options);
        jobs = new Jobs(options);
        results = new ResultFiles(options, jobs);
        reception = new Reception(options, server, faults, doorkeeper, jobs, results);
        server.setDispatcher(reception);
        server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), options.port);
        endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        results.servedAt(endpoint);
        reception.servedAt(endpoint);
        webhooks = new WebhookSender(options, jobs, results, endpoint);
    }

    /** Starts with all defaults. */
    public static SimulatedAkool start() throws IOException {
        return builder().start();
    }

    /** Starts with other options. */
    public static SimulatedAkoolBuilder builder() {
        return new SimulatedAkoolBuilder();
    }

    /** Where it listens; no trailing slash. */
    public URI endpoint() {
        return endpoint;
    }

    /** Address of a source video that can be fetched without any permission. */
    public String sourceUrl() {
        return endpoint + "/source/" + Samples.SOURCE + ".mp4";
    }

    /** Address of the source video's subtitles. */
    public String captionUrl() {
        return endpoint + "/source/" + Samples.SOURCE + ".srt";
    }

    /** The accepted API key. */
    public String apiKey() {
        return options.apiKey;
    }

    /** The accepted client id. */
    public String clientId() {
        return options.clientId;
    }

    /** The accepted client secret. */
    public String clientSecret() {
        return options.clientSecret;
    }

    /** All requests so far but AKOOL's own, spoilt or not, in the order of their arrival. */
    public List<ReceivedRequest> received() {
        return reception.received();
    }

    /** The requests of one kind so far. */
    public List<ReceivedRequest> received(Call call) {
        return received().stream()
                .filter(request -> request.call().filter(call::equals).isPresent())
                .toList();
    }

    /** Starts an order of faults; it takes effect with {@link FaultOrder#next} or {@link FaultOrder#always}. */
    public FaultOrder on(Call call) {
        return faults.on(call);
    }

    /** Forgets all faults that wait. */
    public void clearFaults() {
        faults.clear();
    }

    /** How many {@link FaultOrder#next} faults no request has met yet. */
    public long faultsWaiting() {
        return faults.waiting();
    }

    /**
     * Later translations into this language are accepted and billed, but end with status 4, still under code 1000.
     *
     * @param errorCode of the unpublished second code space, e.g. 501312
     */
    public void fails(String language, int errorCode, String reason) {
        jobs.decide(language, outcome -> outcome.ending(Outcome.Ending.FAILS, errorCode, reason));
    }

    /**
     * Later translations into this language are not accepted: this code in the envelope, or in the language's entry of
     * {@code all_results}.
     */
    public void refuses(String language, int code, String msg) {
        jobs.decide(language, outcome -> outcome.ending(Outcome.Ending.REFUSED, code, msg));
    }

    /** Later translations into this language are accepted, and processed for ever. */
    public void neverEnds(String language) {
        jobs.decide(language, outcome -> outcome.ending(Outcome.Ending.NEVER, 0, ""));
    }

    /** Later translations into this language end with status 3 and no link to a video, until {@link #end} gives it. */
    public void givesNoVideo(String language) {
        jobs.decide(language, outcome -> outcome.ending(Outcome.Ending.NO_VIDEO, 0, ""));
    }

    /** Later translations into this language succeed again. */
    public void succeeds(String language) {
        jobs.decide(language, outcome -> outcome.ending(Outcome.Ending.COMPLETES, 0, ""));
    }

    /** Later translations into this language take this long. */
    public void takes(String language, Duration duration) {
        jobs.decide(language, outcome -> outcome.taking(duration));
    }

    /** Ends a translation now, in success unless it was to fail. */
    public void end(String id) {
        jobs.end(id);
    }

    /** Asked about this id, AKOOL answers 1008 from now on, and its files are gone. */
    public void forget(String id) {
        jobs.forget(id);
    }

    /** No token given out so far is valid any more. */
    public void revokeTokens() {
        doorkeeper.revokeTokens();
    }

    /** Forgets jobs, outcomes, faults, received requests and sent webhooks. Credit, tokens and result sizes stay. */
    public void clear() {
        jobs.clear();
        faults.clear();
        reception.clear();
        webhooks.clear();
    }

    /** The ids of all accepted translations, oldest first, also of forgotten ones. */
    public List<String> createdIds() {
        return jobs.created();
    }

    /** How many translations were accepted, and so billed. */
    public int createCount() {
        return createdIds().size();
    }

    /** The id of the newest translation into this language. */
    public String newestId(String language) {
        return jobs.newest(language)
                .orElseThrow(() -> new IllegalStateException("Nothing was translated into " + language))
                .id();
    }

    /** What is left of the credit. */
    public long credit() {
        return jobs.credit();
    }

    /** Where AKOOL would send its calls about a translation; empty if the request named nothing. */
    public String webhookUrl(String id) {
        return job(id).webhookUrl();
    }

    /** All webhook calls so far that have ended, also the unanswered ones, oldest first. */
    public List<SentWebhook> webhooks() {
        return webhooks.sent();
    }

    /** Sends what is due by the clock, retries included, and returns when all of it is answered. */
    public void sendDueWebhooks() {
        webhooks.sendDue();
    }

    /** The call that tells where a translation stands, not sent yet. */
    public SealedWebhook webhook(String id) {
        return webhooks.seal(job(id));
    }

    /** Sends the call that tells where a translation stands to the address it was created with, once. */
    public SentWebhook sendWebhook(String id) {
        return sendWebhook(webhookUrl(id), webhook(id).bytes());
    }

    /** Sends any body to any address, once: a forged call, or one that was {@link #webhooks sent} before. */
    public SentWebhook sendWebhook(String url, byte[] body) {
        return webhooks.send(url, body);
    }

    /** The body of the request that a translation was created with. */
    public JsonNode order(String id) {
        return job(id).order();
    }

    /** The source video as it was fetched for a translation; null if it was not. */
    public byte[] fetchedSource(String id) {
        return job(id).fetchedSource();
    }

    /**
     * Makes the results in this language this long. They stay playable, and are computed as they are sent.
     *
     * @param bytes at least 64 KiB
     */
    public void resultSize(String language, long bytes) {
        results.size(language, bytes);
    }

    /** The video of the newest translation into this language. */
    public byte[] resultVideo(String language) {
        return resultBytes(newestId(language));
    }

    /** The video of a translation, as every undisturbed download gets it. Beyond some megabytes take the digest. */
    public byte[] resultBytes(String id) {
        return results.video(job(id), true).bytes();
    }

    /** Length of a translation's video in bytes. */
    public long resultLength(String id) {
        return results.video(job(id), true).length();
    }

    /** SHA-256 of a translation's video in lower-case hexadecimal; needs no memory for the video. */
    public String resultSha256(String id) {
        return results.video(job(id), true).sha256();
    }

    /** The translated video without captions, as every undisturbed download gets it. */
    public byte[] cleanVideo(String id) {
        return results.video(job(id), false).bytes();
    }

    /** The subtitles in the target language, as every undisturbed download gets them. */
    public String translatedSubtitles(String language) {
        return Samples.subtitles(language);
    }

    /** The subtitles in the spoken language, as every undisturbed download gets them. */
    public String originalSubtitles() {
        return Samples.sourceSubtitles();
    }

    /** From now on nothing is told of subtitles and of videos without captions, as before April 2026. */
    public void withoutExtras() {
        options.extras = false;
    }

    private Job job(String id) {
        return jobs.find(id).orElseThrow(() -> new IllegalStateException("There is no translation " + id));
    }

    /** Stops listening and closes all connections, also those that {@link Fault#hang}. */
    @Override
    public void close() {
        webhooks.close();
        server.close();
    }
}
