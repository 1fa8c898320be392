package io.jenkins.plugins.akool.studio;

import com.sun.net.httpserver.HttpServer;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.Moment;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** What a storage is asked. */
    public enum Question {
        MANAGER,
        ARCHIVE,
        LINK,
        LIST,
        LIST_ALL,
        OPEN,
        IS_FILE,
        IS_DIRECTORY,
        EXISTS,
        LENGTH,
        LAST_MODIFIED;

        /** Whether the plugin for S3 opens an object to answer it, and leaves it open. */
        boolean leavesOpen() {
            return this == IS_FILE || this == EXISTS || this == LENGTH || this == LAST_MODIFIED;
        }
    }

    /** What the plugin for S3 throws from each of its methods: no {@link IOException}, and with a signed address. */
    public static final class HttpResponseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HttpResponseException() {
            super("Connection refused connecting to GET https://bucket.example/?prefix=x&X-Amz-Signature=cloud-secret"
                    + " HTTP/1.1");
        }
    }

    public static volatile Trouble trouble = Trouble.NONE;

    /** Questions that fail as long as they are in it. */
    private static final Set<Question> FAILING = ConcurrentHashMap.newKeySet();

    /** Questions that have no answer as long as they are in it. */
    private static final Set<Question> SILENT = ConcurrentHashMap.newKeySet();

    private static final Map<Question, Integer> ASKED = new ConcurrentHashMap<>();

    /** The server of those links to its files that the bucket gives out; null where it gives out none. */
    private static volatile HttpServer links;

    /** What links are relative to. */
    private static volatile Path home;

    private final String bucket;

    private FakeCloud(Path bucket) {
        this.bucket = bucket.toString();
    }

    public static void use(Path bucket) {
        trouble = Trouble.NONE;
        back();
        ASKED.clear();
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new FakeCloud(bucket));
    }

    /** From now on these questions fail. */
    public static void away(Question... questions) {
        FAILING.addAll(List.of(questions));
    }

    /** From now on these questions have no answer. */
    public static void silent(Question... questions) {
        SILENT.addAll(List.of(questions));
    }

    /** From now on all is well. */
    public static void back() {
        FAILING.clear();
        SILENT.clear();
    }

    /** How often it was asked. */
    public static int count(Question question) {
        return ASKED.getOrDefault(question, 0);
    }

    /** How many objects were left open. */
    public static int leftOpen() {
        return ASKED.entrySet().stream()
                .filter(asked -> asked.getKey().leavesOpen())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    static void asked(Question question) {
        ASKED.merge(question, 1, Integer::sum);
        while (SILENT.contains(question)) {
            Moment.pass();
        }
        if (FAILING.contains(question)) {
            throw new HttpResponseException();
        }
    }

    /** A link that is good for an hour, null where there are none. */
    static String link(VirtualFile file) {
        HttpServer server = links;
        if (server == null) {
            return null;
        }
        String date = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + home.relativize(Path.of(file.toURI()))
                + "?X-Amz-Date=" + date + "&X-Amz-Expires=3600&X-Amz-Signature=cloud-secret";
    }

    /** Lets everybody who has a link read a file without the controller. */
    public static void giveLinks(Path bucket) throws IOException {
        home = bucket;
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
        back();
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().clear();
    }

    @Override
    public ArtifactManager managerFor(Run<?, ?> run) {
        asked(Question.MANAGER);
        return new CloudArtifactManager(bucket + "/" + run.getExternalizableId().replaceAll("\\W", "-"));
    }

    /** The artifacts of one build. */
    public static final class CloudArtifactManager extends ArtifactManager {
        private final String folder;

        CloudArtifactManager(String folder) {
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
            asked(Question.ARCHIVE);
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
            return new CloudFile(VirtualFile.forFile(new File(folder)));
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
