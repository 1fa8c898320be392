package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.NonNull;
import okhttp3.HttpUrl;

/** Addresses as people copy them, in the form in which they are looked at here and sent to AKOOL. */
final class WebAddress {

    private WebAddress() {}

    /**
     * Spaces and letters beyond ASCII as an address is to have them: escaped, and in a host's name as IDNA says. All else stays
     * as it was written, since it may be signed; so does what is no address.
     */
    @NonNull
    static String of(@NonNull String written) {
        boolean plain = written.chars().allMatch(c -> c > ' ' && c <= '~');
        HttpUrl parsed = plain ? null : HttpUrl.parse(written);
        return parsed == null ? written : parsed.toString();
    }
}
