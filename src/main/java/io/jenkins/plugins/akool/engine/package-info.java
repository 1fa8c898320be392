/**
 * The life of a translation: submitted once, watched at no cost, collected before it expires.
 *
 * <p>Knows no Jenkins class. Time, randomness, directories, keys and the place where results go come in from outside
 * ({@link io.jenkins.plugins.akool.schedule.Timeline}, {@link io.jenkins.plugins.akool.engine.Accounts},
 * {@link io.jenkins.plugins.akool.engine.Collector}), so that a test can run a week in a second.
 */
package io.jenkins.plugins.akool.engine;
