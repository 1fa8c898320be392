package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jenkins.MasterToSlaveFileCallable;

/**
 * Looks at a file of the workspace that it is sent to, on the node it is on, and copies it there to where no build step
 * changes it. A link may lead anywhere inside the workspace, and nowhere else.
 */
public final class WorkspaceCopy extends MasterToSlaveFileCallable<WorkspaceCopy.Found> {

    private static final long serialVersionUID = 1L;

    /** Bytes; longer numbers are not read back from the journal. */
    private static final long LONGEST = 999_999_999_999_999_999L;

    private final String path;

    /** A path of the node, null to look only. */
    @CheckForNull
    private final String target;

    /**
     * @param path relative to the workspace, with slashes
     * @param target where the copy goes, absolute; its folders are made; null for no copy
     */
    public WorkspaceCopy(@NonNull String path, @CheckForNull String target) {
        this.path = path;
        this.target = target;
    }

    /** What there is at the path. */
    public enum Kind {
        FILE,
        NOTHING,
        /** A directory or another thing that is no file. */
        NO_FILE,
        EMPTY,
        /** A link led out of the workspace. */
        OUTSIDE,
        /** The node's Java knows no files of that name. */
        UNNAMEABLE
    }

    /**
     * What was found.
     *
     * @param length bytes of a file, otherwise 0
     * @param sha256 of what was copied, in hexadecimal; empty where nothing was
     * @param md5 of the same, as fingerprints have it
     */
    public record Found(
            Kind kind,
            long length,
            @NonNull String sha256,
            @NonNull String md5) implements Serializable {

        /** A sentence for the user where it is no file to go on with, otherwise null. */
        @CheckForNull
        public String problem(String path) {
            return switch (kind) {
                case FILE -> null;
                case NOTHING -> Messages.file_missing(path);
                case NO_FILE -> Messages.file_none(path);
                case EMPTY -> Messages.file_empty(path);
                case OUTSIDE -> Messages.file_outside(path);
                case UNNAMEABLE -> Messages.file_unnameable(path);
            };
        }

        /**
         * @throws IOException where a node says of a copy what is true of none; what it says is written down
         */
        void check() throws IOException {
            if (length < 1 || length > LONGEST || !sha256.matches("[0-9a-f]{64}") || !md5.matches("[0-9a-f]{32}")) {
                throw new IOException("a node said of a file what is true of none");
            }
        }
    }

    @Override
    public Found invoke(File workspace, VirtualChannel channel) throws IOException {
        InWorkspace there = InWorkspace.find(workspace, path);
        Path file = there.file();
        return file == null || target == null ? there.found() : copied(file, Path.of(target));
    }

    private static Found copied(Path file, Path copy) throws IOException {
        Path folder = copy.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        MessageDigest sha256 = sha256();
        // The resolved path: a link that is put in its place meanwhile is not followed.
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), sha256)) {
            // What a copy left behind that a restart cut off.
            long length = Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new Found(
                    length == 0 ? Kind.EMPTY : Kind.FILE,
                    length,
                    HexFormat.of().formatHex(sha256.digest()),
                    Util.getDigestOf(copy.toFile()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
