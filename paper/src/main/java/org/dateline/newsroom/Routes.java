package org.dateline.newsroom;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Every path of the newsroom's port, in one list. Nothing else mounts one.
final class Routes {
    /// Who may come in.
    enum Door {
        /// Anybody.
        OPEN,
        /// Whoever sits at this machine, or has a token.
        NEAR,
        /// A member of staff, by token; what they may do there the desk decides.
        STAFF
    }

    /// One method of one path. `HEAD` comes with `GET`.
    record Route(HttpMethod method, PathPattern path, Door door, Call.Handler handler) {
        Route(HttpMethod method, String path, Door door, Call.Handler handler) {
            this(method, PathPatternParser.defaultInstance.parse(path), door, handler);
        }
    }

    private final List<Route> list;

    Routes(
            Stories stories,
            Stages stages,
            Publications publications,
            Reprints reprints,
            Fronts fronts,
            Pages pages,
            Instruments instruments) {
        list =
                List.of(
                        staff(HttpMethod.GET, "/api/stories", stories::list),
                        staff(HttpMethod.POST, "/api/stories", stories::create),
                        staff(HttpMethod.GET, "/api/stories/{id}", stories::read),
                        staff(HttpMethod.PUT, "/api/stories/{id}", stories::save),
                        staff(HttpMethod.GET, "/api/stories/{id}/revisions", stories::revisions),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/revisions/{version}",
                                stories::revision),
                        staff(HttpMethod.POST, "/api/stories/{id}/filings", stages::file),
                        staff(HttpMethod.POST, "/api/stories/{id}/passes", stages::pass),
                        staff(HttpMethod.POST, "/api/stories/{id}/returns", stages::giveBack),
                        staff(HttpMethod.POST, "/api/stories/{id}/spikes", stages::spike),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/publications",
                                publications::publish),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/corrections",
                                publications::correct),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/withdrawals",
                                publications::withdraw),
                        staff(HttpMethod.POST, "/api/media/{id}/publications", reprints::publish),
                        staff(HttpMethod.POST, "/api/media/{id}/corrections", reprints::correct),
                        staff(HttpMethod.POST, "/api/media/{id}/withdrawals", reprints::withdraw),
                        staff(HttpMethod.GET, "/api/fronts", fronts::list),
                        staff(HttpMethod.GET, "/api/fronts/{name}", fronts::read),
                        staff(HttpMethod.PUT, "/api/fronts/{name}", fronts::arrange),
                        staff(HttpMethod.GET, "/api/sections", fronts::sections),
                        open("/api/openapi.json", pages::openapi),
                        open("/", pages::landing),
                        open("/problems", pages::problems),
                        open("/health", instruments::health),
                        open("/health/live", instruments::alive),
                        open("/health/ready", instruments::health),
                        new Route(HttpMethod.GET, "/metrics", Door.NEAR, instruments::metrics));
    }

    List<Route> list() {
        return list;
    }

    private static Route staff(HttpMethod method, String path, Call.Handler handler) {
        return new Route(method, path, Door.STAFF, handler);
    }

    private static Route open(String path, Call.Handler handler) {
        return new Route(HttpMethod.GET, path, Door.OPEN, handler);
    }
}
