package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How often somebody may fail to sign in, from one address and to one account.
final class Limits {
    private final Peers peers;
    private final Attempts byAddress;
    private final Attempts byAccount;

    Limits(Peers peers, Attempts byAddress, Attempts byAccount) {
        this.peers = peers;
        this.byAddress = byAddress;
        this.byAccount = byAccount;
    }

    /// @throws Rejected when too much failed from this address
    void pass(HttpServletRequest request) {
        Optional<Duration> wait = byAddress.wait(peers.address(request));
        if (wait.isPresent()) {
            throw tooMany("from your address; try again in %d seconds.", wait.get());
        }
    }

    /// @throws Rejected when too much failed for this name
    void pass(String name) {
        Optional<Duration> wait = byAccount.wait(key(name));
        if (wait.isPresent()) {
            throw tooMany(
                    "to this name; try again in %d seconds. Passkeys are not held up.", wait.get());
        }
    }

    void failed(HttpServletRequest request) {
        byAddress.failed(peers.address(request));
    }

    void failed(HttpServletRequest request, String name) {
        failed(request);
        byAccount.failed(key(name));
    }

    private static String key(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return key.length() > 100 ? key.substring(0, 100) : key;
    }

    private static Rejected tooMany(String sentence, Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return new Rejected(
                Problem.named(
                                429,
                                "too-many-attempts",
                                "Too many wrong attempts",
                                "Too many attempts to sign in came " + sentence.formatted(seconds))
                        .with("Retry-After", Long.toString(seconds)));
    }
}
