package org.dateline.newsstand;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.dateline.story.Refusal;

/// The networks whose word about a reader's address is taken.
final class Proxies {
    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 128 >>> (bit & 7);
                if (((address[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks = new ArrayList<>();

    /// @param cidrs as `10.0.0.0/8`, `2001:db8::/32` or a single address
    Proxies(List<String> cidrs) {
        cidrs.forEach(cidr -> networks.add(network(cidr)));
    }

    private static Network network(String cidr) {
        try {
            int slash = cidr.indexOf('/');
            String address = slash < 0 ? cidr : cidr.substring(0, slash);
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (bits >= 0 && bits <= bytes.length * 8) {
                return new Network(bytes, bits);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the sentence below
        }
        throw Refusal.invalid("“" + cidr + "” is not a network: write it as 10.0.0.0/8.");
    }

    boolean isTrusted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /// The reader behind trusted proxies: the last address in the header that is not one of theirs.
    /// What stands before it anybody could have written.
    InetAddress behind(InetAddress peer, String forwarded) {
        InetAddress last = peer;
        String[] hops = forwarded.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(last); i--) {
            try {
                last = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException notAnAddress) {
                break;
            }
        }
        return last;
    }
}
