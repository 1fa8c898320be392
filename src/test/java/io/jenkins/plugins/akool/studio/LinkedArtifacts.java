package io.jenkins.plugins.akool.studio;

import hudson.model.Run;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.StandardArtifactManager;
import jenkins.util.VirtualFile;

/** An artifact storage that has signed links of its own, another one each time it is asked. */
public final class LinkedArtifacts extends StandardArtifactManager {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** What the links begin with. */
    private final String base;

    public LinkedArtifacts(Run<?, ?> run, String base) {
        super(run);
        this.base = base;
    }

    @Override
    public VirtualFile root() {
        return new LinkedFile(super.root(), file -> base + MADE.incrementAndGet());
    }
}
