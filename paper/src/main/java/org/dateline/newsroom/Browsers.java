package org.dateline.newsroom;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.staff.Session;
import org.dateline.staff.Session.Place;
import org.dateline.staff.Sessions;
import org.dateline.story.Refusal;
import org.springframework.http.ResponseCookie;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Browsers in which members are signed in. Each has a cookie that no script can read and no other
/// site can send; what it stands for is a row of [Sessions], and it is a new one at every sign-in,
/// so that nobody can prepare a session for somebody else to sign in to. Whatever a browser changes
/// must come with the token that stands in our own pages.
final class Browsers implements SecurityContextRepository {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Sessions sessions;
    private final Peers peers;
    private final boolean secure;

    /// @param secure whether browsers reach us by TLS only
    Browsers(Sessions sessions, Peers peers, boolean secure) {
        this.sessions = sessions;
        this.peers = peers;
        this.secure = secure;
    }

    /// The session of a request's cookie, if it goes on.
    Optional<Session> session(HttpServletRequest request) {
        return cookie(request, name()).flatMap(it -> sessions.of(it, peers.whole(request)));
    }

    /// Where a request comes from.
    Place place(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Place(peers.whole(request), agent == null ? "" : agent);
    }

    /// The cookies of a browser that signed in: its session's, and no more of the token that stood
    /// in its pages so far.
    ///
    /// @param token of the session
    List<String> signedIn(String token) {
        return List.of(kept(name(), token, Duration.ofSeconds(-1)), forgotten(csrfName()));
    }

    List<String> signedOut() {
        return List.of(forgotten(name()), forgotten(csrfName()));
    }

    /// A browser that sits where it sat, in a session made anew.
    List<String> renewed(String token) {
        return List.of(kept(name(), token, Duration.ofSeconds(-1)));
    }

    /// What tells one browser from another, whether somebody is signed in or not.
    ///
    /// @throws Refusal when it keeps no cookies
    String known(HttpServletRequest request) {
        return cookie(request, csrfName())
                .orElseThrow(
                        () -> Refusal.invalid("Load the page again, and let it keep cookies."));
    }

    private String forgotten(String name) {
        return kept(name, "", Duration.ZERO);
    }

    /// @param lasts below zero until the browser is closed
    private String kept(String name, String value, Duration lasts) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .maxAge(lasts)
                .build()
                .toString();
    }

    private String name() {
        return secure ? "__Host-newsroom" : "newsroom";
    }

    private String csrfName() {
        return secure ? "__Host-newsroom-pages" : "newsroom-pages";
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Found(session(request));
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder both) {
        return loadDeferredContext(both.getRequest()).get();
    }

    /// Nothing to do: a session is saved when somebody signs in, and at no other time.
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie(request, name()).isPresent();
    }

    /// Who sits at a browser.
    private record Found(Optional<Session> session) implements DeferredSecurityContext {
        @Override
        public SecurityContext get() {
            return session.<SecurityContext>map(it -> new SecurityContextImpl(Badge.at(it)))
                    .orElseGet(SecurityContextImpl::new);
        }

        @Override
        public boolean isGenerated() {
            return session.isEmpty();
        }
    }

    /// Refuses what another site's page makes a browser send.
    ///
    /// @param forAll acts that need nobody to be signed in
    CsrfFilter ownPagesOnly(RequestMatcher forAll) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(csrfName());
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Strict").secure(secure).path("/"));
        CsrfFilter filter = new CsrfFilter(tokens);
        filter.setRequireCsrfProtectionMatcher(request -> changesByCookie(request, forAll));
        filter.setAccessDeniedHandler(Browsers::foreign);
        return filter;
    }

    /// A bearer token is never sent by a browser on its own: it needs no second one.
    private boolean changesByCookie(HttpServletRequest request, RequestMatcher forAll) {
        return !SAFE.contains(request.getMethod())
                && request.getHeader("Authorization") == null
                && (containsContext(request) || forAll.matches(request));
    }

    private static void foreign(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Problem.plain(403, "This page is too old, or it is not one of ours: load it again.")
                .answer(request.getRequestURI())
                .write(response);
    }
}
