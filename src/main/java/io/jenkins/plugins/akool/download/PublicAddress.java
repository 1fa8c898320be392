package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses that the whole internet reaches from those of a host, a site or a cloud's inside. */
public final class PublicAddress {

    /** The special-purpose blocks of IANA's IPv4 registry that are not globally reachable, multicast included. */
    private static final List<AddressBlock> CLOSED_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Looks public, but answers virtual machines of Azure only (learn.microsoft.com, "What is IP address
            // 168.63.129.16").
            "168.63.129.16/32");

    /** All that is globally reachable is in here (IANA's IPv6 address space), save the blocks below. */
    private static final AddressBlock OPEN_V6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> CLOSED_V6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    /** IPv6 forms that lead to an IPv4 address inside them, and the byte where that begins (RFC 6052, 3056, 4291). */
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(AddressBlock.of("64:ff9b::/96"), 12),
            new Carrier(AddressBlock.of("2002::/16"), 2),
            new Carrier(AddressBlock.of("::ffff:0:0:0/96"), 12),
            new Carrier(AddressBlock.of("::/96"), 12));

    /** Meant for measurements between two networks (RFC 2544); proxies and VPNs make addresses up in it. */
    private static final AddressBlock MADE_UP = AddressBlock.of("198.18.0.0/15");

    private static final int V4_BYTES = 4;

    private record Carrier(AddressBlock block, int offset) {}

    private PublicAddress() {}

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }

    /** Whether the whole internet may reach something under this address. */
    public static boolean is(@NonNull InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isOpenV4(bytes) : isOpenV6(bytes);
    }

    /** Whether it is most likely one that a local proxy or VPN gave in the place of a public one (fake-IP DNS). */
    static boolean isMadeUp(@NonNull InetAddress address) {
        return MADE_UP.contains(address.getAddress());
    }

    private static boolean isOpenV4(byte[] bytes) {
        return CLOSED_V4.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean isOpenV6(byte[] bytes) {
        for (Carrier carrier : CARRIERS) {
            if (carrier.block().contains(bytes)) {
                return isOpenV4(Arrays.copyOfRange(bytes, carrier.offset(), carrier.offset() + V4_BYTES));
            }
        }
        return OPEN_V6.contains(bytes) && CLOSED_V6.stream().noneMatch(block -> block.contains(bytes));
    }
}
