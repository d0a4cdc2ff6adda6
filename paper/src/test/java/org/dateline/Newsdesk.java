package org.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.dateline.alerts.Alerts;
import org.dateline.alerts.PushServices;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Outcome;
import org.dateline.desk.Publication;
import org.dateline.desk.Request;
import org.dateline.desk.Wanted;
import org.dateline.ledger.Keys;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Submission;
import org.dateline.media.Darkroom;
import org.dateline.media.Developers;
import org.dateline.media.PictureDesk;
import org.dateline.media.Sizes;
import org.dateline.notices.Notices;
import org.dateline.readership.Bounds;
import org.dateline.readership.Readership;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Staff;
import org.dateline.store.Database;
import org.dateline.story.Block;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// A small newsroom with a real database and ledger: Mira Okafor reports, Tom Ahlgren edits, Ines
/// Castellan and Nora Vik are the chiefs.
public final class Newsdesk implements AutoCloseable {
    public static final Member MIRA = new Member("Mira Okafor", Role.REPORTER);
    public static final Member TOM = new Member("Tom Ahlgren", Role.EDITOR);
    public static final Member INES = new Member("Ines Castellan", Role.CHIEF);

    public static final Member NORA = new Member("Nora Vik", Role.CHIEF);

    /// Of the files this newsroom takes.
    public static final Sizes SIZES = new Sizes(1_000_000, 2_000_000);

    /// Of the newsroom.
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    public final Path folder;
    public final SettableClock clock;
    public final Database database;
    public final Ledger ledger;
    public final Staff staff;
    public final Album album;
    public final PictureDesk pictures;
    public final Desk desk;
    public final Alerts alerts;
    public final Notices notices;

    /// Counts nothing before it is drained.
    public final Readership readership;

    private Newsdesk(Path folder, SettableClock clock) {
        this.folder = folder;
        this.clock = clock;
        database = Database.open(folder.resolve("paper.db"));
        ledger = ledger();
        staff = new Staff(database, clock);
        pictures = pictures();
        album = new Album(folder.resolve("album"));
        desk = new Desk(database, ledger, album, ZONE, Desk.USUAL_CHANGES, clock);
        if (!ledger.settled()) {
            ledger.enter(site());
            List.of(MIRA, TOM, INES, NORA)
                    .forEach(each -> staff.createToken("desk", each.name(), each.role()));
        }
        notices = new Notices(database, true, clock);
        readership = Readership.openUndrained(folder.resolve("views"), clock, Bounds.DEFAULT);
        alerts =
                Alerts.open(
                        database,
                        ledger,
                        new Keys(folder.resolve("keys")),
                        "mailto:desk@paper.example",
                        new PushServices(List.of("push.example"), InetAddress::isLoopbackAddress),
                        clock);
    }

    /// Fetches from this machine, and from nowhere else.
    private PictureDesk pictures() {
        return PictureDesk.open(
                folder.resolve("media"),
                database,
                Developers.open(folder.resolve("cage"), Darkroom.Equipment.PLAIN, ""),
                SIZES,
                InetAddress::isLoopbackAddress,
                ZoneOffset.UTC,
                clock);
    }

    public static Newsdesk open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Newsdesk(folder, new SettableClock());
    }

    private Ledger ledger() {
        try {
            return Ledger.open(database, folder, new Keys(folder.resolve("keys")), "", clock);
        } catch (RuntimeException damaged) {
            database.close();
            throw damaged;
        }
    }

    /// The same paper after a restart.
    public Newsdesk reopen() {
        close();
        return new Newsdesk(folder, clock);
    }

    private static Submission.OfSite site() {
        List<Section> sections = List.of(Section.of("Politics"), Section.of("Science"));
        return new Submission.OfSite("The Test", "en", "Europe/Oslo", "", sections, List.of());
    }

    /// Puts the four on the staff.
    public Newsdesk staffed() {
        for (Member member : List.of(MIRA, TOM, INES, NORA)) {
            staff.member(member.name(), member.role());
        }
        return this;
    }

    public static Story story(String headline, String... paragraphs) {
        return illustrated(
                headline,
                List.of(paragraphs).stream()
                        .map(Block.Paragraph::of)
                        .toArray(Block.Paragraph[]::new));
    }

    public static Story illustrated(String headline, Block... body) {
        return new Story(
                headline,
                new Slug("politics"),
                "",
                "",
                Source.OWN,
                List.of(MIRA.name()),
                TOM.name(),
                "HARBOUR",
                List.of(),
                List.of(body));
    }

    /// A story by Mira that Tom has passed, not published.
    public Copy passed(String headline, String... paragraphs) {
        return passed(story(headline, paragraphs));
    }

    public Copy passed(Story story) {
        Copy copy = desk.create(MIRA, story);
        desk.file(MIRA, copy.id());
        return desk.pass(TOM, copy.id(), java.util.OptionalInt.empty());
    }

    /// A story by Mira that Tom passed and Ines published.
    public Publication published(String headline, String... paragraphs) {
        return desk.publish(INES, passed(headline, paragraphs).id(), java.util.OptionalInt.empty());
    }

    public Publication published(Story story) {
        return desk.publish(INES, passed(story).id(), java.util.OptionalInt.empty());
    }

    /// Kills a story, as Ines asks and Nora confirms.
    public Publication killed(StoryId id, String reason) {
        return switch (desk.requests().act(INES, id, Wanted.kill(reason))) {
            case Outcome.Done(Publication publication) -> publication;
            case Outcome.Waits(Request request) -> desk.requests().confirm(NORA, request.number());
        };
    }

    @Override
    public void close() {
        desk.close();
        try {
            readership.close();
            alerts.close();
            pictures.close();
            ledger.close();
            database.close();
        } catch (UncheckedIOException broken) {
            throw new AssertionError("The newsroom cannot be closed", broken);
        }
    }
}
