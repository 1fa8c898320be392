/**
 * What an administrator sees of all translations of a controller, and is warned of. Comes in: the engine's memory, sums of
 * credits. Goes out: a page, its data, warnings. Stays out: loading builds.
 */
package io.jenkins.plugins.akool.administration;
