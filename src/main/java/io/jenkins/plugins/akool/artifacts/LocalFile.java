package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A whole file on a node that is to be archived.
 *
 * @param path where it is, and is to be among the artifacts, relative, with slashes
 * @param length bytes
 * @param md5 of its content, as fingerprints have it
 */
public record LocalFile(
        @NonNull String path, long length, @NonNull String md5) {}
