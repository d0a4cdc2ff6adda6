package org.dateline.alerts;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.dateline.story.Refusal;

/// Where alerts may be sent. Readers tell us the address, so it must lead nowhere but to a push
/// service: one of the hosts the paper trusts, at an address on the public internet.
///
/// @param hosts as `push.example`, or `*.push.example` for every host below it
/// @param allowed whether an address may be connected to
public record PushServices(List<String> hosts, Predicate<InetAddress> allowed) {
    public PushServices {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /// @throws Refusal when alerts do not go there
    void check(URI endpoint) {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        if (hosts.stream().noneMatch(known -> isHost(known, host))) {
            throw Refusal.invalid(
                    "The paper does not know your browser's push service, %s.".formatted(host));
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!allowed.test(address)) {
                    throw Refusal.invalid(host + " is not on the public internet.");
                }
            }
        } catch (UnknownHostException unknown) {
            throw Refusal.invalid("There is no host " + host + ".");
        }
    }

    private static boolean isHost(String known, String host) {
        return known.startsWith("*.") ? host.endsWith(known.substring(1)) : host.equals(known);
    }
}
