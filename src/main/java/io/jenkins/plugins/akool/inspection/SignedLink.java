package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Until when a signed link of a storage is good, as its query says it: S3 and what speaks like it (date and seconds, or an
 * end as in its second signature version, which CloudFront has too), Google Cloud Storage, and Azure.
 */
public final class SignedLink {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** One of them stands beside an end in seconds; without, that may be the end of anything. */
    private static final String[] SIGNATURES = {"Signature", "Key-Pair-Id", "GoogleAccessId", "AWSAccessKeyId"};

    /** Digits of a number of seconds that is no mistake: it ends in the year 5138, and milliseconds have more. */
    private static final int LONGEST_NUMBER = 11;

    private SignedLink() {}

    /** Null where the link does not say, or nothing that can be right. */
    @CheckForNull
    public static Instant expiry(@NonNull String url) {
        HttpUrl link = HttpUrl.parse(url);
        if (link == null) {
            return null;
        }
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < link.querySize(); i++) {
            String value = link.queryParameterValue(i);
            query.putIfAbsent(link.queryParameterName(i), value == null ? "" : value);
        }
        try {
            return expiry(query);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    @CheckForNull
    private static Instant expiry(Map<String, String> query) {
        for (String maker : new String[] {"X-Amz-", "X-Goog-"}) {
            if (query.containsKey(maker + "Date") && query.containsKey(maker + "Expires")) {
                return BASIC.parse(query.get(maker + "Date"), Instant::from)
                        .plusSeconds(seconds(query.get(maker + "Expires")));
            }
        }
        if (query.containsKey("se") && query.containsKey("sig")) {
            return time(query.get("se"));
        }
        boolean signed = Stream.of(SIGNATURES).anyMatch(query::containsKey);
        return signed && query.containsKey("Expires") ? Instant.ofEpochSecond(seconds(query.get("Expires"))) : null;
    }

    private static long seconds(String number) {
        if (number.length() > LONGEST_NUMBER || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException("no number of seconds");
        }
        return Long.parseLong(number);
    }

    /** Azure takes a day, or a time to the minute, the second or a part of it, each in UTC. */
    private static Instant time(String iso) {
        return iso.length() == "2026-11-26".length()
                ? LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(iso).toInstant();
    }
}
