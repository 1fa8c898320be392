/**
 * Takes results out of the artifacts of earlier builds in place of paying for them again. Comes in: an order whose step
 * wants that. Goes out: copies among the build's artifacts, their records, and what is left to be paid. Stays out: what
 * becomes of that.
 */
package io.jenkins.plugins.akool.reuse;
