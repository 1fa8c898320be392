package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param count of pages, at least 1
 * @param size of the whole list
 */
record Excerpt<T>(int number, int count, int size, List<T> entries) {

    /**
     * The page that is asked for, the last where there are not so many.
     *
     * @param asked from 1
     * @param view shows an entry; asked for those of the page only
     */
    @NonNull
    static <S, T> Excerpt<T> of(@NonNull List<S> all, int most, int asked, @NonNull Function<S, T> view) {
        int count = Math.max(1, (all.size() + most - 1) / most);
        int page = Math.min(count, asked);
        List<S> some = all.subList((page - 1) * most, Math.min(all.size(), page * most));
        return new Excerpt<>(page, count, all.size(), some.stream().map(view).toList());
    }
}
