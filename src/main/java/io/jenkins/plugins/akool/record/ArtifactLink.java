package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;

/** Addresses of archived files. */
public final class ArtifactLink {

    private ArtifactLink() {}

    /**
     * Address of an archived file below its build's own.
     *
     * @param file path among the artifacts
     */
    @NonNull
    public static String to(@NonNull String file) {
        StringBuilder path = new StringBuilder("artifact");
        for (String part : file.split("/")) {
            path.append('/').append(Util.rawEncode(part));
        }
        return path.toString();
    }
}
