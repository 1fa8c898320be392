package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.TranslationService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a script holds of translations that nobody waits for yet. Says where they stand now, whenever it is asked. */
public final class TranslationHandle implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Names no translations, where a script has a list of handles and nothing is in it. Empty would be all of the build. */
    static final String NONE = ",";

    private final String id;

    /** As it was named last, as far as this knows. */
    private String build;

    private final List<String> languages;

    TranslationHandle(String id, Run<?, ?> run, List<String> languages) {
        this.id = id;
        build = run.getExternalizableId();
        this.languages = new ArrayList<>(languages);
    }

    /** Names these translations to {@code akoolAwait}. */
    @Whitelisted
    @NonNull
    public String getId() {
        return id;
    }

    /** Target language codes, as ordered. */
    @Whitelisted
    @NonNull
    public List<String> getLanguages() {
        return new ArrayList<>(languages);
    }

    /** An entry for each language, as {@code akoolTranslate} returns them; {@code PLANNED} before it is submitted. */
    @Whitelisted
    @NonNull
    public List<Map<String, Object>> getTranslations() {
        Run<?, ?> run = build();
        BuildTranslations known = run == null ? null : BuildTranslations.find(run);
        List<OrderRecord> orders = known == null ? List.of() : known.orders(id);
        List<Map<String, Object>> result = new ArrayList<>();
        if (orders.isEmpty()) {
            languages.forEach(language -> result.add(TranslationRecord.planned(null, language)));
        }
        for (OrderRecord order : orders) {
            Map<String, TranslationRecord> records = known.ofOrder(order.id()).stream()
                    .collect(Collectors.toMap(TranslationRecord::getLanguage, r -> r));
            for (String language : order.languages()) {
                TranslationRecord record = records.get(language);
                result.add(record == null ? TranslationRecord.planned(order, language) : record.toMap());
            }
        }
        return result;
    }

    /** The ids of one handle or of several; {@link #NONE} of a list of none; of what is no handle, something that is nobody's id. */
    static String ids(Object given) {
        if (given instanceof TranslationHandle handle) {
            return handle.getId();
        }
        Iterable<?> several = given instanceof Object[] array
                ? Arrays.asList(array)
                : given instanceof Iterable<?> list ? list : null;
        if (several == null) {
            return String.valueOf(given);
        }
        return several.iterator().hasNext()
                ? StreamSupport.stream(several.spliterator(), false)
                        .map(each -> each instanceof Iterable<?> ? "?" : ids(each))
                        .collect(Collectors.joining(","))
                : NONE;
    }

    @CheckForNull
    private Run<?, ?> build() {
        String named = TranslationService.get().owner(id);
        Run<?, ?> run = Owners.search(named == null ? build : named, id);
        if (run != null) {
            build = Owners.of(run);
        }
        return run;
    }

    @Override
    public String toString() {
        return "translations into " + String.join(", ", languages);
    }
}
