package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.State;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Where on the page a person is. Made of what a request says, and safe in a link whatever that was.
 *
 * @param state of the translations that are shown, null for all
 * @param page of the translations, from 1; there may be fewer
 * @param credits page of the credits, from 1; there may be fewer
 */
record Place(@CheckForNull State state, int page, int credits) {

    static final Place START = new Place(null, 1, 1);

    /** Whatever the request says, it is a place. */
    @NonNull
    static Place asked(@CheckForNull StaplerRequest2 request) {
        return request == null
                ? START
                : new Place(
                        Stream.of(State.values())
                                .filter(s -> s.name().equals(request.getParameter("state")))
                                .findFirst()
                                .orElse(null),
                        number(request.getParameter("page")),
                        number(request.getParameter("credits")));
    }

    private static int number(@CheckForNull String asked) {
        return asked != null && asked.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(asked)) : 1;
    }

    /** As the query of an address, without what goes without saying; it may be empty. */
    @NonNull
    String query() {
        StringJoiner query = new StringJoiner("&");
        if (state != null) {
            query.add("state=" + state.name());
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        if (credits > 1) {
            query.add("credits=" + credits);
        }
        return query.toString();
    }
}
