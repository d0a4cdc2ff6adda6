package org.dateline.wire;

import java.util.Arrays;
import java.util.Locale;

/// Names of hosts, as far as telling one site from another needs.
final class Hosts {
    private Hosts() {}

    /// The part of a host name that its owner registered, by the usual shapes: two labels, or three
    /// under a two-letter country when the second is short (`example.co.uk`).
    static String site(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int at = name.lastIndexOf('@');
        name = name.substring(at + 1);
        int colon = name.indexOf(':');
        name = colon >= 0 ? name.substring(0, colon) : name;
        String[] labels = name.split("\\.");
        int count = labels.length;
        if (count <= 2) {
            return name;
        }
        boolean country = labels[count - 1].length() == 2 && labels[count - 2].length() <= 3;
        int keep = country ? 3 : 2;
        return String.join(".", Arrays.copyOfRange(labels, count - keep, count));
    }

    /// The host of a whole address; empty when it has none.
    static String of(String url) {
        int from = url.indexOf("://");
        if (from < 0) {
            return "";
        }
        int to = from + 3;
        while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        return site(url.substring(from + 3, to));
    }
}
