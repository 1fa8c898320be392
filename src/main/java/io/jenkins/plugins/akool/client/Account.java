package io.jenkins.plugins.akool.client;

import io.jenkins.plugins.akool.api.Digests;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
import okhttp3.HttpUrl;

/**
 * One login at one endpoint, as a key for what is remembered of it. Holds a digest instead of the secret, so that a
 * changed secret is another account and a memory of accounts is no memory of secrets.
 *
 * @param endpoint where it is known
 * @param digest SHA-256 of the kind of login and its values, hexadecimal
 */
record Account(HttpUrl endpoint, String digest) {

    static Account of(Endpoint endpoint, Login login) {
        // No value has a line break in it, so no two logins share a text.
        String text = login instanceof ClientLogin client
                ? "client\n" + client.clientId() + "\n" + client.clientSecret()
                : "key\n" + ((ApiKey) login).value();
        return new Account(endpoint.base(), Digests.sha256(text));
    }
}
