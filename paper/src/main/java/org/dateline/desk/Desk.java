package org.dateline.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Notice;
import org.dateline.staff.Member;
import org.dateline.store.Database;
import org.dateline.story.Edition;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// The desk: everything staff do to copy, from the first save to print. Every act is one
/// transaction; what is printed is entered in the ledger within it. Every refusal says what to do
/// instead. This is the door: who may and what happens is decided behind it, up to the pass by
/// [Workflow], from there on by [Publishing], [Reprints], [Imports] and [Arrangements].
public final class Desk implements AutoCloseable {
    /// Whose name stands at what an operator imported.
    public static final String OPERATOR = "import";

    /// Fronts besides the sections'.
    public static final List<String> FRONTS =
            Stream.concat(
                            Stream.of("top-news", "home"),
                            Stream.of(Visual.values()).map(visual -> visual.front().text()))
                    .toList();

    private static final int MAX_HISTORY = 200;

    /// Of published stories that one person makes within a minute, unless a paper says otherwise.
    public static final int USUAL_CHANGES = 10;

    private final int changes;
    private final Database database;
    private final Sections sections;
    private final Workflow workflow;
    private final Manuscripts manuscripts;
    private final Comments comments;
    private final Lists lists;
    private final Newslist newslist;
    private final HouseStyle houseStyle;
    private final Illustrations illustrations;
    private final Alone alone;
    private final Domains domains;
    private final Checklists checklists;
    private final Flags flags;
    private final Requests requests;
    private final Undoing undoing;
    private final Timetable timetable;
    private final Releases releases;
    private final Reprints reprints;
    private final Imports imports;
    private final Arrangements arrangements;
    private final FrontPlans frontPlans;
    private final Editions editions;
    private final Masthead masthead;
    private final StandingPages pages;
    private final Names names;

    /// @param prints the library that stories have their pictures from
    /// @param zone by which the newsroom says its times
    /// @param changes of published stories that one person may make within a minute
    public Desk(
            Database database,
            Ledger ledger,
            Prints prints,
            ZoneId zone,
            int changes,
            InstantSource clock) {
        this.changes = changes;
        this.database = database;
        this.sections = new Sections(ledger);
        this.workflow = new Workflow(database, sections, prints, clock);
        this.manuscripts = new Manuscripts(database, workflow, clock);
        this.comments = new Comments(database, manuscripts, clock);
        this.lists = new Lists(database, zone, clock);
        this.newslist = new Newslist(database, sections, workflow, zone, clock);
        this.houseStyle = new HouseStyle(database, manuscripts, clock);
        this.illustrations = new Illustrations(ledger, prints);
        this.alone = new Alone(database, clock);
        this.domains = new Domains(database, ledger);
        this.checklists = new Checklists(database, sections, clock);
        this.flags = new Flags(database, clock);
        TwoPeople twoPeople = new TwoPeople(ledger, domains, changes, zone, clock);
        this.timetable = new Timetable(database, illustrations, twoPeople, zone, clock);
        Publishing publishing =
                new Publishing(
                        database, ledger, prints, illustrations, timetable, twoPeople, clock);
        this.requests = new Requests(database, publishing, twoPeople, clock);
        this.undoing = new Undoing(database, ledger, prints, clock);
        this.reprints = new Reprints(database, ledger, prints, illustrations, twoPeople, clock);
        this.imports = new Imports(database, ledger, sections, workflow, prints, illustrations);
        this.editions = new Editions(database, ledger);
        this.masthead = new Masthead(database, ledger, editions, lists);
        this.pages = new StandingPages(database, ledger);
        this.names = new Names(database, clock);
        this.arrangements = new Arrangements(database, ledger, sections, editions);
        this.frontPlans = new FrontPlans(database, ledger, arrangements, zone, clock);
        this.releases = new Releases(database, publishing, timetable, frontPlans, clock);
    }

    public Copy create(Member by, Story story) {
        return workflow.create(by, story);
    }

    /// Saves a new version on top of `version`, which must be the newest.
    public Copy save(Member by, StoryId id, int version, Story story) {
        return manuscripts.replace(by, id, version, story);
    }

    /// Makes a version that says again what version `version` said; those between them stay.
    public Copy restore(Member by, StoryId id, int version) {
        return manuscripts.restore(by, id, version);
    }

    /// Stories under writing.
    public Manuscripts manuscripts() {
        return manuscripts;
    }

    /// What staff say to each other about stories under writing.
    public Comments comments() {
        return comments;
    }

    /// What the paper writes, and what it does not.
    public HouseStyle houseStyle() {
        return houseStyle;
    }

    /// Whether one person makes the paper.
    public Alone alone() {
        return alone;
    }

    /// How many changes of published stories one person may make within a minute.
    public int changesAMinute() {
        return changes;
    }

    /// Where published stories lead.
    public Domains domains() {
        return domains;
    }

    /// What copy must have before it is passed.
    public Checklists checklists() {
        return checklists;
    }

    /// Which stories wait for a legal reading.
    public Flags flags() {
        return flags;
    }

    /// What is wanted of what readers have, and what of it waits for a second person.
    public Requests requests() {
        return requests;
    }

    /// Hands a draft to the desk, with what was written since its newest version; or a story that
    /// was withdrawn, to be passed and published again.
    public Copy file(Member by, StoryId id) {
        manuscripts.settleIfWritten(by, id);
        keepNames(by, copy(id));
        return workflow.file(by, id);
    }

    /// Under whoever wrote it last: filing it for them is no writing.
    private void keepNames(Member by, Copy copy) {
        Story kept = names.kept(copy.story());
        boolean isOpen = copy instanceof Copy.Draft || copy instanceof Copy.Withdrawn;
        if (isOpen && !kept.equals(copy.story())) {
            manuscripts.rename(by, copy.id(), copy.version(), kept);
        }
    }

    /// Lets a version print. Nobody passes what they wrote.
    ///
    /// @param version the newest when empty
    public Copy pass(Member by, StoryId id, OptionalInt version) {
        return pass(by, id, version, List.of());
    }

    /// The same where the section's checklist has questions.
    ///
    /// @param ticked the questions that whoever passes it says yes to
    public Copy pass(Member by, StoryId id, OptionalInt version, List<String> ticked) {
        return workflow.pass(by, id, version, ticked);
    }

    /// Gives filed, passed or spiked copy back to its writer.
    ///
    /// @param note what to do about it; may be empty
    public Copy giveBack(Member by, StoryId id, String note) {
        return workflow.giveBack(by, id, note);
    }

    /// Decides not to run it. It can be returned to its writer later.
    public Copy spike(Member by, StoryId id, String reason) {
        return workflow.spike(by, id, reason);
    }

    /// Enters a passed version in the ledger; the same version again answers the same.
    ///
    /// @param version the newest passed when empty
    /// @throws Refusal when it waits for a second person, as each of the following may
    public Publication publish(Member by, StoryId id, OptionalInt version) {
        return requests.act(by, id, Wanted.publish(version)).done();
    }

    /// Has the passed version print by itself at a second to come; another time takes the place of
    /// the one before. What is saved later waits; another version that is passed meanwhile prints
    /// in its place. Return, spike and publication take the time away.
    ///
    /// @param version the passed one when empty
    public Copy schedule(Member by, StoryId id, OptionalInt version, Instant at) {
        return heard(timetable.schedule(by, id, version, at));
    }

    /// Takes the time away at which a story was to print; it stays passed.
    public Copy unschedule(Member by, StoryId id) {
        return heard(timetable.unschedule(by, id));
    }

    /// Until then no new version of a story prints, whoever passed it and whatever was scheduled.
    /// Any of the staff may set one or make it longer; it takes an editor to make it shorter.
    public Copy embargo(Member by, StoryId id, Instant until) {
        return heard(timetable.embargo(by, id, until));
    }

    /// Takes an embargo away; what is scheduled keeps its second.
    public Copy liftEmbargo(Member by, StoryId id) {
        return heard(timetable.lift(by, id));
    }

    private Copy heard(Copy copy) {
        releases.look();
        return copy;
    }

    /// Begins to print what is scheduled; what came due before prints before this returns. Also
    /// begins to look through what was published before domains were taken down. For the one
    /// process that serves the paper.
    ///
    /// @param served waits until readers are served the ledger's entry at a position
    /// @param alarm hears of what did not print at its second, or reached readers over a second
    ///   late
    /// @return stops it
    public AutoCloseable keepTime(LongConsumer served, Consumer<String> alarm) {
        releases.start(served, alarm);
        domains.start();
        return () -> {
            domains.close();
            releases.close();
        };
    }

    /// What did not print at its second or was late in the last 24 hours, the newest first.
    public List<Tardy> tardy() {
        return timetable.tardy();
    }

    /// What is wrong with what is scheduled, lately; empty when all prints in time.
    public Optional<String> complaint() {
        return releases.complaint();
    }

    /// By which the newsroom says its times.
    public ZoneId zone() {
        return timetable.zone();
    }

    /// Publishes a passed version as a correction; when none waits, adds the notice to what readers
    /// have. The same correction again answers the same.
    ///
    /// @param reason what was wrong and what is right, for readers
    public Publication correct(Member by, StoryId id, OptionalInt version, String reason) {
        return correct(by, id, version, reason, Notice.Place.TOP);
    }

    /// The same, with the reason where the desk wants it.
    public Publication correct(
            Member by, StoryId id, OptionalInt version, String reason, Notice.Place place) {
        return requests.act(by, id, Wanted.correct(version, reason, place)).done();
    }

    /// Publishes a passed version as a clarification, like a correction: nothing was wrong, but it
    /// could be misunderstood.
    ///
    /// @param reason what is meant, for readers
    public Publication clarify(
            Member by, StoryId id, OptionalInt version, String reason, Notice.Place place) {
        return requests.act(by, id, Wanted.clarify(version, reason, place)).done();
    }

    /// Takes back a publication, correction or clarification of the last ten seconds: what readers
    /// had before stands again, and a story they did not have is withdrawn. What was undone waits,
    /// passed as it was. The same again answers the same.
    ///
    /// @param position of its entry
    public Publication undo(Member by, StoryId id, long position) {
        return undoing.undo(by, id, position);
    }

    /// How long what readers have can still be undone; zero when it cannot.
    public Duration undoable(StoryId id, Copy.Live live) {
        return undoing.left(id, live);
    }

    /// The version readers would have again; empty when they would have nothing.
    public OptionalInt undoesTo(StoryId id) {
        return undoing.goesBackTo(id);
    }

    /// Takes a published story back: its address answers 410 with the reason.
    public Publication withdraw(Member by, StoryId id, String reason) {
        return requests.act(by, id, Wanted.withdraw(reason)).done();
    }

    /// Prints a picture, video, recording or document as the library has it now, in every live
    /// story that shows it: its caption, crop, credit or rights changed. Where nothing changed,
    /// nothing is entered.
    ///
    /// @return the stories' newest publications
    public List<Publication> reprint(Member by, MediaId id) {
        return reprints.reprint(by, id);
    }

    /// The same as a correction.
    ///
    /// @param reason what was wrong and what is right, for readers
    public List<Publication> correct(Member by, MediaId id, String reason) {
        return reprints.correct(by, id, reason);
    }

    /// Takes a picture, video, recording or document back from every live story that shows it:
    /// readers are told so where it stood, and it cannot be printed again.
    ///
    /// @param reason for readers
    public List<Publication> withdraw(Member by, MediaId id, String reason) {
        return reprints.withdraw(by, id, reason);
    }

    /// Brings in copy from elsewhere, all of `copy` in one transaction. What was imported before
    /// stays as it is.
    ///
    /// @param publish print it as an operator's act, or keep it as drafts
    public List<Imported> bringIn(List<Import> copy, boolean publish) {
        return imports.bringIn(copy, publish);
    }

    public Copy copy(StoryId id) {
        return database.read(transaction -> Copies.copy(transaction, id));
    }

    /// Which copy stands where.
    public Lists lists() {
        return lists;
    }

    /// What is planned, and who is on it.
    public Newslist newslist() {
        return newslist;
    }

    /// Oldest first.
    public List<Revision> revisions(StoryId id) {
        return database.read(
                transaction -> {
                    Copies.row(transaction, id);
                    return RevisionStore.revisions(transaction, id);
                });
    }

    /// Who saved which version when, and what was done to it; newest first.
    ///
    /// @param before only versions before this one
    /// @param limit at most 200
    public List<PastVersion> history(StoryId id, int before, int limit) {
        return database.read(
                transaction -> {
                    Copies.row(transaction, id);
                    return HistoryStore.versions(
                            transaction, id, before, Math.min(limit, MAX_HISTORY));
                });
    }

    /// A version as it was saved.
    public Story text(StoryId id, int version) {
        return database.read(
                transaction -> Copies.text(transaction, Copies.row(transaction, id).id(), version));
    }

    /// What a story would show if it was printed now.
    public Prospect prospect(Story story) {
        return database.read(transaction -> illustrations.prospect(transaction, story));
    }

    /// Names of the fronts that can be arranged: `top-news`, `home` and the sections' slugs; those
    /// of an edition behind its slug and a dot, as in `zh.home`.
    public List<String> fronts() {
        return arrangements.fronts();
    }

    public List<StoryId> arrangement(String front) {
        return arrangements.of(front);
    }

    /// Puts stories at the top of a front; the rest follows by time.
    ///
    /// @return the ledger position of the order
    public long arrange(Member by, String front, List<StoryId> stories) {
        return arrangements.arrange(by, front, stories, Optional.empty());
    }

    /// The same, if the front is still arranged as it `was`.
    public long arrange(Member by, String front, List<StoryId> stories, List<StoryId> was) {
        return arrangements.arrange(by, front, stories, Optional.of(was));
    }

    /// Orders of fronts that print by themselves.
    public FrontPlans frontPlans() {
        return frontPlans;
    }

    /// Editions in other languages than the paper's main one.
    public List<Edition> editions() {
        return editions.all();
    }

    /// Gives the paper these editions, and no others besides the main one.
    ///
    /// @return the ledger position of the settings
    public long settle(Member by, List<Edition> editions) {
        return this.editions.settle(by, editions);
    }

    /// What every page says besides stories.
    public Masthead masthead() {
        return masthead;
    }

    /// Topics and authors that are the same under two names.
    public Names names() {
        return names;
    }

    /// About us and its like.
    public StandingPages pages() {
        return pages;
    }

    public List<Section> sections() {
        return sections.all();
    }

    /// The language of the paper's main edition, as BCP 47 has it.
    public String language() {
        return editions.mainLanguage();
    }

    /// Finds a section by its name or slug, whatever the case.
    ///
    /// @throws Refusal naming the sections there are
    public Slug section(String nameOrSlug) {
        return sections.find(nameOrSlug);
    }

    /// Returns when everything that was acknowledged is on disk, as it is already.
    @Override
    public void close() {
        lists.close();
        manuscripts.close();
    }
}
