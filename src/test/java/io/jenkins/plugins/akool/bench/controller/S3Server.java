package io.jenkins.plugins.akool.bench.controller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * S3Proxy in a process of its own on loopback, with one bucket in a folder, and what a Jenkins has to know of it. Its jar with
 * all that it needs is where {@code -Dakool.s3proxy} says.
 */
final class S3Server implements AutoCloseable {

    private static final String JAR = System.getProperty("akool.s3proxy", "");
    private static final String BUCKET = "videos";
    private static final String KEY = "studio";
    private static final String SECRET = "only-for-the-benchmark";

    private final Path folder;
    private final int port;
    private final Process process;

    S3Server() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("s3");
        Files.createDirectories(bucket());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = folder.resolve("settings");
        Files.write(
                settings,
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + KEY,
                        "s3proxy.credential=" + SECRET,
                        "s3proxy.ignore-unknown-headers=true",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=none",
                        "jclouds.credential=none",
                        "jclouds.filesystem.basedir=" + folder.resolve("buckets")));
        process = new ProcessBuilder("java", "-jar", JAR, "--properties", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && !Files.readString(folder.resolve("log")).contains("Started ")) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    static boolean isThere() {
        return !JAR.isEmpty() && MorePlugins.have("artifact-manager-s3");
    }

    /** Has that Jenkins keep its artifacts in here, from its first start on. */
    void keepArtifactsOf(RealJenkinsExtension controller) throws IOException {
        MorePlugins.addTo(controller);
        Path casc = folder.resolve("jenkins.yaml");
        Files.writeString(casc, """
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - aws:
                              scope: GLOBAL
                              id: s3
                              accessKey: %s
                              secretKey: %s
                unclassified:
                  artifactManager:
                    artifactManagerFactories:
                      - jclouds:
                          provider: s3
                aws:
                  awsCredentials:
                    region: us-east-1
                    credentialsId: s3
                  s3:
                    container: %s
                    prefix: jenkins/
                    customEndpoint: 127.0.0.1:%d
                    customSigningRegion: us-east-1
                    usePathStyleUrl: true
                    useHttp: true
                    disableSessionToken: true
                """.formatted(KEY, SECRET, BUCKET, port));
        controller.extraEnv("CASC_JENKINS_CONFIG", casc.toString());
    }

    /** Bytes of all objects. */
    long size() throws IOException {
        try (Stream<Path> objects = Files.walk(bucket())) {
            return objects.filter(Files::isRegularFile)
                    .mapToLong(object -> object.toFile().length())
                    .sum();
        }
    }

    private Path bucket() {
        return folder.resolve("buckets").resolve(BUCKET);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
