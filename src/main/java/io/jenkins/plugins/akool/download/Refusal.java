package io.jenkins.plugins.akool.download;

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
        String answer = "The server answered HTTP " + status;
        if (status == 404 || status == 410) {
            return linkFailed(answer + ": the file is not there, or not any more.");
        }
        if (status == 407) {
            return new DownloadException("The proxy wants a login that it was not given (HTTP 407).", true, null);
        }
        if (isDeadLink(body(response))) {
            return linkFailed(answer + ": the link is not valid, or not any more.");
        }
        if (status == 401 || status == 403) {
            return linkFailed(
                    answer + ": the link is not valid any more, or something on the way does not let it through.");
        }
        Duration asked = RetryAfter.of(response.header("Retry-After"));
        String why = status == 429 ? ": it gets too many requests." : ".";
        return new DownloadException(answer + why, DownloadException.Cure.PATIENCE, asked, null);
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

    private static DownloadException linkFailed(String why) {
        return new DownloadException(why, DownloadException.Cure.FRESH_LINK, null, null);
    }
}
