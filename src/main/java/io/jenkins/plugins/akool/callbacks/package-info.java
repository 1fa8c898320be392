/**
 * The envelope of AKOOL's webhook calls: the token in the address, the key that opens the content, the memory of
 * what came before. Comes in: bytes from anybody. Goes out: a call whose content is only a hint, since AKOOL's
 * signature holds no secret. Stays out: what the call is about, and the HTTP that it came by.
 */
package io.jenkins.plugins.akool.callbacks;
