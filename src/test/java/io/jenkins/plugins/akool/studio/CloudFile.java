package io.jenkins.plugins.akool.studio;

import hudson.remoting.Callable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import jenkins.util.VirtualFile;

/**
 * A file of {@link FakeCloud} as the plugin for S3 has it. Each question goes to the bucket, and one about a single file opens
 * the object and leaves it open; inside {@link #run} all that is asked below that folder is known from one listing.
 */
final class CloudFile extends VirtualFile {

    private static final long serialVersionUID = 1L;

    /** Paths of the folders that this thread has listed and is inside of. */
    private static final ThreadLocal<Deque<String>> LISTED = ThreadLocal.withInitial(ArrayDeque::new);

    private final VirtualFile file;

    CloudFile(VirtualFile file) {
        this.file = file;
    }

    private void asked(FakeCloud.Question question) {
        if (LISTED.get().stream().noneMatch(folder -> file.toURI().getPath().startsWith(folder))) {
            FakeCloud.asked(question);
        }
    }

    @Override
    public <V> V run(Callable<V, IOException> callable) throws IOException {
        FakeCloud.asked(FakeCloud.Question.LIST_ALL);
        LISTED.get().push(file.toURI().getPath().replaceFirst("/?$", "/"));
        try {
            return callable.call();
        } finally {
            LISTED.get().pop();
        }
    }

    @Override
    public URL toExternalURL() throws IOException {
        FakeCloud.asked(FakeCloud.Question.LINK);
        String link = FakeCloud.link(file);
        return link == null ? null : URI.create(link).toURL();
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
        return new CloudFile(file.getParent());
    }

    @Override
    public boolean isDirectory() throws IOException {
        asked(FakeCloud.Question.IS_DIRECTORY);
        return file.isDirectory();
    }

    @Override
    public boolean isFile() throws IOException {
        asked(FakeCloud.Question.IS_FILE);
        return file.isFile();
    }

    @Override
    public boolean exists() throws IOException {
        asked(FakeCloud.Question.EXISTS);
        return file.exists();
    }

    @Override
    public VirtualFile[] list() throws IOException {
        asked(FakeCloud.Question.LIST);
        return Arrays.stream(file.list()).map(CloudFile::new).toArray(VirtualFile[]::new);
    }

    @Override
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        asked(FakeCloud.Question.LIST);
        return file.list(includes, excludes, useDefaultExcludes);
    }

    @Override
    public VirtualFile child(String name) {
        return new CloudFile(file.child(name));
    }

    @Override
    public long length() throws IOException {
        asked(FakeCloud.Question.LENGTH);
        return file.length();
    }

    @Override
    public long lastModified() throws IOException {
        asked(FakeCloud.Question.LAST_MODIFIED);
        return file.lastModified();
    }

    @Override
    public boolean canRead() {
        return true;
    }

    @Override
    public InputStream open() throws IOException {
        FakeCloud.asked(FakeCloud.Question.OPEN);
        return file.open();
    }
}
