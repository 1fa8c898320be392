package io.jenkins.plugins.akool.studio;

import com.sun.net.httpserver.HttpServer;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.util.VirtualFile;

/**
 * Artifacts in a bucket that every node reaches and the controller carries nothing to: what is archived is copied there
 * by the node that has it. Like one of the storages there are, it takes the path among the artifacts for the path in the
 * workspace.
 */
public final class FakeCloud extends ArtifactManagerFactory {

    /** How the bucket fails. */
    public enum Trouble {
        NONE,
        /** Takes nothing, with a machine path and a signed address in its message, as storages have. */
        REFUSES,
        /** Says that it took what it did not. */
        LOSES,
        /** Keeps all but the last byte. */
        CUTS
    }

    public static volatile Trouble trouble = Trouble.NONE;

    /** The server of those links to its files that the bucket gives out; null where it gives out none. */
    private static volatile HttpServer links;

    private final String bucket;

    private FakeCloud(Path bucket) {
        this.bucket = bucket.toString();
    }

    public static void use(Path bucket) {
        trouble = Trouble.NONE;
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new FakeCloud(bucket));
    }

    /** Lets everybody who has a link read a file without the controller. */
    public static void giveLinks(Path bucket) throws IOException {
        links = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        links.createContext("/", exchange -> {
            Path file = bucket.resolve(exchange.getRequestURI().getPath().substring(1));
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        });
        links.start();
    }

    public static void leave() {
        if (links != null) {
            links.stop(0);
            links = null;
        }
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().clear();
    }

    @Override
    public ArtifactManager managerFor(Run<?, ?> run) {
        return new Manager(bucket + "/" + run.getExternalizableId().replaceAll("\\W", "-"));
    }

    /** The artifacts of one build. */
    public static final class Manager extends ArtifactManager {
        private final String folder;

        Manager(String folder) {
            this.folder = folder;
        }

        @Override
        public void onLoad(Run<?, ?> run) {
            // The folder is all there is to know.
        }

        @Override
        public void archive(
                FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
                throws IOException, InterruptedException {
            if (trouble == Trouble.REFUSES) {
                throw new IOException("PUT https://bucket.example/x?Signature=cloud-secret from /home/machine/path");
            }
            if (trouble != Trouble.LOSES) {
                workspace.act(new Upload(folder, new ArrayList<>(artifacts.keySet()), trouble == Trouble.CUTS));
            }
        }

        @Override
        public boolean delete() throws IOException {
            return false;
        }

        @Override
        public VirtualFile root() {
            VirtualFile root = VirtualFile.forFile(new File(folder));
            HttpServer server = links;
            return server == null
                    ? root
                    : new LinkedFile(
                            root,
                            file -> "http://127.0.0.1:" + server.getAddress().getPort() + "/"
                                    + Path.of(folder).getParent().relativize(Path.of(file.toURI()))
                                    + "?Signature=cloud-secret");
        }
    }

    private static final class Upload extends MasterToSlaveFileCallable<Void> {
        private static final long serialVersionUID = 1L;

        private final String folder;
        private final List<String> paths;
        private final boolean cut;

        Upload(String folder, List<String> paths, boolean cut) {
            this.folder = folder;
            this.paths = paths;
            this.cut = cut;
        }

        @Override
        public Void invoke(File workspace, VirtualChannel channel) throws IOException {
            for (String path : paths) {
                Path to = Path.of(folder, path);
                Files.createDirectories(to.getParent());
                Files.copy(workspace.toPath().resolve(path), to, StandardCopyOption.REPLACE_EXISTING);
                if (cut) {
                    try (RandomAccessFile file = new RandomAccessFile(to.toFile(), "rw")) {
                        file.setLength(file.length() - 1);
                    }
                }
            }
            return null;
        }
    }
}
