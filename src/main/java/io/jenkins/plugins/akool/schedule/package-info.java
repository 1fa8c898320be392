/**
 * When something happens: time itself, the one queue of requests with its rate limit, pauses, and
 * turns on nodes. Comes in: tasks with keys and times. Goes out: their being run, on one thread, or a few at a time.
 * Stays out: what the tasks are about.
 */
package io.jenkins.plugins.akool.schedule;
