/**
 * A machine that looks for faults: the engine in a world of which every part fails, is late or never answers, in virtual
 * time, on one thread, all of it drawn from one seed. Comes in: a seed. Goes out: nothing, or the story of how a promise
 * was broken. Stays out: files, HTTP, threads and real time, so that a seed takes milliseconds.
 */
package io.jenkins.plugins.akool.simulation;
