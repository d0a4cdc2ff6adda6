package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.dateline.staff.Member;
import org.dateline.staff.Staff;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/// Checks the tokens that requests bring, and lets nobody guess.
final class Tokens {
    private final Staff staff;
    private final Peers peers;
    private final Attempts attempts;

    Tokens(Staff staff, Peers peers, Attempts attempts) {
        this.staff = staff;
        this.peers = peers;
        this.attempts = attempts;
    }

    /// The badge of the member whom a token speaks for.
    ///
    /// @throws AuthenticationException when it is none of ours, or too many came that were not
    Badge badge(HttpServletRequest request, Optional<String> token) {
        String address = peers.address(request);
        Optional<Duration> wait = attempts.wait(address);
        if (wait.isPresent()) {
            throw new TooMany(wait.get());
        }
        Optional<Member> member = token.flatMap(staff::byToken);
        if (member.isEmpty()) {
            attempts.failed(address);
            throw new BadCredentialsException("no such token");
        }
        return Badge.byToken(member.get().at(peers.whole(request)));
    }

    static final class TooMany extends AuthenticationException {
        private final Duration wait;

        TooMany(Duration wait) {
            super("too many wrong tokens");
            this.wait = wait;
        }

        Duration pause() {
            return wait;
        }
    }
}
