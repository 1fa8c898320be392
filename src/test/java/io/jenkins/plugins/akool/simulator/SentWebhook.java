package io.jenkins.plugins.akool.simulator;

import java.time.Instant;

/**
 * A webhook call as it was sent, and what became of it.
 *
 * @param url where to
 * @param body as it was sent
 * @param at time of the answer by the simulator's clock
 * @param answer HTTP status; 0 if none came
 */
public record SentWebhook(String url, byte[] body, Instant at, int answer) {}
