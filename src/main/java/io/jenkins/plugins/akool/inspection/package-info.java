/**
 * What is in a video, told before anything is paid for it: how long it is, its pictures, and whether it has sound. Comes
 * in: bytes by their place, out of a file or from a server. Goes out: facts, each of which may be unknown. Stays out:
 * asking servers, and what becomes of an order.
 */
package io.jenkins.plugins.akool.inspection;
