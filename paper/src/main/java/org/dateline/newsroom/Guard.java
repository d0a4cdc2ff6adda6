package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dateline.newsroom.Routes.Door;
import org.dateline.newsroom.Routes.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Lets programs in by bearer token (RFC 6750), for which nothing is remembered between requests,
/// and members by the session of their browser: see [Browsers].
final class Guard {
    private static final RequestMatcher INSIDE =
            PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 512;

    private final Tokens tokens;
    private final Browsers browsers;
    private final List<RequestMatcher> open;
    private final List<RequestMatcher> near;
    private final List<RequestMatcher> browser;
    private final List<RequestMatcher> acts;

    Guard(Tokens tokens, Browsers browsers, Routes routes) {
        this.tokens = tokens;
        this.browsers = browsers;
        open = matchers(routes, route -> route.door() == Door.OPEN);
        near = matchers(routes, route -> route.door() == Door.NEAR);
        browser = matchers(routes, route -> route.door() == Door.BROWSER);
        acts = matchers(routes, Guard::isAPagesAct);
    }

    /// Who this request is of.
    static Optional<Badge> badge() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof Badge badge ? Optional.of(badge) : Optional.empty();
    }

    /// Everything between the server and the routes.
    FilterChainProxy filter() {
        SecurityContextHolderFilter context = new SecurityContextHolderFilter(browsers);
        ExceptionTranslationFilter refusing =
                new ExceptionTranslationFilter(this::refuseStranger, new NullRequestCache());
        refusing.setAccessDeniedHandler(Guard::refuseProgram);
        AuthenticationFilter token = new AuthenticationFilter(Guard::trusted, this::read);
        token.setSuccessHandler((_, _, _) -> {});
        token.setFailureHandler(Guard::refuse);
        FilterChainProxy filter =
                new FilterChainProxy(
                        new DefaultSecurityFilterChain(
                                AnyRequestMatcher.INSTANCE,
                                context,
                                token,
                                browsers.ownPagesOnly(request -> matches(acts, request)),
                                refusing,
                                new AuthorizationFilter(this::decide)));
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        filter.setFirewall(firewall);
        return filter;
    }

    /// The token of a request, checked; null when it brings none.
    private @Nullable Authentication read(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return null;
        }
        return tokens.badge(request, bearer(header));
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && header.length() <= LONGEST_TOKEN
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /// What [#read] made was checked there.
    private static Authentication trusted(Authentication badge) {
        return badge;
    }

    /// Where staff work everything needs a token, also what is no route; elsewhere what is no route
    /// answers 404 to anybody.
    private AuthorizationDecision decide(
            Supplier<? extends @Nullable Authentication> authentication,
            HttpServletRequest request) {
        if (matches(browser, request)) {
            return new AuthorizationDecision(
                    authentication.get() instanceof Badge badge && badge.session().isPresent());
        }
        boolean free =
                matches(open, request)
                        || matches(near, request) && Peers.isNear(request)
                        || !matches(near, request) && !INSIDE.matches(request);
        return new AuthorizationDecision(free || authentication.get() instanceof Badge);
    }

    private static boolean matches(List<RequestMatcher> matchers, HttpServletRequest request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /// What our own pages change, whoever sits in front of them.
    private static boolean isAPagesAct(Route route) {
        return (route.door() == Door.OPEN || route.door() == Door.BROWSER)
                && !route.method().equals(HttpMethod.GET);
    }

    private static List<RequestMatcher> matchers(Routes routes, Predicate<Route> which) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return routes.list().stream()
                .filter(which)
                .<RequestMatcher>map(route -> paths.matcher(route.path().getPatternString()))
                .toList();
    }

    /// Nobody who is known; what they can do about it hangs on what they wanted.
    private void refuseStranger(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (matches(browser, request) && SAFE.contains(request.getMethod())) {
            Reception.SIGN_IN.write(response);
            return;
        }
        Problem problem = matches(browser, request) ? signedOut() : problem(why);
        problem.answer(request.getRequestURI()).write(response);
    }

    private static void refuseProgram(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Problem.plain(403, "This is for a person at a browser; no token will do.")
                .answer(request.getRequestURI())
                .write(response);
    }

    static Problem signedOut() {
        return Problem.named(
                401,
                "signed-out",
                "Signed out",
                "You are signed out. Sign in again, in another window if you have something to lose in this one.");
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        problem(why).answer(request.getRequestURI()).write(response);
    }

    static Problem problem(AuthenticationException why) {
        return switch (why) {
            case Tokens.TooMany many -> tooMany(many.pause());
            case InsufficientAuthenticationException _ -> noToken();
            case BadCredentialsException _ -> wrongToken();
            default -> noToken();
        };
    }

    static Problem noToken() {
        return Problem.named(
                        401,
                        "no-token",
                        "Who is asking?",
                        "Send a token: Authorization: Bearer …. `dateline token create` makes one.")
                .with("WWW-Authenticate", "Bearer realm=\"newsroom\"");
    }

    private static Problem wrongToken() {
        return Problem.named(
                        401,
                        "wrong-token",
                        "Not a token of this paper",
                        "The token is not one of this paper's, or it was taken back.")
                .with("WWW-Authenticate", "Bearer realm=\"newsroom\", error=\"invalid_token\"");
    }

    private static Problem tooMany(Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return Problem.named(
                        429,
                        "too-many-attempts",
                        "Too many wrong tokens",
                        "Too many wrong tokens came from your address; try again in %d seconds."
                                .formatted(seconds))
                .with("Retry-After", Long.toString(seconds));
    }
}
