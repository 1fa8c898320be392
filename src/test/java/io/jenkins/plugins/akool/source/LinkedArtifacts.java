package io.jenkins.plugins.akool.source;

import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.StandardArtifactManager;
import jenkins.util.VirtualFile;

/** An artifact storage that has signed links of its own, another one each time it is asked. */
final class LinkedArtifacts extends StandardArtifactManager {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** What the links begin with. */
    private final String base;

    LinkedArtifacts(Run<?, ?> run, String base) {
        super(run);
        this.base = base;
    }

    @Override
    public VirtualFile root() {
        return new Linked(super.root(), base);
    }

    /** A file of the standard storage, with a link. */
    private static final class Linked extends VirtualFile {

        private static final long serialVersionUID = 1L;

        private final VirtualFile file;
        private final String base;

        Linked(VirtualFile file, String base) {
            this.file = file;
            this.base = base;
        }

        @Override
        public URL toExternalURL() throws IOException {
            return URI.create(base + MADE.incrementAndGet()).toURL();
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public URI toURI() {
            return file.toURI();
        }

        @Override
        public VirtualFile getParent() {
            return new Linked(file.getParent(), base);
        }

        @Override
        public boolean isDirectory() throws IOException {
            return file.isDirectory();
        }

        @Override
        public boolean isFile() throws IOException {
            return file.isFile();
        }

        @Override
        public boolean exists() throws IOException {
            return file.exists();
        }

        @Override
        public VirtualFile[] list() throws IOException {
            return Arrays.stream(file.list()).map(f -> new Linked(f, base)).toArray(VirtualFile[]::new);
        }

        @Override
        public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes)
                throws IOException {
            return file.list(includes, excludes, useDefaultExcludes);
        }

        @Override
        public VirtualFile child(String name) {
            return new Linked(file.child(name), base);
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public long lastModified() throws IOException {
            return file.lastModified();
        }

        @Override
        public boolean canRead() throws IOException {
            return file.canRead();
        }

        @Override
        public InputStream open() throws IOException {
            return file.open();
        }
    }
}
