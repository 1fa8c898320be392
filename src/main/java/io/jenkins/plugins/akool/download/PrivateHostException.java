package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host that may not be asked, since its address is none that the whole internet reaches. */
public final class PrivateHostException extends UnknownHostException {

    private static final long serialVersionUID = 2L;

    private final Sentence said;

    /** Whether the address is most likely one that stands for a public one. */
    private final boolean madeUp;

    /**
     * @param address where the host is, null where that is not known
     */
    PrivateHostException(@NonNull String host, @CheckForNull InetAddress address) {
        madeUp = address != null && PublicAddress.isMadeUp(address);
        // The address itself is told only where it tells nothing of the network inside.
        said = address != null && madeUp
                ? Sentence.of(PrivateHostException.class, "madeUp", host, address.getHostAddress())
                : Sentence.of(PrivateHostException.class, "private", host);
    }

    /** In the language of the server that this is asked on. */
    @NonNull
    @Override
    public String getMessage() {
        return said.toString();
    }

    /** The message, to be worded by who reads it. */
    @NonNull
    public Sentence said() {
        return said;
    }

    /** Whether the network here may have given that address in the place of a public one, so that others reach the host. */
    public boolean isMadeUp() {
        return madeUp;
    }
}
