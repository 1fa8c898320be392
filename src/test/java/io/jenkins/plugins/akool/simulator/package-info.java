/**
 * A simulated AKOOL: an HTTP server on the loopback interface that answers like AKOOL's video translation API, with its
 * quirks, real result videos, and every fault a test wants to see. Knows nothing of Jenkins.
 */
package io.jenkins.plugins.akool.simulator;
