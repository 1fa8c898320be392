package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;

/**
 * Names as a network resolves them that hands out addresses of its own in the place of public ones: a local proxy or VPN with
 * made-up addresses (fake-IP DNS), or a way to a cloud's storage that leads through a private network. An administrator
 * says which addresses those are. They count for names only; a link that names such an address itself gains nothing.
 */
public final class LocalDns implements Dns {

    private final Dns names;
    private final List<AddressBlock> standIns;

    /**
     * @param standIns blocks of addresses that count as public, such as {@code 198.18.0.0/15}, separated by commas or white
     *     space; may be empty. What is no block counts for nothing
     */
    public LocalDns(@NonNull Dns names, @NonNull String standIns) {
        this.names = names;
        this.standIns = blocks(standIns)
                .filter(block -> problem(block) == null)
                .map(AddressBlock::of)
                .toList();
    }

    /** A sentence on the first thing wrong with blocks as somebody writes them, null where nothing is. */
    @CheckForNull
    public static String problem(@NonNull String standIns) {
        try {
            blocks(standIns).forEach(AddressBlock::of);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Stream<String> blocks(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(block -> !block.isEmpty());
    }

    @NonNull
    @Override
    public List<InetAddress> lookup(@NonNull String host) throws UnknownHostException {
        return names.lookup(host);
    }

    boolean countsAsPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return standIns.stream().anyMatch(block -> block.contains(bytes));
    }
}
