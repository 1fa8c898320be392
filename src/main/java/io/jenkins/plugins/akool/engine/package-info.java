/**
 * The life of a translation: submitted once, watched at no cost, collected before it expires. Comes in: orders,
 * AKOOL's calls, people's decisions; time, randomness, keys and the place where results go ({@link
 * io.jenkins.plugins.akool.schedule.Timeline}, {@link io.jenkins.plugins.akool.engine.Accounts}, {@link
 * io.jenkins.plugins.akool.engine.Collector}), so that a test can run a week in a second. Goes out: each change, to
 * one listener. Stays out: Jenkins.
 *
 * <p>It has more than 15 files, since all of them change one ledger on one thread, and none is of use without the others.
 */
package io.jenkins.plugins.akool.engine;
