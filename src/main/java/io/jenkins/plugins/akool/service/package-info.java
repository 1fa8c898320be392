/**
 * An order from the request to its outcome; owns the engine's life in a controller, and is the only room that knows
 * both sides. Comes in: options with a step that waits, and what Jenkins tells. Goes out: records, log lines,
 * outcomes. Stays out: what a step or a page looks like.
 *
 * <p>It has more than 15 files, since what decides on an order is in one room, so that no other has to.
 */
package io.jenkins.plugins.akool.service;
