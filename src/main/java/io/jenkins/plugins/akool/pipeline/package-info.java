/**
 * The Pipeline steps: asynchronous, hold the id of an order and listen. Comes in: a script's arguments. Goes out:
 * plain values that survive a restart. Stays out: everything that a build step does as well.
 */
package io.jenkins.plugins.akool.pipeline;
