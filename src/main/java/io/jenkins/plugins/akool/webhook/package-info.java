/**
 * The door for AKOOL's calls, reachable without a login. Comes in: HTTP requests from anybody. Goes out: bytes to the
 * engine, which opens them, and an answer without a body. Stays out: what a call says.
 *
 * <p>Each submission with a login that can open calls carries an address with a token of its own, whose hash is in the
 * journal before the request leaves. The hash is looked up before anything is read. The engine opens the call with the
 * translation's login, checks that it fits the token, lets each content pass once, and has the translation looked at. For
 * one whose answer was lost it adopts the id the way a person may: only once AKOOL knows it. A call that comes before the
 * answer to its submission waits for that. At most four calls are read at once; the rest is told to come again.
 */
package io.jenkins.plugins.akool.webhook;
