package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.AbstractBuild;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.State;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The results of a freestyle build for its later steps: {@code AKOOL_RESULTS} with the paths of all videos among the
 * artifacts, and one variable for each language with that of its newest. They are read out of the build's record whenever
 * somebody asks, so that the steps of a build add up, and nothing more is kept.
 */
@Extension
public final class ResultVariables extends EnvironmentContributor {

    static final String ALL = "AKOOL_RESULTS";

    /** Stands before a language. */
    static final String ONE = "AKOOL_RESULT_";

    /** No name of a result has it. */
    static final String SEPARATOR = ",";

    /** Characters; systems start no program that has longer variables. */
    private static final int LONGEST = 30_000;

    @Override
    public void buildEnvironmentFor(@NonNull Run r, @NonNull EnvVars envs, @NonNull TaskListener listener) {
        if (!(r instanceof AbstractBuild)) {
            // A Pipeline's step returns them.
            return;
        }
        List<TranslationRecord> results = of(r);
        results.forEach(result -> envs.put(name(ONE, result.getLanguage()), result.getFile()));
        String all = joined(results, SEPARATOR);
        if (!all.isEmpty() && all.length() <= LONGEST) {
            envs.put(ALL, all);
        }
    }

    /** The translations that a build has the videos of, oldest first. */
    @NonNull
    static List<TranslationRecord> of(@NonNull Run<?, ?> run) {
        BuildTranslations found = BuildTranslations.find(run);
        return found == null
                ? List.of()
                : found.getRecords().stream()
                        .filter(record -> record.getState() == State.COLLECTED && record.getFile() != null)
                        .toList();
    }

    /** Their paths in one text. */
    @NonNull
    static String joined(@NonNull List<TranslationRecord> results, @NonNull String separator) {
        return results.stream().map(TranslationRecord::getFile).collect(Collectors.joining(separator));
    }

    /** The path of the newest into the language, null where there is none. */
    @CheckForNull
    static String newest(@NonNull Run<?, ?> run, @NonNull String language) {
        return of(run).stream()
                .filter(result -> result.getLanguage().equals(language))
                .reduce((earlier, later) -> later)
                .map(TranslationRecord::getFile)
                .orElse(null);
    }

    /** As shells take names: {@code zh-CN-shandong} becomes {@code ZH_CN_SHANDONG}. */
    @NonNull
    static String name(@NonNull String prefix, @NonNull String language) {
        return prefix + language.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
