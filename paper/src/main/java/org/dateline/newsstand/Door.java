package org.dateline.newsstand;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts who is inside. When an address has too many connections, or the house is full, the one
/// that has waited longest without saying anything whole makes room, so a flood of slow connections
/// does not keep the next reader out.
final class Door {
    private final int all;
    private final int each;
    private final Map<Key, Set<Connection>> inside = new HashMap<>();
    private int count;

    /// An address, or an IPv6 network of 64 bits.
    private record Key(long high, int low) {}

    Door(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /// Lets a connection in.
    ///
    /// @return who must go: another, or the newcomer itself, or nobody
    synchronized Optional<Connection> enter(Connection newcomer, InetAddress address) {
        Set<Connection> same = inside.computeIfAbsent(key(address), k -> new LinkedHashSet<>());
        Optional<Connection> goes = Optional.empty();
        if (same.size() >= each || count >= all) {
            goes = same.stream().filter(Connection::isWaiting).findFirst();
            if (goes.isEmpty()) {
                return Optional.of(newcomer);
            }
            leave(goes.get(), address);
        }
        inside.computeIfAbsent(key(address), k -> new LinkedHashSet<>()).add(newcomer);
        count++;
        return goes;
    }

    synchronized void leave(Connection connection, InetAddress address) {
        Set<Connection> same = inside.get(key(address));
        if (same != null && same.remove(connection)) {
            count--;
            if (same.isEmpty()) {
                inside.remove(key(address));
            }
        }
    }

    synchronized int count() {
        return count;
    }

    private static Key key(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean four = bytes.length == 4;
        long high = 0;
        for (byte b : Arrays.copyOf(bytes, four ? 4 : 8)) {
            high = high << 8 | b & 255;
        }
        return new Key(high, bytes.length);
    }
}
