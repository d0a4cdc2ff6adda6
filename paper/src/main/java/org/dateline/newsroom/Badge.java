package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.staff.Member;
import org.dateline.staff.Session;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// A member of staff who was recognised: by a token, or at a browser by its session.
final class Badge extends AbstractAuthenticationToken {
    private final transient Member member;
    private final transient Optional<Session> session;

    private Badge(Member member, Optional<Session> session) {
        super(List.of());
        this.member = member;
        this.session = session;
        setAuthenticated(true);
    }

    static Badge byToken(Member member) {
        return new Badge(member, Optional.empty());
    }

    static Badge at(Session session) {
        return new Badge(session.member(), Optional.of(session));
    }

    Optional<Session> session() {
        return session;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public Member getPrincipal() {
        return member;
    }

    /// As authenticators show it beside a passkey.
    @Override
    public String getName() {
        return member.name();
    }

    Member member() {
        return member;
    }
}
