/**
 * AKOOL's HTTP API as Java: requests and answers as records, one error type that says what the caller may do.
 *
 * <p>Knows no Jenkins class. Reads tolerantly: unknown fields are ignored, missing ones are fine, and an unknown
 * status means that the translation is still running.
 */
package io.jenkins.plugins.akool.client;
