/**
 * How the bytes of a video are parted: boxes of MP4 and QuickTime, elements of Matroska, packets of transport streams.
 * Comes in: bytes by their place, of which some may be out of reach. Goes out: where a part is, which sort it is of, and
 * where it ends. Stays out: what the parts mean.
 */
package io.jenkins.plugins.akool.bytes;
