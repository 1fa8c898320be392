package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host that may not be asked, since its address is none that the whole internet reaches. */
public final class PrivateHostException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    /** Whether the address is most likely one that stands for a public one. */
    private final boolean madeUp;

    /**
     * @param address where the host is, null where that is not known
     */
    PrivateHostException(@NonNull String host, @CheckForNull InetAddress address) {
        super(sentence(host, address));
        madeUp = address != null && PublicAddress.isMadeUp(address);
    }

    private static String sentence(String host, @CheckForNull InetAddress address) {
        // The address itself is told only where it tells nothing of the network inside.
        return address != null && PublicAddress.isMadeUp(address)
                ? host + " resolves to " + address.getHostAddress()
                        + " here, an address that a local proxy or VPN makes up"
                        + " (fake-IP DNS), so nothing is fetched from there. If that is so, an administrator can have"
                        + " 198.18.0.0/15 count as public."
                : host + " is not at a public address, so nothing is fetched from there.";
    }

    /** Whether the network here may have given that address in the place of a public one, so that others reach the host. */
    public boolean isMadeUp() {
        return madeUp;
    }
}
