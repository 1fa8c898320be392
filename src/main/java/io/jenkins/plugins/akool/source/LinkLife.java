package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URL;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/**
 * Until when a signed link of a storage is good, as its query says it: S3 and what speaks like it (date and seconds, or an
 * end as in its second signature version, which CloudFront has too), Google Cloud Storage, and Azure.
 */
final class LinkLife {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LinkLife() {}

    /** Null where the link does not say. */
    @CheckForNull
    static Instant end(@NonNull URL link) {
        HttpUrl url = HttpUrl.parse(link.toString());
        if (url == null) {
            return null;
        }
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            query.putIfAbsent(url.queryParameterName(i), value == null ? "" : value);
        }
        try {
            for (String maker : new String[] {"X-Amz-", "X-Goog-"}) {
                if (query.containsKey(maker + "Date") && query.containsKey(maker + "Expires")) {
                    return BASIC.parse(query.get(maker + "Date"), Instant::from)
                            .plusSeconds(Long.parseLong(query.get(maker + "Expires")));
                }
            }
            if (query.containsKey("se") && query.containsKey("sig")) {
                return Instant.parse(query.get("se"));
            }
            return query.containsKey("Expires") ? Instant.ofEpochSecond(Long.parseLong(query.get("Expires"))) : null;
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }
}
