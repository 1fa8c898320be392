package io.jenkins.plugins.akool.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import io.jenkins.plugins.akool.engine.Webhooks;

/** What lies behind the door for AKOOL's calls. There is one in a controller. */
public interface CallTaker extends ExtensionPoint {

    /** Where calls go to; null as long as the journal is not read, so that nobody knows what they are about. */
    @CheckForNull
    Webhooks webhooks();
}
