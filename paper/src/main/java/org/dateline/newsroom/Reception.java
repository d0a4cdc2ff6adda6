package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.dateline.newsroom.Routes.Door;
import org.dateline.newsroom.Routes.Gives;
import org.dateline.newsroom.Routes.Route;
import org.dateline.staff.Member;
import org.dateline.story.Refusal;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;

/// Leads each request to its route, and turns whatever happens there into an answer.
final class Reception implements RouterFunction<ServerResponse> {
    /// Leads somebody who is not known to where they sign in.
    static final Answer SIGN_IN = Answer.empty(303, Map.of("Location", "/sign-in"));

    private final List<Route> routes;
    private final BooleanSupplier alone;
    private final ToIntFunction<Member> unread;
    private final Incidents incidents;

    /// @param alone whether one person makes the paper, which every screen says
    /// @param unread how many notices a member has not read, which every screen says
    Reception(
            Routes routes,
            BooleanSupplier alone,
            ToIntFunction<Member> unread,
            Incidents incidents) {
        this.routes = routes.list();
        this.alone = alone;
        this.unread = unread;
        this.incidents = incidents;
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        return Optional.of(
                _ -> {
                    HttpServletRequest servlet = request.servletRequest();
                    Answer answer = answer(request.method(), path, servlet);
                    return ServerResponse.status(answer.status())
                            .build(
                                    (_, response) -> {
                                        answer.write(response);
                                        return null;
                                    });
                });
    }

    private Answer answer(HttpMethod method, PathContainer path, HttpServletRequest request) {
        try {
            return lead(method, path, request);
        } catch (Refusal refusal) {
            return Problem.of(refusal).answer(request.getRequestURI());
        } catch (Rejected rejected) {
            return rejected.problem().answer(request.getRequestURI());
        } catch (RuntimeException failure) {
            return incidents.problem(failure).answer(request.getRequestURI());
        }
    }

    private Answer lead(HttpMethod method, PathContainer path, HttpServletRequest request) {
        List<Route> here = routes.stream().filter(route -> route.path().matches(path)).toList();
        if (here.isEmpty()) {
            throw new Rejected(Problem.ofStatus(404));
        }
        RequestLog.route(request, here.getFirst().path().getPatternString());
        boolean answersItself = here.stream().anyMatch(r -> r.method().equals(method));
        if (method.equals(HttpMethod.OPTIONS) && !answersItself) {
            return Answer.empty(204, Map.of("Allow", allowed(here)));
        }
        HttpMethod wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        Route route =
                here.stream()
                        .filter(candidate -> candidate.method().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> notAllowed(here));
        Optional<Badge> badge = Guard.badge();
        badge.ifPresent(asking -> RequestLog.member(request, asking.member().name()));
        if (route.door() == Door.STAFF) {
            if (route.gives() == Gives.JSON) {
                checkAccept(request);
            }
            // The guard has seen to this; nothing staff do hangs on that alone.
            if (badge.isEmpty()) {
                throw new Rejected(Guard.noToken());
            }
        }
        boolean atBrowser = badge.flatMap(Badge::session).isPresent();
        if (route.door() == Door.BROWSER && !atBrowser) {
            throw new Rejected(Guard.signedOut());
        }
        if (route.door() == Door.DESK && badge.isEmpty()) {
            return SIGN_IN;
        }
        if (route.door() == Door.DESK || route.door() == Door.BROWSER) {
            request.setAttribute(Screens.ALONE, alone.getAsBoolean());
            badge.map(Badge::member)
                    .ifPresent(
                            member ->
                                    request.setAttribute(
                                            Screens.UNREAD, unread.applyAsInt(member)));
        }
        PathMatchInfo match = route.path().matchAndExtract(path);
        Map<String, String> variables = match == null ? Map.of() : match.getUriVariables();
        return route.handler().answer(new Call(request, badge, variables));
    }

    private static Rejected notAllowed(List<Route> here) {
        String allowed = allowed(here);
        return new Rejected(
                Problem.plain(405, "This address takes " + allowed + " only.")
                        .with("Allow", allowed));
    }

    private static String allowed(List<Route> here) {
        TreeSet<String> methods = new TreeSet<>();
        methods.add("OPTIONS");
        here.stream()
                .map(route -> route.method().name())
                .flatMap(name -> name.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(name))
                .forEach(methods::add);
        return String.join(", ", methods);
    }

    private static void checkAccept(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept != null && !accept.isBlank() && !acceptsJson(accept)) {
            throw new Rejected(
                    Problem.plain(406, "The answer is JSON; accept application/json or */*."));
        }
    }

    private static boolean acceptsJson(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(
                            type ->
                                    type.includes(MediaType.APPLICATION_JSON)
                                            && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
