/**
 * The door for AKOOL's calls, reachable without a login. Comes in: HTTP requests from anybody. Goes out: bytes to
 * the engine, which opens them, and an answer without a body. Stays out: what a call says.
 */
package io.jenkins.plugins.akool.webhook;
