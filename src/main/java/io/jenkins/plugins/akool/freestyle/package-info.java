/**
 * The freestyle build step: its executor waits. Comes in: the options of the form. Goes out: the build's verdict.
 * Stays out: everything that a Pipeline step does as well.
 */
package io.jenkins.plugins.akool.freestyle;
