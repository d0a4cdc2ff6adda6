package org.dateline.newsroom;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dateline.alerts.Alerts;
import org.dateline.desk.Desk;
import org.dateline.media.PictureDesk;
import org.dateline.notices.Notices;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The staff's door: a port with the API, its documentation, health and metrics.
///
/// Staff come in by passkey or password, their programs by bearer token; what each may do the desk
/// decides. What stands behind a route says [Routes].
public final class Newsroom implements AutoCloseable {
    private final ServletWebServerApplicationContext context;
    private final Optional<Certificates> certificates;
    private final Instruments instruments;
    private final int port;
    private final String url;

    private Newsroom(
            ServletWebServerApplicationContext context,
            Optional<Certificates> certificates,
            Instruments instruments,
            int port,
            String url) {
        this.context = context;
        this.certificates = certificates;
        this.instruments = instruments;
        this.port = port;
        this.url = url;
    }

    /// Opens the door; when this returns, requests are answered.
    ///
    /// @throws Refusal when the port is in use, or the certificate or a trusted proxy makes no
    ///   sense
    public static Newsroom open(
            Settings settings,
            Desk desk,
            PictureDesk pictures,
            Alerts alerts,
            Notices notices,
            Staff staff,
            Readers readers,
            Vitals vitals,
            InstantSource clock) {
        Peers peers = peers(settings);
        AtomicInteger bound = new AtomicInteger(settings.port());
        Entrance entrance =
                new Entrance(
                        staff,
                        peers,
                        settings.isSecure(),
                        () -> settings.url(bound.get()),
                        settings.provider(),
                        clock);
        Optional<Certificates> certificates = settings.tls().map(Certificates::new);
        Instruments instruments = new Instruments(vitals);
        Incidents incidents = new Incidents();
        Routes routes =
                routes(
                        desk,
                        pictures,
                        alerts,
                        notices,
                        readers,
                        settings.fixed(),
                        entrance,
                        instruments,
                        clock);
        Guard guard = new Guard(entrance.tokens(), entrance.browsers(), routes);
        ServletWebServerApplicationContext context =
                Beans.context(
                        Server.factory(
                                settings,
                                certificates,
                                new RequestLog(instruments.meters()),
                                new Problems(incidents)),
                        guard.filter(),
                        new Reception(
                                routes,
                                () -> desk.alone().said().isPresent(),
                                notices::unread,
                                incidents));
        try {
            context.refresh();
        } catch (RuntimeException failure) {
            certificates.ifPresent(Certificates::close);
            instruments.close();
            throw explained(failure, settings);
        }
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        bound.set(port);
        return new Newsroom(context, certificates, instruments, port, settings.url(port));
    }

    /// Where it listens.
    public int port() {
        return port;
    }

    /// The address staff open.
    public String url() {
        return url;
    }

    /// Takes nothing new, answers what has begun (for at most ten seconds), then stops.
    @Override
    public void close() {
        context.close();
        certificates.ifPresent(Certificates::close);
        instruments.close();
    }

    static Routes routes(
            Desk desk,
            PictureDesk pictures,
            Alerts alerts,
            Notices notices,
            Readers readers,
            Set<String> fixed,
            Entrance entrance,
            Instruments instruments,
            InstantSource clock) {
        Bodies bodies = new Bodies();
        CopyJson json = new CopyJson(desk, readers.url());
        OnTheSite site = new OnTheSite(readers.await());
        return new Routes(
                new Stories(desk, bodies, json),
                new Routes.Listing(
                        new ListPages(desk, entrance::names),
                        new SavedListDesk(desk.lists(), bodies),
                        new NewslistPages(desk, entrance::names),
                        new NewslistDesk(desk, bodies, json)),
                new Routes.Writers(
                        new Writing(desk, bodies, json),
                        new CommentDesk(desk.comments(), bodies),
                        new StyleDesk(desk.houseStyle(), bodies),
                        new LinkDesk(desk, pictures.visitor(), readers.url(), bodies),
                        new Checks(desk, bodies, json),
                        new StoryPages(desk),
                        new HistoryPages(desk, readers, bodies, json),
                        new PreviewPages(desk, readers, pictures.library()),
                        new Outlooks(desk, readers)),
                new Stages(desk, bodies, json),
                new Schedules(desk, bodies, json),
                new Publications(desk, bodies, json, site),
                new Confirmations(desk, bodies, json, site),
                new HouseRules(desk),
                new Reprints(desk, bodies, json, site),
                new Routes.Arranging(
                        new Fronts(desk, bodies, site), new FrontPages(desk, readers, clock)),
                new Routes.Running(
                        new MastheadPages(desk, site, fixed),
                        new SectionPages(desk, site),
                        new StandingDesk(desk, readers, site),
                        new NamePages(desk, readers)),
                new BreakingNews(alerts, bodies),
                media(readers, pictures, bodies),
                new NoticePages(notices),
                new ReadershipPages(desk, readers),
                entrance.people(desk::sections),
                new Pages(),
                instruments);
    }

    private static Routes.Media media(Readers readers, PictureDesk pictures, Bodies bodies) {
        WhereUsed whereUsed = new WhereUsed(pictures.library(), readers.fronts());
        return new Routes.Media(
                new MediaItems(
                        pictures.library(),
                        pictures.uploads(),
                        pictures.fetcher(),
                        whereUsed,
                        bodies),
                new MediaLists(pictures.library(), pictures.collections(), bodies),
                new MediaFiles(pictures.library()),
                new MediaUploads(pictures.uploads()),
                new MediaPages(pictures.library(), pictures.collections(), whereUsed));
    }

    private static Peers peers(Settings settings) {
        try {
            return new Peers(settings.trustedProxies());
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid(
                    "Trusted proxies must be addresses or networks such as 10.0.0.0/8: "
                            + malformed.getMessage());
        }
    }

    private static RuntimeException explained(RuntimeException failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new Refusal(
                        Refusal.Reason.UNAVAILABLE,
                        "Port %d is in use, so the newsroom cannot open there; stop the other program or choose another port."
                                .formatted(settings.port()));
            }
        }
        return failure;
    }
}
