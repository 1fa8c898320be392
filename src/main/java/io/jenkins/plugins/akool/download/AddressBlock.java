package io.jenkins.plugins.akool.download;

import io.jenkins.plugins.akool.api.Wording;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits, written as {@code 198.18.0.0/15}. */
record AddressBlock(byte[] prefix, int bits) {

    /** Addresses as numbers; anything else would be looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * @param text an address alone is a block of one
     * @throws IllegalArgumentException with a sentence, where it is no block
     */
    static AddressBlock of(String text) {
        String[] parts = text.split("/", 2);
        try {
            if (LITERAL.matcher(parts[0]).matches()) {
                byte[] prefix = InetAddress.getByName(parts[0]).getAddress();
                int all = prefix.length * Byte.SIZE;
                int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= all) {
                    return new AddressBlock(prefix, bits);
                }
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(none(text), e);
        }
        throw new IllegalArgumentException(none(text));
    }

    private static String none(String text) {
        return Wording.sentence(AddressBlock.class, "noBlock", text);
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int mask = 0xff00 >> bits % Byte.SIZE & 0xff;
        return Arrays.equals(prefix, 0, whole, address, 0, whole)
                && (mask == 0 || (prefix[whole] & mask) == (address[whole] & mask));
    }
}
