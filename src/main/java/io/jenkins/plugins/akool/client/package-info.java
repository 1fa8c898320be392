/**
 * AKOOL's HTTP API: sends what the api room describes, and reads the answers tolerantly, whatever their HTTP status:
 * unknown fields are ignored, missing ones are fine, an unknown status means that it is still running. Comes in: a
 * login, an endpoint, a request. Goes out: futures that fail with an {@link
 * io.jenkins.plugins.akool.api.AkoolException} only. Stays out: repeating what bills, and when to ask.
 */
package io.jenkins.plugins.akool.client;
