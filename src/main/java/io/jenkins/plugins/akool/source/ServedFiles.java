package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import java.io.IOException;

/** What lies behind the door for files. There is one in a controller. */
public interface ServedFiles extends ExtensionPoint {

    /**
     * The copy of a workspace's file that a link of this Jenkins names.
     *
     * @return null where the link is none, or none any more
     * @throws IOException where the copy's storage cannot say
     */
    @CheckForNull
    ServedFile served(@NonNull String token, @NonNull String name) throws IOException, InterruptedException;
}
