package org.dateline.newsroom;

import java.util.List;
import org.dateline.staff.Member;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// A member of staff whose token was checked.
final class Badge extends AbstractAuthenticationToken {
    private final transient Member member;

    Badge(Member member) {
        super(List.of());
        this.member = member;
        setAuthenticated(true);
    }

    Member member() {
        return member;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public Member getPrincipal() {
        return member;
    }
}
