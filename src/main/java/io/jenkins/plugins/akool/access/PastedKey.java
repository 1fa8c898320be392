package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.regex.Pattern;

/**
 * What shows from a secret alone that it was not stored as AKOOL gave it out, but with something around it. Sentences tell
 * the kind of the mistake and no character of the secret.
 */
final class PastedKey {

    /** Quotation marks of whatever keyboard or document. */
    private static final Pattern QUOTED =
            Pattern.compile("(?s)[\"'`´\\u00ab\\u00bb\\u2018-\\u201f\\u2039\\u203a\\u300c\\u300d].*"
                    + "|.*[\"'`´\\u00ab\\u00bb\\u2018-\\u201f\\u2039\\u203a\\u300c\\u300d]");

    /** A header's line, a scheme, or a line of a file with settings. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?is)(bearer|basic|token)[\\s:=]+\\S.*|[a-z0-9_.-]*(key|secret|token|authorization|client-?_?id)\\s*[:=]\\s*\\S.*");

    private static final Pattern BROKEN = Pattern.compile("(?s).*\\s.*");

    private static final Pattern OTHER = Pattern.compile("(?s).*[^\\x21-\\x7e].*");

    private PastedKey() {}

    /**
     * @param id of the credential
     * @param what the value is, for sentences
     * @param value as it is stored
     * @return a sentence, null where nothing shows
     */
    @CheckForNull
    static String problem(@NonNull String id, @NonNull String what, @NonNull String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return Messages.pasted_empty(id, what);
        }
        if (QUOTED.matcher(text).matches()) {
            return Messages.pasted_quoted(id, what);
        }
        if (LABELLED.matcher(text).matches()) {
            return Messages.pasted_labelled(id, what);
        }
        if (BROKEN.matcher(text).matches()) {
            return Messages.pasted_broken(id, what);
        }
        return OTHER.matcher(text).matches() ? Messages.pasted_other(id, what) : null;
    }
}
