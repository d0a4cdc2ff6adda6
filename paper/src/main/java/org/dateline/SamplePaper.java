package org.dateline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.dateline.desk.Assignment;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Outcome;
import org.dateline.desk.Request;
import org.dateline.desk.Wanted;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Selection;
import org.dateline.ledger.Submission;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Block;
import org.dateline.story.Customs;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Lives through the last days of the sample paper: every story is written, filed, passed by
/// somebody else and published through the desk, at the times the sample says.
final class SamplePaper {
    /// The stories that its invented readers choose from.
    private static final int NEWEST = 200;

    /// Whom people who try the sample come in as.
    static final List<String> NEWCOMERS =
            List.of("Noor Castellan", "Maud Achterberg", "Edda Ferrow");

    private final Desk desk;
    private final SamplePictures pictures;
    private final Calendar calendar;
    private final Instant opened;
    private final List<Member> chiefs;
    private final Map<Slug, StoryId> ids = new HashMap<>();

    private SamplePaper(
            Desk desk,
            SamplePictures pictures,
            Calendar calendar,
            Instant opened,
            List<Member> chiefs) {
        this.desk = desk;
        this.chiefs = chiefs;
        this.pictures = pictures;
        this.calendar = calendar;
        this.opened = opened;
    }

    /// Shows times of the past until the sample is told, then the time there is.
    private static final class Calendar implements InstantSource {
        private volatile Instant past = Instant.MIN;

        @Override
        public Instant instant() {
            return past == Instant.MIN ? InstantSource.system().instant() : past;
        }
    }

    static Config config(Sample sample) {
        Config config = Config.read(Path.of(""), Optional.empty());
        return new Config(
                sample.name(),
                "",
                sample.language(),
                config.newsroomUrl(),
                sample.zone(),
                config.readers(),
                config.newsroom(),
                List.of(),
                config.changes(),
                config.sizes(),
                config.pushServices(),
                new Customs(Customs.USUAL.oldYears(), "rights@example.org"),
                config.mail(),
                Optional.empty(),
                Set.of());
    }

    /// @param console hears how far the pictures are
    static Paper open(Home home, Config config, Sample sample, Console console) {
        Calendar calendar = new Calendar();
        Paper paper = Paper.serve(home, config, calendar);
        try {
            settle(paper.ledger(), config, sample);
            sample.staff().forEach(p -> paper.staff().member(p.member().name(), p.member().role()));
            Member standards = sample.member("Bram Hollis").orElseThrow();
            sample.houseStyle().forEach(rule -> paper.desk().houseStyle().add(standards, rule));
            SamplePictures pictures = pictures(paper, home, sample);
            pictures.bringIn(new ProgressBar(console, "pictures", calendar)::at);
            List<Member> chiefs =
                    sample.staff().stream()
                            .map(Sample.Person::member)
                            .filter(member -> member.role() == Role.CHIEF)
                            .toList();
            new SamplePaper(paper.desk(), pictures, calendar, calendar.instant(), chiefs)
                    .tell(sample);
            calendar.past = Instant.MIN;
            sample.newslist().forEach(line -> plan(paper.desk(), line));
            paper.press().await(paper.ledger().size() - 1);
            return paper;
        } catch (RuntimeException | Error failed) {
            paper.close();
            throw failed;
        }
    }

    /// Gives a paper readers, who move its list of the most popular until it closes.
    static void circulate(Paper paper) {
        Ledger ledger = paper.ledger();
        SampleReaders readers =
                new SampleReaders(
                        paper.readership().counter(),
                        () ->
                                ordinals(
                                        ledger.newest(
                                                new Selection.All(),
                                                Set.copyOf(ledger.languages()),
                                                NEWEST)),
                        new Random());
        paper.opened(readers).begin();
    }

    private static List<Integer> ordinals(List<Head> heads) {
        return heads.stream().map(Head::ordinal).toList();
    }

    /// Puts a line on the newslist, with what has been written of it.
    private static void plan(Desk desk, Sample.Planned line) {
        Assignment made = desk.newslist().plan(line.by(), plan(desk.newslist().today(), line));
        if (line.text().isEmpty()) {
            return;
        }
        Member writer = line.people().getFirst();
        Copy copy = desk.newslist().begin(writer, made.number());
        List<Block> body = line.text().stream().<Block>map(Block.Paragraph::of).toList();
        desk.save(writer, copy.id(), copy.version(), copy.story().with(body));
        if (line.filed()) {
            desk.file(writer, copy.id());
        }
    }

    private static Assignment.Plan plan(LocalDate today, Sample.Planned line) {
        return new Assignment.Plan(
                today.plusDays(line.inDays()),
                line.due().isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(line.due())),
                line.slug(),
                line.section(),
                line.people().stream().map(Member::name).toList(),
                line.pictures(),
                line.notes(),
                false,
                Optional.empty());
    }

    private static SamplePictures pictures(Paper paper, Home home, Sample sample) {
        Member photographer = sample.member("Vesna Olander").orElseThrow();
        Member editor = sample.member("Tobias Renn").orElseThrow();
        return new SamplePictures(
                paper.pictures().library(), photographer, editor, sample.name(), home.folder());
    }

    private static void settle(Ledger ledger, Config config, Sample sample) {
        ledger.enter(
                new Submission.OfSite(
                        sample.name(),
                        sample.language(),
                        config.zone().getId(),
                        url(config),
                        sample.sections(),
                        sample.notices(),
                        sample.editions(),
                        config.customs()));
        sample.pages()
                .forEach(
                        page ->
                                ledger.enter(
                                        new Submission.OfPage(
                                                page.slug(),
                                                page.language(),
                                                page.title(),
                                                page.paragraphs())));
    }

    /// Where readers on this machine find it, so that its stories can be passed on; unknown when
    /// any free port will do.
    private static String url(Config config) {
        int port = config.readers().port();
        return port == 0 ? "" : "http://localhost:" + port;
    }

    /// Something that happened.
    private record Event(Duration age, Runnable act) {}

    private void tell(Sample sample) {
        List<Event> events = new ArrayList<>();
        for (Sample.Piece piece : sample.pieces()) {
            events.add(new Event(piece.age(), () -> publish(piece)));
            for (Sample.Act act : piece.acts()) {
                events.add(new Event(act.age(), () -> act(piece, act)));
            }
        }
        for (Sample.Translation told : sample.translations()) {
            events.add(new Event(told.age(), () -> publish(told)));
        }
        for (Sample.Draft draft : sample.drafts()) {
            events.add(new Event(draft.age(), () -> begin(draft)));
        }
        events.sort(Comparator.comparing(Event::age).reversed());
        for (Event event : events) {
            calendar.past = opened.minus(event.age());
            event.act().run();
        }
        // They hold from now on: what is older was passed without.
        sample.checklists()
                .forEach(
                        (section, list) ->
                                desk.checklists()
                                        .put(chiefs.getFirst(), Optional.of(section), list));
        sample.fronts().forEach((front, slugs) -> arrange(sample, front, slugs));
    }

    private void begin(Sample.Draft draft) {
        StoryId id = desk.create(draft.writer(), draft.story()).id();
        desk.flags().flag(draft.flagger(), id, draft.note());
    }

    private void publish(Sample.Piece piece) {
        Story story = whole(piece, piece.story());
        ids.put(piece.slug(), publish(piece.writer(), piece.editor(), story));
    }

    /// With the pictures of the story it tells in another language.
    private void publish(Sample.Translation told) {
        StoryId original = Objects.requireNonNull(ids.get(told.original()));
        Story story = pictures.illustrated(told.original(), told.story(), told.captions());
        publish(told.writer(), told.editor(), story.telling(original));
    }

    private StoryId publish(Member writer, Member editor, Story story) {
        Copy copy = desk.create(writer, story);
        desk.file(writer, copy.id());
        desk.pass(editor, copy.id(), OptionalInt.empty());
        act(editor, copy.id(), Wanted.publish(OptionalInt.empty()));
        return copy.id();
    }

    /// What takes two people is confirmed by a chief.
    private void act(Member by, StoryId id, Wanted wanted) {
        switch (desk.requests().act(by, id, wanted)) {
            case Outcome.Done _ -> {}
            case Outcome.Waits(Request request) -> {
                Member other =
                        chiefs.stream()
                                .filter(chief -> !chief.name().equals(by.name()))
                                .findFirst()
                                .orElseThrow();
                desk.requests().confirm(other, request.number());
            }
        }
    }

    private void act(Sample.Piece piece, Sample.Act act) {
        StoryId id = Objects.requireNonNull(ids.get(piece.slug()));
        switch (act) {
            case Sample.Act.Update(Duration _, Member by, Story story) -> {
                revise(piece, id, by, story);
                act(by, id, Wanted.publish(OptionalInt.empty()));
            }
            case Sample.Act.Correct(Duration _, Member by, Story story, String reason) -> {
                revise(piece, id, by, story);
                act(by, id, Wanted.correct(OptionalInt.empty(), reason, Notice.Place.TOP));
            }
            case Sample.Act.Withdraw(Duration _, Member by, String reason) ->
                    act(by, id, Wanted.withdraw(reason));
        }
    }

    private void revise(Sample.Piece piece, StoryId id, Member by, Story story) {
        desk.save(piece.writer(), id, desk.copy(id).version(), whole(piece, story));
        desk.file(piece.writer(), id);
        desk.pass(by, id, OptionalInt.empty());
    }

    /// With its pictures, and with the stories to read next.
    private Story whole(Sample.Piece piece, Story story) {
        List<StoryId> related =
                piece.related().stream()
                        .map(slug -> Objects.requireNonNull(ids.get(slug)))
                        .toList();
        return pictures.illustrated(piece.slug(), story)
                .with(new Relations(Optional.empty(), related));
    }

    private void arrange(Sample sample, String front, List<Slug> slugs) {
        List<StoryId> order =
                slugs.stream().map(slug -> Objects.requireNonNull(ids.get(slug))).toList();
        desk.arrange(sample.pieces().getFirst().editor(), front, order);
    }
}
