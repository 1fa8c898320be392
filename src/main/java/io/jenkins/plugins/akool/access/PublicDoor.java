package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.UnprotectedRootAction;
import org.kohsuke.stapler.StaplerResponse2;

/** A path below Jenkins' root for somebody without a login, shown nowhere, and there only while an administrator wants it. */
public abstract class PublicDoor implements UnprotectedRootAction {

    @CheckForNull
    @Override
    public final String getIconFileName() {
        return null;
    }

    @CheckForNull
    @Override
    public final String getDisplayName() {
        return null;
    }

    /** Null while the door is shut, so that there is no such path. */
    @CheckForNull
    @Override
    public abstract String getUrlName();

    /**
     * Answers without a page, which would say more and may need a session.
     *
     * @param status of HTTP
     */
    protected static void answer(StaplerResponse2 response, int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }
}
