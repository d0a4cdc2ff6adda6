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
        STAFF,
        /// A member of staff at a browser; anybody else is led to the page where they sign in.
        DESK,
        /// What a page does for a member at a browser. No token of a program will do, and it is no
        /// part of the API.
        BROWSER
    }

    /// What an answer is made of, unless it is a problem.
    enum Gives {
        JSON,
        /// Something of the library, of whatever type it is.
        FILE
    }

    /// One method of one path. `HEAD` comes with `GET`.
    record Route(
            HttpMethod method, PathPattern path, Door door, Gives gives, Call.Handler handler) {
        Route(HttpMethod method, String path, Door door, Gives gives, Call.Handler handler) {
            this(method, PathPatternParser.defaultInstance.parse(path), door, gives, handler);
        }
    }

    /// What stands behind the library's routes.
    record Media(
            MediaItems items,
            MediaLists lists,
            MediaFiles files,
            MediaUploads uploads,
            MediaPages pages) {}

    /// What stands behind the routes where stories are written.
    record Writers(
            Writing writing,
            CommentDesk comments,
            StyleDesk style,
            LinkDesk links,
            Checks checks,
            StoryPages pages,
            HistoryPages history,
            PreviewPages preview,
            Outlooks outlooks) {}

    /// What stands behind the routes of the lists of copy, and of the newslist.
    record Listing(
            ListPages pages, SavedListDesk saved, NewslistPages newslist, NewslistDesk plans) {}

    /// What stands behind the routes where fronts are arranged.
    record Arranging(Fronts fronts, FrontPages pages) {}

    /// What stands behind the routes by which the site itself is run.
    record Running(
            MastheadPages site, SectionPages sections, StandingDesk pages, NamePages names) {}

    /// What stands behind the routes that are about staff themselves.
    record People(SignIn signIn, Account account, StaffDesk staff, Screens.Files files) {}

    private final List<Route> list;

    Routes(
            Stories stories,
            Listing lists,
            Writers writers,
            Stages stages,
            Schedules schedules,
            Publications publications,
            Confirmations confirmations,
            HouseRules rules,
            Reprints reprints,
            Arranging arranging,
            Running running,
            BreakingNews alerts,
            Media media,
            NoticePages notices,
            ReadershipPages readership,
            People people,
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
                                HttpMethod.POST,
                                "/api/stories/{id}/revisions",
                                writers.writing()::settle),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/manuscript",
                                writers.writing()::read),
                        staff(HttpMethod.POST, "/api/stories/{id}/steps", writers.writing()::write),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/watches",
                                writers.writing()::watch),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/comments",
                                writers.comments()::list),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/comments",
                                writers.comments()::add),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/comments/{comment}/replies",
                                writers.comments()::reply),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/comments/{comment}/closings",
                                writers.comments()::close),
                        staff(
                                HttpMethod.DELETE,
                                "/api/stories/{id}/comments/{comment}/closings",
                                writers.comments()::reopen),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/exemptions",
                                writers.style()::left),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/exemptions",
                                writers.style()::leave),
                        staff(
                                HttpMethod.DELETE,
                                "/api/stories/{id}/exemptions/{rule}",
                                writers.style()::lookAgain),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/link-checks",
                                writers.links()::check),
                        staff(HttpMethod.GET, "/api/topics", running.names()::knownTopics),
                        staff(HttpMethod.GET, "/api/authors", running.names()::knownAuthors),
                        staff(HttpMethod.GET, "/api/house-style", writers.style()::list),
                        staff(HttpMethod.POST, "/api/house-style", writers.style()::add),
                        staff(HttpMethod.PUT, "/api/house-style/{rule}", writers.style()::change),
                        staff(
                                HttpMethod.DELETE,
                                "/api/house-style/{rule}",
                                writers.style()::remove),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/revisions/{version}",
                                stories::revision),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/restorations",
                                writers.history()::restore),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/outlook",
                                writers.outlooks()::read),
                        staff(HttpMethod.POST, "/api/stories/{id}/flags", writers.checks()::flag),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/clearances",
                                writers.checks()::clear),
                        staff(HttpMethod.GET, "/api/checklists", writers.checks()::list),
                        staff(HttpMethod.PUT, "/api/checklists", writers.checks()::put),
                        staff(HttpMethod.POST, "/api/stories/{id}/filings", stages::file),
                        staff(HttpMethod.POST, "/api/stories/{id}/passes", stages::pass),
                        staff(HttpMethod.POST, "/api/stories/{id}/returns", stages::giveBack),
                        staff(HttpMethod.POST, "/api/stories/{id}/spikes", stages::spike),
                        staff(HttpMethod.PUT, "/api/stories/{id}/schedule", schedules::schedule),
                        staff(
                                HttpMethod.DELETE,
                                "/api/stories/{id}/schedule",
                                schedules::unschedule),
                        staff(HttpMethod.PUT, "/api/stories/{id}/embargo", schedules::embargo),
                        staff(HttpMethod.DELETE, "/api/stories/{id}/embargo", schedules::lift),
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
                                "/api/stories/{id}/clarifications",
                                publications::clarify),
                        staff(HttpMethod.POST, "/api/stories/{id}/undos", publications::undo),
                        staff(
                                HttpMethod.POST,
                                "/api/stories/{id}/withdrawals",
                                publications::withdraw),
                        staff(HttpMethod.GET, "/api/requests", confirmations::list),
                        staff(HttpMethod.GET, "/api/requests/{request}", confirmations::read),
                        staff(
                                HttpMethod.POST,
                                "/api/requests/{request}/confirmations",
                                confirmations::confirm),
                        staff(
                                HttpMethod.POST,
                                "/api/requests/{request}/rejections",
                                confirmations::decline),
                        staff(
                                HttpMethod.DELETE,
                                "/api/requests/{request}",
                                confirmations::takeBack),
                        staff(HttpMethod.POST, "/api/media/{id}/publications", reprints::publish),
                        staff(HttpMethod.POST, "/api/media/{id}/corrections", reprints::correct),
                        staff(HttpMethod.POST, "/api/media/{id}/withdrawals", reprints::withdraw),
                        staff(HttpMethod.GET, "/api/readership", readership::read),
                        staff(
                                HttpMethod.GET,
                                "/api/stories/{id}/readership",
                                readership::readStory),
                        staff(HttpMethod.GET, "/api/notices", notices::list),
                        staff(HttpMethod.POST, "/api/notices/readings", notices::read),
                        staff(HttpMethod.GET, "/api/lists", lists.saved()::list),
                        staff(HttpMethod.POST, "/api/lists", lists.saved()::save),
                        staff(HttpMethod.DELETE, "/api/lists/{number}", lists.saved()::remove),
                        staff(HttpMethod.GET, "/api/newslist", lists.plans()::list),
                        staff(HttpMethod.POST, "/api/newslist", lists.plans()::plan),
                        staff(HttpMethod.GET, "/api/newslist/{number}", lists.plans()::read),
                        staff(HttpMethod.PUT, "/api/newslist/{number}", lists.plans()::change),
                        staff(
                                HttpMethod.POST,
                                "/api/newslist/{number}/stories",
                                lists.plans()::begin),
                        staff(HttpMethod.GET, "/api/fronts", arranging.fronts()::list),
                        staff(HttpMethod.GET, "/api/fronts/{name}", arranging.fronts()::read),
                        staff(HttpMethod.PUT, "/api/fronts/{name}", arranging.fronts()::arrange),
                        staff(
                                HttpMethod.GET,
                                "/api/fronts/{name}/plans",
                                arranging.fronts()::plans),
                        staff(
                                HttpMethod.POST,
                                "/api/fronts/{name}/plans",
                                arranging.fronts()::plan),
                        staff(
                                HttpMethod.DELETE,
                                "/api/fronts/{name}/plans/{number}",
                                arranging.fronts()::unplan),
                        staff(HttpMethod.GET, "/api/sections", arranging.fronts()::sections),
                        staff(HttpMethod.GET, "/api/alerts", alerts::list),
                        staff(HttpMethod.POST, "/api/alerts", alerts::send),
                        staff(HttpMethod.GET, "/api/alerts/{number}", alerts::read),
                        staff(HttpMethod.GET, "/api/editions", arranging.fronts()::editions),
                        staff(HttpMethod.PUT, "/api/editions", arranging.fronts()::settle),
                        staff(HttpMethod.GET, "/api/media", media.lists()::find),
                        staff(HttpMethod.POST, "/api/media", media.items()::add),
                        staff(HttpMethod.POST, "/api/media/fetches", media.items()::fetch),
                        staff(HttpMethod.GET, "/api/media/{id}", media.items()::read),
                        staff(HttpMethod.PUT, "/api/media/{id}", media.items()::describe),
                        staff(HttpMethod.PUT, "/api/media/{id}/crops", media.items()::frame),
                        staff(HttpMethod.POST, "/api/media/{id}/clearances", media.items()::clear),
                        staff(
                                HttpMethod.PUT,
                                "/api/media/{id}/tracks/{language}",
                                media.items()::caption),
                        staff(HttpMethod.GET, "/api/media/{id}/changes", media.items()::changes),
                        staff(HttpMethod.GET, "/api/media/{id}/uses", media.items()::uses),
                        staff(HttpMethod.GET, "/api/media/{id}/similar", media.items()::similar),
                        staff(
                                HttpMethod.GET,
                                "/api/media/{id}/collections",
                                media.lists()::holding),
                        file("/api/media/{id}/file", media.files()::original),
                        staff(
                                HttpMethod.GET,
                                "/api/media/{id}/renditions",
                                media.files()::renditions),
                        file("/api/media/{id}/renditions/{digest}", media.files()::rendition),
                        staff(HttpMethod.OPTIONS, "/api/uploads", media.uploads()::abilities),
                        staff(HttpMethod.POST, "/api/uploads", media.uploads()::begin),
                        staff(HttpMethod.GET, "/api/uploads/{upload}", media.uploads()::read),
                        staff(HttpMethod.PATCH, "/api/uploads/{upload}", media.uploads()::append),
                        staff(HttpMethod.DELETE, "/api/uploads/{upload}", media.uploads()::end),
                        staff(HttpMethod.GET, "/api/collections", media.lists()::collections),
                        staff(HttpMethod.POST, "/api/collections", media.lists()::make),
                        staff(
                                HttpMethod.GET,
                                "/api/collections/{collection}",
                                media.lists()::collection),
                        staff(
                                HttpMethod.PUT,
                                "/api/collections/{collection}",
                                media.lists()::rename),
                        staff(
                                HttpMethod.PUT,
                                "/api/collections/{collection}/items/{id}",
                                media.lists()::put),
                        staff(
                                HttpMethod.DELETE,
                                "/api/collections/{collection}/items/{id}",
                                media.lists()::take),
                        staff(HttpMethod.GET, "/api/reports/usage", media.lists()::usage),
                        own(HttpMethod.POST, "/challenges", Door.OPEN, people.signIn()::challenge),
                        own(
                                HttpMethod.POST,
                                "/authorizations",
                                Door.OPEN,
                                people.signIn()::authorize),
                        own(HttpMethod.POST, "/links", Door.OPEN, people.signIn()::look),
                        own(HttpMethod.POST, "/sessions", Door.OPEN, people.signIn()::begin),
                        browser(HttpMethod.GET, "/account/session", people.signIn()::read),
                        own(HttpMethod.DELETE, "/sessions", Door.OPEN, people.signIn()::end),
                        browser(
                                HttpMethod.POST,
                                "/account/passkeys/offers",
                                people.account()::offer),
                        browser(HttpMethod.POST, "/account/passkeys", people.account()::addPasskey),
                        browser(
                                HttpMethod.PUT,
                                "/account/passkeys/{number}",
                                people.account()::renamePasskey),
                        browser(
                                HttpMethod.DELETE,
                                "/account/passkeys/{number}",
                                people.account()::removePasskey),
                        browser(
                                HttpMethod.POST,
                                "/account/authenticators",
                                people.account()::authenticator),
                        browser(HttpMethod.PUT, "/account/password", people.account()::setPassword),
                        browser(
                                HttpMethod.DELETE,
                                "/account/password",
                                people.account()::removePassword),
                        browser(
                                HttpMethod.POST,
                                "/account/identities/offers",
                                people.account()::offerIdentity),
                        browser(
                                HttpMethod.DELETE,
                                "/account/identities/{number}",
                                people.account()::removeIdentity),
                        browser(HttpMethod.POST, "/account/codes", people.account()::codes),
                        browser(
                                HttpMethod.DELETE,
                                "/account/sessions",
                                people.account()::endSessions),
                        browser(
                                HttpMethod.DELETE,
                                "/account/sessions/{number}",
                                people.account()::endSession),
                        browser(HttpMethod.POST, "/staff/invitations", people.staff()::invite),
                        browser(
                                HttpMethod.DELETE,
                                "/staff/invitations/{number}",
                                people.staff()::takeBack),
                        browser(HttpMethod.POST, "/staff/links", people.staff()::letIn),
                        browser(HttpMethod.POST, "/staff/roles", people.staff()::change),
                        browser(HttpMethod.POST, "/staff/departures", people.staff()::leave),
                        browser(HttpMethod.POST, "/staff/sign-outs", people.staff()::signOut),
                        browser(HttpMethod.GET, "/account", people.account()::page),
                        browser(HttpMethod.GET, "/account/mail", notices::mail),
                        browser(HttpMethod.POST, "/account/mail", notices::choose),
                        browser(HttpMethod.POST, "/account/mail/confirmations", notices::confirm),
                        desk("/readership", readership::show),
                        desk("/stories/{id}/readership", readership::story),
                        desk("/notices", notices::page),
                        browser(HttpMethod.POST, "/notices/readings", notices::readAll),
                        browser(HttpMethod.PUT, "/rules/alone", rules::beginAlone),
                        browser(HttpMethod.DELETE, "/rules/alone", rules::endAlone),
                        desk("/rules", rules::page),
                        desk("/staff", people.staff()::page),
                        desk("/audit", people.staff()::audit),
                        open("/sign-in", people.signIn()::page),
                        open(OpenId.RETURN, people.signIn()::returnPage),
                        open("/join", people.signIn()::joinPage),
                        open("/access.js", people.files()::script),
                        desk("/stories", lists.pages()::show),
                        browser(HttpMethod.POST, "/lists", lists.pages()::save),
                        browser(HttpMethod.POST, "/lists/{number}/removals", lists.pages()::remove),
                        desk("/stories/{id}", writers.pages()::write),
                        desk("/stories/{id}/history", writers.history()::show),
                        desk("/stories/{id}/preview", writers.preview()::show),
                        desk("/stories/{id}/preview/page", writers.preview()::page),
                        desk("/stories/{id}/preview/paper", writers.preview()::paper),
                        desk("/stories/{id}/preview/front", writers.preview()::front),
                        desk("/renditions/{file}", writers.preview()::file),
                        open("/assets/{hash}/{name}", writers.preview()::asset),
                        open("/paper.css", writers.preview()::paperStyle),
                        desk("/house-style", writers.style()::page),
                        open("/style.js", writers.style()::script),
                        open("/editor.js", writers.pages()::script),
                        open("/editor.css", writers.pages()::style),
                        desk("/newslist", lists.newslist()::show),
                        browser(HttpMethod.POST, "/newslist/lines", lists.newslist()::plan),
                        browser(
                                HttpMethod.POST,
                                "/newslist/lines/{number}",
                                lists.newslist()::change),
                        browser(
                                HttpMethod.POST,
                                "/newslist/lines/{number}/stories",
                                lists.newslist()::begin),
                        desk("/fronts", arranging.pages()::first),
                        desk("/fronts/{name}", arranging.pages()::show),
                        desk("/fronts/{name}/page", arranging.pages()::page),
                        open("/fronts.js", arranging.pages()::script),
                        browser(HttpMethod.GET, "/site", running.site()::show),
                        browser(HttpMethod.POST, "/site", running.site()::settle),
                        browser(HttpMethod.GET, "/sections", running.sections()::show),
                        browser(HttpMethod.POST, "/sections", running.sections()::settle),
                        desk("/topics", running.names()::topics),
                        browser(HttpMethod.POST, "/topics/joins", running.names()::joinTopics),
                        browser(HttpMethod.POST, "/topics/partings", running.names()::partTopics),
                        desk("/authors", running.names()::authors),
                        browser(HttpMethod.POST, "/authors/joins", running.names()::joinAuthors),
                        browser(HttpMethod.POST, "/authors/partings", running.names()::partAuthors),
                        browser(HttpMethod.GET, "/pages", running.pages()::list),
                        browser(HttpMethod.POST, "/pages", running.pages()::add),
                        desk("/page", running.pages()::begin),
                        browser(HttpMethod.GET, "/pages/{page}", running.pages()::show),
                        browser(HttpMethod.POST, "/pages/{page}", running.pages()::change),
                        browser(
                                HttpMethod.POST,
                                "/pages/{page}/removals",
                                running.pages()::takeAway),
                        desk("/media", media.pages()::grid),
                        desk("/media/{id}", media.pages()::item),
                        open("/newsroom.css", media.pages()::style),
                        open("/newsroom.js", media.pages()::script),
                        open("/icon.svg", pages::icon),
                        open("/api/openapi.json", pages::openapi),
                        open("/", pages::landing),
                        open("/problems", pages::problems),
                        open("/health", instruments::health),
                        open("/health/live", instruments::alive),
                        open("/health/ready", instruments::health),
                        new Route(
                                HttpMethod.GET,
                                "/metrics",
                                Door.NEAR,
                                Gives.JSON,
                                instruments::metrics));
    }

    List<Route> list() {
        return list;
    }

    private static Route staff(HttpMethod method, String path, Call.Handler handler) {
        return new Route(method, path, Door.STAFF, Gives.JSON, handler);
    }

    private static Route desk(String path, Call.Handler handler) {
        return new Route(HttpMethod.GET, path, Door.DESK, Gives.FILE, handler);
    }

    private static Route own(HttpMethod method, String path, Door door, Call.Handler handler) {
        return new Route(method, path, door, Gives.JSON, handler);
    }

    private static Route browser(HttpMethod method, String path, Call.Handler handler) {
        return own(method, path, Door.BROWSER, handler);
    }

    private static Route file(String path, Call.Handler handler) {
        return new Route(HttpMethod.GET, path, Door.STAFF, Gives.FILE, handler);
    }

    private static Route open(String path, Call.Handler handler) {
        return new Route(HttpMethod.GET, path, Door.OPEN, Gives.JSON, handler);
    }
}
