/**
 * All that can be found out about an order for nothing, before it is placed. Comes in: options, and where the step
 * runs. Goes out: problems, doubts and notes as sentences. Stays out: anything that is paid or written down.
 */
package io.jenkins.plugins.akool.preflight;
