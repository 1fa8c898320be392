package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.credits.CreditSum;
import io.jenkins.plugins.akool.record.StateWords;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.Overview;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What one request sees of the administration page: {@code ?state=}, {@code ?page=} and {@code ?credits=} choose. */
@ExportedBean
public final class AdministrationPage {

    private static final int MOST_TRANSLATIONS = 50;
    private static final int MOST_SUMS = 50;

    private final Overview overview;
    private final Map<State, Integer> counts = new EnumMap<>(State.class);
    private final Excerpt<Unfinished> unfinished;
    private final Excerpt<ShownCredits> credits;

    /** Where there is something to see. */
    private final Place place;

    private AdministrationPage(Overview overview, Place asked) {
        this.overview = overview;
        List<Translation> all = new ArrayList<>(overview.translations());
        all.sort(Comparator.comparing((Translation t) -> t.order().placedAt()).thenComparing(Translation::id));
        all.forEach(t -> counts.merge(t.state(), 1, Integer::sum));
        State state = counts.containsKey(asked.state()) ? asked.state() : null;
        Decisions decisions = TranslationService.get().decisions();
        Readers readers = new Readers();
        Instant now = overview.now();
        List<Translation> some = state == null
                ? all
                : all.stream().filter(t -> t.state() == state).toList();
        unfinished = Excerpt.of(
                some, MOST_TRANSLATIONS, asked.page(), t -> new Unfinished(t, overview, decisions, readers, now));
        List<CreditSum> sums = new ArrayList<>(overview.credits());
        Collections.reverse(sums);
        credits = Excerpt.of(sums, MOST_SUMS, asked.credits(), sum -> new ShownCredits(sum, readers));
        place = new Place(state, unfinished.number(), credits.number());
    }

    /** Whatever the request says, there is a page. */
    @NonNull
    static AdministrationPage asked() {
        return new AdministrationPage(TranslationService.get().overview(), Place.asked(Stapler.getCurrentRequest2()));
    }

    /** Translations that are not done, the oldest first; those of this page only. */
    @Exported
    @NonNull
    public List<Unfinished> getUnfinished() {
        return unfinished.entries();
    }

    /** How many there are on all pages. */
    @Exported
    public int getTotal() {
        return unfinished.size();
    }

    /** From 1. */
    @Exported
    public int getPage() {
        return unfinished.number();
    }

    @Exported
    public int getPages() {
        return unfinished.count();
    }

    /** The state that is asked for, null for all. */
    @Exported
    @CheckForNull
    public State getState() {
        return place.state();
    }

    /** This page as the query of an address, for what comes back to it. */
    @NonNull
    public String getHere() {
        return place.query();
    }

    /** The one with all states, as the query of an address. */
    @NonNull
    public String getAll() {
        return in(null).query();
    }

    private Place in(@CheckForNull State other) {
        return new Place(other, 1, place.credits());
    }

    /** The one before, as the query of an address. */
    @NonNull
    public String getPrevious() {
        return new Place(place.state(), place.page() - 1, place.credits()).query();
    }

    /** The one after, as the query of an address. */
    @NonNull
    public String getNext() {
        return new Place(place.state(), place.page() + 1, place.credits()).query();
    }

    /** The one with the credits before, as the query of an address. */
    @NonNull
    public String getCreditsPrevious() {
        return new Place(place.state(), place.page(), place.credits() - 1).query();
    }

    /** The one with the credits after, as the query of an address. */
    @NonNull
    public String getCreditsNext() {
        return new Place(place.state(), place.page(), place.credits() + 1).query();
    }

    /** How many translations stand in each state; those in which there are any. */
    @NonNull
    public List<StateCount> getStates() {
        return counts.entrySet().stream()
                .map(e ->
                        new StateCount(e.getKey(), e.getValue(), in(e.getKey()).query()))
                .toList();
    }

    /** Credits by month, job and login, the newest month first; those of this page only. */
    @Exported
    @NonNull
    public List<ShownCredits> getCredits() {
        return credits.entries();
    }

    /** From 1. */
    @Exported
    public int getCreditsPage() {
        return credits.number();
    }

    @Exported
    public int getCreditsPages() {
        return credits.count();
    }

    /** What logins may spend in this month, and have left; of those that have a budget. */
    @Exported
    @NonNull
    public List<ShownBudget> getBudgets() {
        return overview.budgets().stream().map(ShownBudget::new).toList();
    }

    /** From when on credits are counted. */
    @Exported
    @NonNull
    public Date getCreditsSince() {
        return Date.from(overview.creditsSince());
    }

    /** Whether this person may decide. */
    public boolean isDecider() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /**
     * A state for a person to choose.
     *
     * @param query of the address of its page
     */
    public record StateCount(
            @NonNull State state, int count, @NonNull String query) {

        @NonNull
        public String getName() {
            return state.name();
        }

        @NonNull
        public String getWords() {
            return StateWords.of(state);
        }

        public int getCount() {
            return count;
        }

        @NonNull
        public String getQuery() {
            return query;
        }
    }
}
