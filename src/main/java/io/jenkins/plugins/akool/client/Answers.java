package io.jenkins.plugins.akool.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.TranslationStatus.Extras;
import io.jenkins.plugins.akool.api.TranslationStatus.Phase;
import io.jenkins.plugins.akool.api.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reads AKOOL's answers. The body decides on any HTTP status, since business errors come in HTTP 200 and
 * authorisation errors may come as 401 with a body; the HTTP status decides only where no body can be read.
 */
final class Answers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final JsonNode NOTHING = MissingNode.getInstance();

    private Answers() {}

    @FunctionalInterface
    interface Reading<T> {
        T read() throws AkoolException;
    }

    /** Runs a reading so that whatever a server sent ends as a result or as this package's one error. */
    static <T> CompletableFuture<T> parse(Reading<T> reading) {
        try {
            return CompletableFuture.completedFuture(reading.read());
        } catch (AkoolException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The envelope of a free request: whatever is unreadable may be asked again. */
    static JsonNode envelope(Transport.Answer answer) throws AkoolException {
        return envelope(answer, Remedy.RETRY_LATER);
    }

    /** What keeps a request that bills from success, or null; whatever is unreadable may have been carried out. */
    @CheckForNull
    private static AkoolException billedError(Transport.Answer answer) {
        try {
            envelope(answer, Remedy.OUTCOME_UNKNOWN);
            return null;
        } catch (AkoolException e) {
            return e;
        }
    }

    private static JsonNode envelope(Transport.Answer answer, Remedy unreadable) throws AkoolException {
        JsonNode root = json(answer.body());
        Integer code = integer(root.get("code"));
        int status = answer.status();
        if (code != null && code == ErrorCodes.SUCCESS && status / 100 == 2) {
            return root;
        }
        if (code != null && code != ErrorCodes.SUCCESS && (status / 100 != 5 || ErrorCodes.knows(code))) {
            AkoolException e = ErrorCodes.toException(code, root.path("msg").asText(""));
            throw answer.retryAfter() == null
                    ? e
                    : new AkoolException(e.remedy(), code, e.getMessage(), answer.retryAfter(), null);
        }
        Remedy remedy =
                switch (status) {
                    case 401, 403, 407 -> Remedy.CREDENTIALS;
                    case 429 -> Remedy.SLOW_DOWN;
                    case 408 -> unreadable;
                    default -> status / 100 == 3 || status / 100 == 4 ? Remedy.STOP : unreadable;
                };
        String sentence =
                switch (status / 100) {
                    case 2 -> "notAkool";
                    case 3 -> "redirects";
                    default -> "httpStatus";
                };
        String said = Wording.sentence(Answers.class, sentence, String.valueOf(status));
        throw new AkoolException(remedy, 0, said, answer.retryAfter(), null);
    }

    /**
     * Whether the answer is that the token is not, or no longer, accepted: code 1101, or a bare HTTP 401, which says
     * that the request was not applied (RFC 9110). Never where the answer names something created, or comes from a
     * server in trouble, since a request that bills is sent again after this.
     */
    static boolean refusesToken(Transport.Answer answer) {
        JsonNode root = json(answer.body());
        Integer code = integer(root.get("code"));
        boolean created = root.has("all_results") || root.path("data").has("_id");
        boolean refused = code == null ? answer.status() == 401 : code == ErrorCodes.TOKEN_REFUSED;
        return refused && !created && answer.status() / 100 != 5;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return root == null ? NOTHING : root;
        } catch (IOException e) {
            // Not JSON, or bytes that are no text.
            return NOTHING;
        }
    }

    /**
     * The outcome of each language asked. With several languages AKOOL answers in {@code all_results}, each entry with
     * its own code, in no promised order; {@code data} then repeats only the last one. In its absence {@code data} is
     * the answer (docs.akool.com until November 2025; the vendor's demo client).
     *
     * <p>An id is paid for, so it counts whatever code stands beside or above it: to look at it is free, and tells. The
     * answer's own code is the reason only for languages of which nothing else is said, and not where an id is left
     * that may be theirs.
     *
     * @throws AkoolException where nothing is said of any language
     */
    static Submission submission(Transport.Answer answer, List<String> asked) throws AkoolException {
        AkoolException error = billedError(answer);
        if (error != null && error.remedy() == Remedy.OUTCOME_UNKNOWN && answer.status() / 100 == 5) {
            // Whoever answers in AKOOL's place may repeat what it told somebody else.
            throw error;
        }
        JsonNode root = json(answer.body());
        JsonNode entries = root.path("all_results");
        boolean one = asked.size() == 1;
        Map<String, JsonNode> said = new HashMap<>();
        List<String> nobodys = new ArrayList<>();
        for (JsonNode entry : entries) {
            // The only answer to the only question, however AKOOL spells the language.
            take(entry, one && entries.size() == 1 ? asked : named(entry, asked), said, nobodys);
        }
        if (id(root) != null) {
            boolean rest = one && error == null && (entries.isEmpty() || language(root) == null);
            take(root, rest ? asked : named(root, asked), said, nobodys);
        }
        AkoolException unsaid = error == null || !nobodys.isEmpty() ? noId(nobodys) : error;
        if (error != null && said.isEmpty()) {
            throw unsaid;
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (String language : asked) {
            JsonNode entry = said.get(language);
            outcomes.put(language, entry == null ? new Refused(unsaid) : outcome(entry));
        }
        return new Submission(outcomes);
    }

    private static void take(JsonNode entry, List<String> languages, Map<String, JsonNode> said, List<String> nobodys) {
        String id = id(entry);
        if (languages.isEmpty() && id != null) {
            nobodys.add(id);
        }
        for (String language : languages) {
            said.merge(language, entry, (first, other) -> weight(other) > weight(first) ? other : first);
        }
    }

    /** Of two words on one language the one counts that is dearer to miss. */
    private static int weight(JsonNode entry) {
        return id(entry) != null ? 2 : refusal(entry) != null ? 0 : 1;
    }

    private static List<String> named(JsonNode entry, List<String> asked) {
        String name = language(entry);
        return asked.stream()
                .filter(language -> language.equalsIgnoreCase(name))
                .toList();
    }

    @CheckForNull
    private static String language(JsonNode entry) {
        return text(entry.at("/data/language"));
    }

    @CheckForNull
    private static String id(JsonNode entry) {
        return text(entry.at("/data/_id"));
    }

    @CheckForNull
    private static Integer refusal(JsonNode entry) {
        Integer code = integer(entry.get("code"));
        return code == null || code == ErrorCodes.SUCCESS ? null : code;
    }

    private static Outcome outcome(JsonNode entry) {
        String id = id(entry);
        if (id != null) {
            JsonNode data = entry.path("data");
            return new Accepted(
                    id, number(data.get("video_lock_duration")), number(data.get("deduction_lock_duration")));
        }
        Integer code = refusal(entry);
        String words = entry.path("msg").asText("");
        return new Refused(code == null ? noId(List.of()) : ErrorCodes.toException(code, words));
    }

    /** Names ids of which the answer does not say whose they are, so that a person can look for them. */
    private static AkoolException noId(List<String> nobodys) {
        String said = nobodys.isEmpty()
                ? Wording.sentence(Answers.class, "noId")
                : Wording.sentence(Answers.class, "nobodysIds", SafeText.of(String.join(", ", nobodys)));
        return new AkoolException(Remedy.OUTCOME_UNKNOWN, said);
    }

    static TranslationStatus status(JsonNode envelope) throws AkoolException {
        JsonNode data = envelope.path("data");
        if (!data.isObject() || data.isEmpty()) {
            // Seen just after creation (a community poller); later it means the same as code 1008.
            throw new AkoolException(Remedy.NOT_FOUND, Wording.sentence(Answers.class, "nothingYet"));
        }
        Integer percent = integer(data.get("progress"));
        String video = text(data.get("video"));
        Phase phase = phase(integer(data.get("video_status")));
        return new TranslationStatus(
                phase,
                percent == null || percent < 0 || percent > 100 ? null : percent,
                phase == Phase.COMPLETED ? video : null,
                number(data.get("video_lock_duration")),
                number(data.get("deduction_lock_duration")),
                number(data.get("deduction_duration")),
                phase == Phase.FAILED ? failure(data) : null,
                phase == Phase.COMPLETED ? Listings.extras(data.path("audio_splits")) : Extras.NONE);
    }

    private static Phase phase(@CheckForNull Integer status) {
        if (status == null) {
            return Phase.PROCESSING;
        }
        return switch (status) {
            case 1 -> Phase.QUEUED;
            case 3 -> Phase.COMPLETED;
            case 4 -> Phase.FAILED;
            default -> Phase.PROCESSING;
        };
    }

    /**
     * The codes of failed translations are a second space that AKOOL does not publish, so they are shown as they come.
     */
    private static String failure(JsonNode data) {
        String given = SafeText.of(text(data.get("error_reason")));
        String code = SafeText.of(text(data.get("error_code")));
        String reason = given.isEmpty() ? Wording.sentence(Answers.class, "noReason") : given;
        return code.isEmpty() ? reason : Wording.sentence(Answers.class, "failure", reason, code);
    }

    @CheckForNull
    static String text(@CheckForNull JsonNode node) {
        if (node == null || !node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** Numbers come as numbers or as digits in a string; what is neither counts as absent. */
    @CheckForNull
    static Double number(@CheckForNull JsonNode node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @CheckForNull
    static Integer integer(@CheckForNull JsonNode node) {
        Double value = number(node);
        return value == null || value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE
                ? null
                : Integer.valueOf(value.intValue());
    }
}
