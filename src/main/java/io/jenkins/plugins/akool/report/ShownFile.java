package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import io.jenkins.plugins.akool.record.ArtifactLink;

/** An archived file as the page links to it. */
public final class ShownFile {

    private final String label;
    private final String path;
    private final long bytes;

    /**
     * @param label what it is, in words
     * @param path among the artifacts, with slashes
     */
    ShownFile(String label, String path, long bytes) {
        this.label = label;
        this.path = path;
        this.bytes = bytes;
    }

    @NonNull
    public String getLabel() {
        return label;
    }

    /** The file's own name. */
    @NonNull
    public String getName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Address below the build's own. */
    @NonNull
    public String getLink() {
        return ArtifactLink.to(path);
    }

    @NonNull
    public String getSize() {
        return Functions.humanReadableByteSize(bytes);
    }
}
