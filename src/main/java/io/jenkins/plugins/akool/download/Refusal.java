package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.client.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import okhttp3.Response;

/** What an answer means that brings no file. */
final class Refusal {

    /** Bytes of a body that are read; a storage's error is shorter, a page says it at the beginning. */
    static final int TELLING = 8 << 10;

    /**
     * How storages say of a signed link that it is none, or none any more: Amazon S3 and those that speak like it,
     * CloudFront, Google Cloud Storage, Azure. Some do so with HTTP 400, some with 200.
     */
    private static final Pattern DEAD_LINK = Pattern.compile(
            "(?i)ExpiredToken|\\bhas expired|\\bexpired\\b|Access ?Denied"
                    + "|AuthenticationFailed|AuthorizationFailure|AuthorizationQueryParametersError|SignatureDoesNotMatch"
                    + "|Signature not valid|InvalidAccessKeyId|InvalidToken|TokenRefreshRequired|MissingKey|MalformedPolicy");

    private Refusal() {}

    /** Of an answer with another status than one of success. */
    static DownloadException of(Response response) throws IOException {
        int status = response.code();
        if (status == 404 || status == 410) {
            return linkFailed(answered("notThere", status));
        }
        if (status == 407) {
            return withoutLogin(null);
        }
        if (isDeadLink(body(response))) {
            return linkFailed(answered("deadLink", status));
        }
        if (status == 401 || status == 403) {
            return linkFailed(answered("notLetThrough", status));
        }
        Duration asked = RetryAfter.of(response.header("Retry-After"));
        Sentence why = answered(status == 429 ? "tooOften" : "status", status);
        return new DownloadException(why, DownloadException.Cure.PATIENCE, asked, null);
    }

    private static Sentence answered(String key, int status) {
        return Sentence.of(Refusal.class, key, status);
    }

    /** Of a proxy, by an answer or before there is one. */
    static DownloadException withoutLogin(@CheckForNull IOException cause) {
        return new DownloadException(Sentence.of(Refusal.class, "proxyLogin"), true, cause);
    }

    /** Whether a filter or a proxy between a node and the server answers so, too. */
    static boolean mayBeOnTheWay(int status) {
        return switch (status) {
            case 401, 403, 407, 451, 511 -> true;
            default -> false;
        };
    }

    private static String body(Response response) {
        try {
            return response.peekBody(TELLING).string();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether a page or a document that came in place of the file says that the link has run out. */
    static boolean isDeadLink(String document) {
        return DEAD_LINK.matcher(document).find();
    }

    static DownloadException linkFailed(Sentence why) {
        return new DownloadException(why, DownloadException.Cure.FRESH_LINK, null, null);
    }
}
