package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;

/** Builds as the engine names them. */
final class Owners {

    private Owners() {}

    static String of(Run<?, ?> run) {
        return run.getExternalizableId();
    }

    /** The build of an order, null where it no longer exists. */
    @CheckForNull
    static Run<?, ?> find(String owner) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Run.fromExternalizableId(owner);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
