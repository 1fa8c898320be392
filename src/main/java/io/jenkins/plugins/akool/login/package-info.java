/**
 * Who pays: an API key, or a client id with its secret. Comes in: what a credential store holds. Goes out: the same
 * as a value that does not show itself. Stays out: where it was found, and tokens, which the client keeps.
 */
package io.jenkins.plugins.akool.login;
