/**
 * A build's artifact storage, whichever the controller is set up with: puts files there from where they are, and
 * reads back that they arrived. Comes in: whole files on a node. Goes out: files that are kept, with fingerprints,
 * or a sentence. Stays out: where the files came from.
 */
package io.jenkins.plugins.akool.artifacts;
