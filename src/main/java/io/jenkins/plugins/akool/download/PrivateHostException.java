package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.UnknownHostException;

/** A host that may not be asked, since its address is none that the whole internet reaches. */
public final class PrivateHostException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    PrivateHostException(@NonNull String host) {
        super(host + " is not at a public address, so nothing is fetched from there.");
    }
}
