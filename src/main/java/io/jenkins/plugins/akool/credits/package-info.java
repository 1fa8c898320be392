/**
 * What AKOOL charged, by month, job and login; what it charges for a second of video; and the file of what logins spent of
 * their budgets. Comes in: translations as they stand, told as often as one likes. Goes out: sums, estimates. Stays out:
 * what an account has left, what AKOOL's own bill says, and whether somebody may spend more.
 */
package io.jenkins.plugins.akool.credits;
