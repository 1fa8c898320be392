/**
 * What is in a video, told before anything is paid for it: how long it is, its pictures, whether it has sound, and what
 * AKOOL's documentation says of that; and what the link to it gives away. Comes in: bytes by their place, out of a file or
 * from a server, and links. Goes out: facts, each of which may be unknown, and sentences. Stays out: asking servers, and
 * what becomes of an order.
 */
package io.jenkins.plugins.akool.inspection;
