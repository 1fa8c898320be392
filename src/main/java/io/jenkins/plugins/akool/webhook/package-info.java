/** The door for AKOOL's calls, reachable without a login; what they bring about is the engine's. */
package io.jenkins.plugins.akool.webhook;
