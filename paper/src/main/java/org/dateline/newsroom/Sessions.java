package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dateline.story.StoryJson;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/// `/api/sessions`: a browser in which a member has typed their token. It gets a cookie that no
/// script can read and no other site can send; and whatever it changes must come with the token
/// that stands in our own pages.
final class Sessions {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String HERE = "/api/sessions";

    private final Tokens tokens;
    private final Bodies bodies;

    Sessions(Tokens tokens, Bodies bodies) {
        this.tokens = tokens;
        this.bodies = bodies;
    }

    /// Signs a browser in.
    Answer begin(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a session", "token");
                    Badge badge = badge(call, StoryJson.string(body, "token").strip());
                    end(call.request());
                    call.request()
                            .getSession(true)
                            .setAttribute(
                                    HttpSessionSecurityContextRepository
                                            .SPRING_SECURITY_CONTEXT_KEY,
                                    new SecurityContextImpl(badge));
                    return Answer.empty(204, Map.of());
                });
    }

    private Badge badge(Call call, String token) {
        try {
            return tokens.badge(call.request(), Optional.of(token));
        } catch (AuthenticationException why) {
            throw new Rejected(Guard.problem(why));
        }
    }

    /// Signs it out.
    Answer end(Call call) {
        end(call.request());
        return Answer.empty(204, Map.of());
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /// Where a session's member is found again.
    static HttpSessionSecurityContextRepository remembered() {
        HttpSessionSecurityContextRepository repository =
                new HttpSessionSecurityContextRepository();
        repository.setAllowSessionCreation(false);
        return repository;
    }

    /// Refuses what another site's page makes a signed-in browser send.
    static CsrfFilter ownPagesOnly() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        CsrfFilter filter = new CsrfFilter(tokens);
        filter.setRequireCsrfProtectionMatcher(Sessions::changesByCookie);
        filter.setAccessDeniedHandler(Sessions::foreign);
        return filter;
    }

    /// A bearer token is never sent by a browser on its own: it needs no second one.
    private static boolean changesByCookie(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && request.getHeader("Authorization") == null
                && (request.getRequestedSessionId() != null
                        || request.getRequestURI().equals(HERE));
    }

    private static void foreign(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Problem.plain(403, "This page is too old, or it is not one of ours: load it again.")
                .answer(request.getRequestURI())
                .write(response);
    }
}
