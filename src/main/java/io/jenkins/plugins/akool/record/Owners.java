package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.akool.translation.Order;
import jenkins.model.Jenkins;

/** Builds as the engine names them: by the full name of the job and the build's number. */
public final class Owners {

    private Owners() {}

    public static String of(Run<?, ?> run) {
        return run.getExternalizableId();
    }

    /** Whether the build is one of the job, or of one in the folder, that has this full name. */
    public static boolean isBelow(String owner, String fullName) {
        return owner.startsWith(fullName + "#") || owner.startsWith(fullName + "/");
    }

    /** The build of an order, null where it no longer exists. */
    @CheckForNull
    public static Run<?, ?> find(Order order) {
        return find(order.owner(), order.id());
    }

    /**
     * The build that placed an order, under whatever name its job has now.
     *
     * @param owner the build as it was named last
     * @return null where there is none any more
     */
    @CheckForNull
    public static Run<?, ?> find(String owner, String orderId) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Run<?, ?> named = named(owner);
            if (named != null && placed(named, orderId)) {
                return named;
            }
            // Jenkins may have gone down between the renaming of the job and its being written down here.
            String number = owner.substring(owner.lastIndexOf('#') + 1);
            if (number.matches("\\d{1,9}")) {
                for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                    Run<?, ?> candidate = job.getBuildByNumber(Integer.parseInt(number));
                    if (candidate != null && placed(candidate, orderId)) {
                        return candidate;
                    }
                }
            }
            // A build that Jenkins did not come to save with the record of its order is still the one.
            return named;
        }
    }

    private static boolean placed(Run<?, ?> run, String orderId) {
        BuildTranslations translations = BuildTranslations.find(run);
        return translations != null && translations.order(orderId) != null;
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
