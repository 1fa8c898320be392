package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import java.io.Serializable;
import java.net.Proxy;
import java.util.Collection;
import jenkins.model.Jenkins;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * As much of the controller's proxy settings as one errand of a node needs. The login is in it only where an address of the
 * errand is not exempt from the proxy; a redirect from an exempt host to one that is not finds a proxy without a login.
 *
 * @param name host of the proxy
 * @param noProxy hosts that are exempt, as the settings write them; null for none
 * @param login for a {@code Proxy-Authorization} header, null where there is none or none is needed
 */
public record NodeProxy(
        @NonNull String name,
        int port,
        @CheckForNull String noProxy,
        @CheckForNull String login) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * For an errand to some addresses.
     *
     * @param agent whether it is an agent's; the controller keeps its own login
     * @return null where there is no proxy
     */
    @CheckForNull
    public static NodeProxy to(@NonNull Collection<String> addresses, boolean agent) {
        ProxyConfiguration settings = Jenkins.get().getProxy();
        if (settings == null || settings.name == null) {
            return null;
        }
        boolean needed = addresses.stream().anyMatch(address -> isProxied(settings, address));
        return new NodeProxy(
                settings.name, settings.port, settings.getNoProxyHost(), needed || !agent ? basic(settings) : null);
    }

    private static boolean isProxied(ProxyConfiguration settings, String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url != null && settings.createProxy(url.host()).type() != Proxy.Type.DIRECT;
    }

    @CheckForNull
    static String basic(ProxyConfiguration settings) {
        String user = settings.getUserName();
        return user == null || user.isEmpty()
                ? null
                : Credentials.basic(user, Secret.toString(settings.getSecretPassword()));
    }

    Proxy of(String host) {
        return ProxyConfiguration.createProxy(host, name, port, noProxy);
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "NodeProxy[" + name + ":" + port + "]";
    }
}
