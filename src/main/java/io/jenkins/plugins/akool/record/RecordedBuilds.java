package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The builds of a job that translated something, as far as one looks back. Only their directories are asked, so that no
 * other build is loaded.
 */
public final class RecordedBuilds {

    /** Numbers of builds to look back. */
    private static final int MOST = 100;

    /**
     * Whether a job has such builds, as long as Jenkins holds the job. The disk is asked once; whatever is recorded later
     * is told.
     */
    private static final Map<Job<?, ?>, Boolean> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private RecordedBuilds() {}

    /** Whether one of the newest builds had translations, though it may be deleted since. Cheap. */
    public static boolean hasAny(@NonNull Job<?, ?> job) {
        Boolean known = KNOWN.get(job);
        if (known == null) {
            boolean found = numbers(job).findAny().isPresent();
            known = KNOWN.merge(job, found, Boolean::logicalOr);
        }
        return known;
    }

    static void tell(@NonNull Run<?, ?> run) {
        KNOWN.put(run.getParent(), true);
    }

    /** Those among the newest builds that have a record, the newest first; each is loaded when it is its turn. */
    @NonNull
    public static Stream<Run<?, ?>> newest(@NonNull Job<?, ?> job) {
        return numbers(job)
                .mapToObj(job::getBuildByNumber)
                .filter(Objects::nonNull)
                .map(run -> (Run<?, ?>) run);
    }

    private static IntStream numbers(Job<?, ?> job) {
        File builds = job.getBuildDir();
        int last = job.getNextBuildNumber() - 1;
        return IntStream.iterate(last, n -> n > 0 && n > last - MOST, n -> n - 1)
                .filter(n -> new RecordFile(new File(builds, String.valueOf(n)).toPath()).exists());
    }
}
