package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.akool.translation.Order;
import java.io.File;
import java.time.Instant;
import jenkins.model.Jenkins;

/**
 * Builds as the engine names them: by the full name of the job and the build's number, which follow what Jenkins tells of
 * jobs that are renamed or moved.
 *
 * <p>That a build is not found says nothing: its job may not be loaded, its file may be damaged, a plugin may be missing.
 * Only Jenkins' own word that it was deleted counts.
 */
public final class Owners {

    /** In place of a name that a reader of another job may not know. */
    public static final String ANOTHER_JOB = "another job";

    private Owners() {}

    public static String of(Run<?, ?> run) {
        return run.getExternalizableId();
    }

    /** Full name of the job of a build that is named so. */
    @NonNull
    public static String job(@NonNull String owner) {
        int end = owner.lastIndexOf('#');
        return end < 0 ? owner : owner.substring(0, end);
    }

    /** A build's name as it may be told to readers of another, who need not even know that there is its job; null for none. */
    @CheckForNull
    static String toldTo(@NonNull String reader, @CheckForNull String owner) {
        return owner == null || job(owner).equals(job(reader)) ? owner : ANOTHER_JOB;
    }

    /** Whether the build is one of the job, or of one in the folder, that has this full name. */
    public static boolean isBelow(String owner, String fullName) {
        return owner.startsWith(fullName + "#") || owner.startsWith(fullName + "/");
    }

    /** The build of an order, null where it cannot be had now. */
    @CheckForNull
    public static Run<?, ?> find(@NonNull Order order) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Run<?, ?> named = named(order.owner());
            return named != null && placed(named, order.id()) ? named : null;
        }
    }

    /**
     * The build of an order, wherever it is now, for one that is not found under its name: Jenkins may have gone down
     * between the renaming of its job and its being written down, or may have been started from a backup. Reads the disk
     * for each job that has a build of that number and a record with it, and loads no other build.
     *
     * @return null where it cannot be had now
     */
    @CheckForNull
    public static Run<?, ?> search(@NonNull Order order) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Run<?, ?> elsewhere = search(order.owner(), order.id());
            if (elsewhere != null) {
                return elsewhere;
            }
            // Its record is lost, but it is no other build of a job that has got the name since.
            Run<?, ?> named = named(order.owner());
            return named != null
                            && !Instant.ofEpochMilli(named.getStartTimeInMillis())
                                    .isAfter(order.placedAt())
                    ? named
                    : null;
        }
    }

    /**
     * The build whose record has an order.
     *
     * @param owner the build as it was named last
     */
    @CheckForNull
    public static Run<?, ?> search(@NonNull String owner, @NonNull String orderId) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Run<?, ?> named = named(owner);
            if (named != null && placed(named, orderId)) {
                return named;
            }
            String number = owner.substring(owner.lastIndexOf('#') + 1);
            if (!number.matches("\\d{1,9}")) {
                return null;
            }
            for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                File directory = new File(job.getBuildDir(), number);
                if (new RecordFile(directory.toPath()).mentions(orderId)) {
                    return job.getBuildByNumber(Integer.parseInt(number));
                }
            }
            return null;
        }
    }

    private static boolean placed(Run<?, ?> run, String orderId) {
        BuildTranslations translations = BuildTranslations.find(run);
        if (translations == null && new RecordFile(run.getRootDir().toPath()).mentions(orderId)) {
            // The build was saved without its mark, or brought back from a copy of before.
            translations = BuildTranslations.of(run);
        }
        return translations != null && !translations.orders(orderId).isEmpty();
    }

    @CheckForNull
    private static Run<?, ?> named(String owner) {
        try {
            return Run.fromExternalizableId(owner);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
