/**
 * What an order and each of its translations are at one moment, and the file that remembers each. Comes in: what was
 * ordered, and what AKOOL said. Goes out: the next moment, as a value of its own; only the steps that {@link
 * io.jenkins.plugins.akool.translation.State} draws exist. Stays out: who decides on the step, and when.
 *
 * <p>It has more than 15 files, since what a translation is and how the journal writes it down change together.
 */
package io.jenkins.plugins.akool.translation;
