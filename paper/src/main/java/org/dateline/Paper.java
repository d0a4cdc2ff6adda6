package org.dateline;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.dateline.alerts.Alerts;
import org.dateline.alerts.PushServices;
import org.dateline.archive.Archive;
import org.dateline.desk.Desk;
import org.dateline.desk.LibraryPrints;
import org.dateline.ledger.Keys;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.LedgerCheck;
import org.dateline.media.Darkroom;
import org.dateline.media.Developers;
import org.dateline.media.Fetcher;
import org.dateline.media.Library;
import org.dateline.media.PictureDesk;
import org.dateline.newsroom.Newsroom;
import org.dateline.newsroom.Readers;
import org.dateline.newsroom.Settings;
import org.dateline.newsstand.AppRoutes;
import org.dateline.newsstand.ArchiveRoutes;
import org.dateline.newsstand.Asset;
import org.dateline.newsstand.EmbedRoutes;
import org.dateline.newsstand.LedgerRoutes;
import org.dateline.newsstand.Newsstand;
import org.dateline.newsstand.Postbox;
import org.dateline.newsstand.Reply;
import org.dateline.newsstand.Standing;
import org.dateline.newsstand.Stock;
import org.dateline.notices.Mailing;
import org.dateline.notices.Notices;
import org.dateline.press.Assets;
import org.dateline.press.Icons;
import org.dateline.press.Press;
import org.dateline.press.Rack;
import org.dateline.press.Shelf;
import org.dateline.readership.Bots;
import org.dateline.readership.Readership;
import org.dateline.staff.Staff;
import org.dateline.store.Database;
import org.dateline.story.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One paper, wired: from top to bottom it is the path of a story. What is behind the doors opens
/// with [#open]; [#serve] opens the doors too, the readers' first.
public final class Paper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Paper.class);
    private static final int SOON = 5_000; // entries that are pressed within seconds
    private static final int STEP = 1_000; // entries between two looks at the press
    private static final int PATIENCE = 30; // waits in vain before long work gives up on the press

    private final Home home;
    private final Config config;
    private final InstantSource clock;
    private final Rack rack;
    private final Shelf shelf;
    private final Icons icons = new Icons();
    private final Readership readership;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private Optional<Behind> behind = Optional.empty();
    private Optional<Newsstand> newsstand = Optional.empty();
    private Optional<Newsroom> newsroom = Optional.empty();
    private volatile Optional<Mailing> mailing = Optional.empty();
    private volatile Optional<Archive> archive = Optional.empty();

    /// What readers never reach.
    private record Behind(
            Database database,
            Ledger ledger,
            Staff staff,
            PictureDesk pictures,
            Desk desk,
            Press press,
            Alerts alerts,
            Notices notices) {}

    private Paper(Home home, Config config, InstantSource clock) {
        this.home = home;
        this.config = config;
        this.clock = clock;
        this.rack = opened(Rack.open(home.path("rack"), new Keys(home.path("keys")).rackSeal()));
        this.shelf = opened(Shelf.open(home.path("shelf")));
        // Readers read at the time there is, also while the past of the sample paper is told.
        this.readership = opened(Readership.open(home.path("views"), InstantSource.system()));
    }

    /// Opens a paper for a command, with its doors shut.
    static Paper open(Home home, Config config, InstantSource clock) {
        Paper paper = new Paper(home, config, clock);
        return paper.orClose(paper::openBehind);
    }

    /// Opens a paper and its doors. Readers are served from the rack before anything else is up.
    static Paper serve(Home home, Config config, InstantSource clock) {
        Paper paper = new Paper(home, config, clock);
        return paper.orClose(
                () -> {
                    paper.openNewsstand();
                    paper.openBehind();
                    paper.keepTime();
                    paper.openNewsroom();
                    paper.openMail();
                    paper.openArchive();
                    paper.opened(
                            Control.open(
                                    home.folder(),
                                    (args, console) ->
                                            Main.run(args, console, Optional.of(paper))));
                });
    }

    /// copy → desk ══ one transaction ══> ledger → press → rack
    private void openBehind() {
        Database database = opened(Database.open(home.path(Home.DATABASE)));
        Ledger ledger =
                opened(
                        Ledger.open(
                                database,
                                home.folder(),
                                new Keys(home.path("keys")),
                                config.host(),
                                clock));
        NewPaper.settle(ledger, config);
        Staff staff = new Staff(database, clock);
        PictureDesk pictures = opened(pictures(database, zone(ledger)));
        Library library = pictures.library();
        shelf.supply(library::file);
        Desk desk =
                opened(
                        new Desk(
                                database,
                                ledger,
                                new LibraryPrints(library),
                                zone(ledger),
                                config.changes(),
                                clock));
        Press press =
                opened(new Press(ledger, rack, shelf, readership::mostPopular, this::alarm, clock));
        Alerts alerts = opened(alerts(database, ledger));
        Notices notices = new Notices(database, config.mail().isPresent(), clock);
        behind =
                Optional.of(
                        new Behind(
                                database, ledger, staff, pictures, desk, press, alerts, notices));
        press.start();
        ledger.follow("press", press);
        rack.onDamage(press::repair);
        readership.onChange(press::popularChanged);
        awaitNews(press, ledger.size());
        press.tendShelf();
    }

    private Alerts alerts(Database database, Ledger ledger) {
        String url = ledger.site().url();
        return Alerts.open(
                database,
                ledger,
                new Keys(home.path("keys")),
                url.startsWith("https://") ? url : "mailto:newsroom@localhost",
                new PushServices(config.pushServices(), Fetcher::isPublic),
                clock);
    }

    /// The newsroom's, as the site was settled last.
    private static ZoneId zone(Ledger ledger) {
        return ZoneId.of(ledger.site().zone());
    }

    private PictureDesk pictures(Database database, ZoneId zone) {
        String path = System.getenv("PATH");
        return PictureDesk.open(
                home.path("media"),
                database,
                Developers.open(
                        home.path("media/cells"),
                        Darkroom.Equipment.BEST,
                        path == null ? "" : path),
                config.sizes(),
                Fetcher::isPublic,
                zone,
                clock);
    }

    /// What a restart left undone is pressed before anybody looks; a lost rack is not waited for.
    private void awaitNews(Press press, long size) {
        long behind = size - press.pressed();
        if (behind <= SOON) {
            press.await(size - 1);
        } else {
            LOG.warn("{} entries are not on the rack yet; readers get them as they come", behind);
        }
    }

    /// rack → newsstand → reader's socket → view counted → most popular → rails
    private void openNewsstand() {
        Map<String, Asset> assets = new HashMap<>();
        Assets.all().forEach((path, asset) -> assets.put(path, asset(path, asset)));
        Stock stock =
                new Stock(
                        rack,
                        shelf,
                        assets,
                        path -> behind.flatMap(b -> cold(b, path)),
                        path -> behind.map(b -> b.press().unavailable(path)),
                        new Postbox(this::take, clock),
                        () -> readership.counter()::view,
                        Bots::isBot);
        newsstand = Optional.of(opened(Newsstand.open(standing(), stock, clock)));
    }

    /// What readers send; nothing is taken before the paper is open behind its doors.
    private boolean take(String path, byte[] body) {
        Alerts alerts =
                behind.orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Reason.UNAVAILABLE,
                                                "The paper is opening. Try again in a moment."))
                        .alerts();
        return switch (path) {
            case "/push/subscriptions" -> {
                alerts.subscribe(body);
                yield true;
            }
            case "/push/cancellations" -> {
                alerts.cancel(body);
                yield true;
            }
            default -> false;
        };
    }

    private Optional<Reply> cold(Behind b, String path) {
        return new LedgerRoutes(b.ledger(), b.press())
                .answer(path)
                .or(() -> new EmbedRoutes(b.press()).answer(path))
                .or(() -> new AppRoutes(b.press(), icons, b.alerts().key()).answer(path))
                .or(() -> archive.flatMap(a -> lists(a, b.press()).answer(path)));
    }

    private static ArchiveRoutes lists(Archive archive, Press press) {
        return new ArchiveRoutes(archive, press.catalogue());
    }

    /// Last, and only in a paper that is read: nothing waits for it, and it takes in by itself what
    /// commands entered meanwhile.
    private void openArchive() {
        Archive opened = opened(Archive.open(home.path("archive"), ledger(), this::alarm));
        archive = Optional.of(opened);
        ledger().follow("archive", opened);
    }

    /// Only where readers are served, which is in one process.
    private void keepTime() {
        opened(desk().keepTime(press()::await, LOG::error));
    }

    private void openNewsroom() {
        Behind b = behind.orElseThrow();
        newsroom =
                Optional.of(
                        opened(
                                Newsroom.open(
                                        door(),
                                        b.desk(),
                                        b.pictures(),
                                        b.alerts(),
                                        b.notices(),
                                        b.staff(),
                                        new Readers(
                                                this::siteUrl,
                                                b.press()::await,
                                                b.press()::galleys,
                                                b.press()::makeup,
                                                () -> archive,
                                                b.press()::fronts,
                                                readership,
                                                b.ledger()),
                                        Vital.signs(this),
                                        clock)));
    }

    /// Only where staff work too, which is in one process.
    private void openMail() {
        Database database = behind.orElseThrow().database();
        Mailing.From from = new Mailing.From(config.siteName(), this::newsroomUrl, config.zone());
        mailing = config.mail().map(server -> opened(Mailing.open(database, server, from, clock)));
    }

    /// What brings notices by mail, if anything does.
    Optional<Mailing> mailing() {
        return mailing;
    }

    private Settings door() {
        Config.Door door = config.newsroom();
        return new Settings(
                door.bind(),
                door.port(),
                door.tls().map(pem -> new Settings.Tls(pem.certificate(), pem.key())),
                config.trustedProxies(),
                config.newsroomUrl(),
                config.written().stream()
                        .map(Config.Setting::key)
                        .collect(Collectors.toUnmodifiableSet()),
                config.provider());
    }

    private Standing standing() {
        Config.Door door = config.readers();
        Standing standing =
                Standing.at(new InetSocketAddress(door.bind(), door.port()))
                        .withProxies(config.trustedProxies());
        return door.tls()
                .map(pem -> standing.withTls(pem.certificate(), pem.key()))
                .orElse(standing);
    }

    private static Asset asset(String path, Assets.Asset asset) {
        if (path.startsWith("/assets/")) {
            return Asset.immutable(asset.contentType(), asset.bytes());
        }
        return path.equals(Assets.WORKER)
                ? Asset.fresh(asset.contentType(), asset.bytes())
                : Asset.changing(asset.contentType(), asset.bytes());
    }

    /// Where readers connect, as a link.
    String readersUrl() {
        return config.readers().url(newsstand.orElseThrow().port());
    }

    /// Where staff connect, as a link.
    String newsroomUrl() {
        return newsroom.map(Newsroom::url).orElseGet(() -> door().url(config.newsroom().port()));
    }

    /// Where a link that lets somebody in leads.
    ///
    /// @param token what stands in it
    String link(String token) {
        return newsroomUrl() + "/join#" + token;
    }

    /// The site's address for readers: as settled, else where this machine serves them.
    private String siteUrl() {
        String url = ledger().site().url();
        return url.isEmpty() ? readersUrl() : url;
    }

    /// Verifies ledger, bodies and derived data.
    ///
    /// @return one sentence for each thing that is damaged
    List<String> check(Console console) {
        ProgressBar progress = new ProgressBar(console, "checked", clock);
        List<String> findings = new ArrayList<>(LedgerCheck.run(ledger(), progress::at));
        findings.addAll(rack.verify(progress::at));
        findings.addAll(press().check(progress::at));
        findings.addAll(pictures().library().check(progress::at));
        findings.addAll(Readership.check(home.path("views")));
        return findings;
    }

    /// Makes pages and everything else that follows from the ledger again.
    void rebuild(Console console) {
        ProgressBar progress = new ProgressBar(console, "pressed", clock);
        press().rebuild(progress::at);
        archive.ifPresent(Archive::rebuild);
    }

    /// Returns when everything in the ledger is on the rack.
    void awaitPress(Console console) {
        ProgressBar progress = new ProgressBar(console, "pressed", clock);
        Press press = press();
        int waits = 0;
        while (press.pressed() < ledger().size()) {
            try {
                press.await(Math.min(press.pressed() + STEP, ledger().size()) - 1);
                waits = 0;
            } catch (Refusal slow) {
                if (++waits == PATIENCE) {
                    throw slow;
                }
            }
            progress.at(press.pressed(), ledger().size());
        }
    }

    Path folder() {
        return home.folder();
    }

    Config config() {
        return config;
    }

    Staff staff() {
        return behind.orElseThrow().staff();
    }

    Desk desk() {
        return behind.orElseThrow().desk();
    }

    PictureDesk pictures() {
        return behind.orElseThrow().pictures();
    }

    Ledger ledger() {
        return behind.orElseThrow().ledger();
    }

    Press press() {
        return behind.orElseThrow().press();
    }

    Rack rack() {
        return rack;
    }

    Readership readership() {
        return readership;
    }

    /// What departments complained about since the start, newest last.
    List<String> alarms() {
        return alarms;
    }

    private void alarm(String sentence) {
        LOG.error(sentence);
        if (alarms.size() < 100) {
            alarms.add(sentence);
        }
    }

    /// Takes care that `part` is closed, before everything that was opened earlier.
    <T extends AutoCloseable> T opened(T part) {
        opened.addFirst(part);
        return part;
    }

    private Paper orClose(Runnable opening) {
        try {
            opening.run();
            return this;
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /// Shuts the doors first, then everything behind them.
    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception broken) {
                LOG.error("{} did not close", part.getClass().getSimpleName(), broken);
            }
        }
        opened.clear();
    }
}
