package io.jenkins.plugins.akool.login;

/**
 * Who asks. AKOOL knows two ways (docs.akool.com, authentication): an {@link ApiKey} in a header of its own, which it
 * recommends, and the older {@link ClientLogin}, which buys a bearer token. The API key is the client secret under
 * another name; the client id is a value apart. Where both headers come, AKOOL uses {@code Authorization}, so this
 * package never sends both.
 */
public sealed interface Login permits ApiKey, ClientLogin {}
