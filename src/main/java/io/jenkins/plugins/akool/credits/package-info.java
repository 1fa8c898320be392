/**
 * What AKOOL charged, by month, job and login. Comes in: translations that AKOOL is done with, told as often as one
 * likes. Goes out: sums. Stays out: what an account has left, and what AKOOL's own bill says.
 */
package io.jenkins.plugins.akool.credits;
