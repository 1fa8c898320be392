package io.jenkins.plugins.akool.studio;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import jenkins.util.VirtualFile;

/** An artifact in a storage that has links of its own. */
public final class LinkedFile extends VirtualFile {

    private static final long serialVersionUID = 1L;

    private final VirtualFile file;

    /** The link to a file; stays in the process. */
    private final transient Function<VirtualFile, String> links;

    public LinkedFile(VirtualFile file, Function<VirtualFile, String> links) {
        this.file = file;
        this.links = links;
    }

    @Override
    public URL toExternalURL() throws IOException {
        return URI.create(links.apply(file)).toURL();
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
        return new LinkedFile(file.getParent(), links);
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
        return Arrays.stream(file.list()).map(f -> new LinkedFile(f, links)).toArray(VirtualFile[]::new);
    }

    @Override
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        return file.list(includes, excludes, useDefaultExcludes);
    }

    @Override
    public VirtualFile child(String name) {
        return new LinkedFile(file.child(name), links);
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
