package org.dateline.press;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Follower;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Shown;
import org.dateline.readership.MostPopular;
import org.dateline.story.Address;
import org.dateline.story.Block;
import org.dateline.story.Digest;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Composes every public page ahead of its readers. It follows the ledger: whatever is entered
/// there stands on the rack a moment later, on its own page and on every front and rail that shows
/// it.
///
/// One lock guards the press: whoever holds it may put pages on the rack.
public final class Press implements Follower, AutoCloseable {
    /// Up to so many entries at once are news, which readers get at once; more are an import.
    private static final int NEWS = 8;

    /// Entries of an import between two looks at the fronts.
    private static final int BATCH = 1_000;

    /// Stories a page leads to as related.
    private static final int RELATED = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final Rack rack;
    private final Shelf shelf;
    private final Supply supply;
    private final Endings endings;
    private final InstantSource clock;
    private final MostPopular popular;
    private final Alarms alarms;
    private final Entries entries;
    private final Cards cards;
    private final Languages languages = new Languages();
    private final Fronts fronts;
    private final Catalogue catalogue;
    private final Galleys galleys;
    private final Makeup makeup;
    private final Resetting resetting;
    private final RailsThrottle throttle;
    private final Workers workers = new Workers();
    private final ScheduledThreadPoolExecutor chores =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("press-chores").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Reached reached;
    private volatile Sheets sheets;

    /// @param popular stories by views
    /// @param alarm hears, in a sentence, of what cannot be printed; on any thread, so be quick
    /// @throws Damaged when the site's settings are
    public Press(
            Ledger ledger,
            Rack rack,
            Shelf shelf,
            MostPopular popular,
            Consumer<String> alarm,
            InstantSource clock) {
        this.ledger = ledger;
        this.rack = rack;
        this.shelf = shelf;
        this.popular = popular;
        this.clock = clock;
        this.alarms = new Alarms(alarm);
        this.supply = new Supply(ledger, shelf, clock, alarms);
        this.entries = new Entries(ledger, alarms);
        this.cards = new Cards(entries);
        this.fronts = new Fronts(rack, entries, new Order(entries, cards, languages));
        this.sheets = new Sheets(ledger.site(), clock, this::kin, this::related);
        this.endings =
                new Endings(ledger, shelf, clock, this::oldYears, this::end, this::age, alarms);
        this.catalogue =
                new Catalogue(
                        () -> sheets,
                        entries,
                        cards,
                        languages,
                        popular,
                        clock,
                        this::path,
                        this::whole);
        this.galleys =
                new Galleys(() -> sheets, ledger, entries, this::section, this::whole, clock);
        this.makeup =
                new Makeup(() -> sheets, this::fronts, entries, cards, languages, popular, clock);
        this.reached = new Reached(rack.reached());
        this.resetting = new Resetting(this, ledger);
        this.throttle = new RailsThrottle(this::pressRails, chores);
        chores.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Hands the rack what every page needs, so that readers get what is on it. When the pages
    /// there are in another style than this program and these settings give, they are pressed again
    /// in the background.
    public void start() {
        lock.lock();
        try {
            languages.read(entries);
            fronts.readPages();
            fronts.rails(sheets, popular);
            boolean current =
                    Arrays.equals(onRack(Sheets.MISSING), sheets.missing().getFirst().body());
            heads(sheets);
            if (pressed() == 0) {
                putMissing();
            } else if (!current) {
                pressShared(Affected.all(sheets.settled()), Effort.NOW);
                resetting.begin(pressed());
            }
        } finally {
            lock.unlock();
        }
    }

    private void heads(Sheets sheets) {
        for (House house : sheets.editions().all()) {
            rack.head(house.edition(), sheets.head(house));
        }
    }

    private void putMissing() {
        // The main edition's is the last: it says that all are there.
        sheets.missing().reversed().forEach(sheet -> rack.put(sheet, Effort.NOW));
    }

    private List<Card> kin(StoryId story) {
        return entries.kin(story).stream().flatMap(head -> cards.of(head).stream()).toList();
    }

    /// Live stories that a story names, in the desk's order.
    private List<Card> related(Published.OfStory story) {
        return story.story().relations().related().stream()
                .flatMap(id -> entries.head(id).stream())
                .flatMap(head -> cards.of(head).stream())
                .limit(RELATED)
                .toList();
    }

    private int oldYears() {
        return sheets.editions().main().customs().oldYears();
    }

    /// One by one, so that news does not wait.
    private void age(List<StoryId> stories) {
        stories.forEach(this::again);
    }

    /// Looks after the shelf from now on: takes away what has ended, and finds what was altered.
    public void tendShelf() {
        shelf.onDamage(alarms);
        endings.start();
        var unasked = chores.scheduleWithFixedDelay(this::renewEditions, 10, 10, TimeUnit.SECONDS);
        var unused =
                chores.scheduleWithFixedDelay(
                        new ShelfSweep(shelf, supply, alarms), 1, 1, TimeUnit.SECONDS);
    }

    byte[] onRack(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        Pick pick = new Pick();
        return rack.pick(bytes, 0, bytes.length, Coding.IDENTITY, pick) == Found.PAGE
                ? pick.inflated()
                : new byte[0];
    }

    /// Presses what was entered since the last time, and what shows it.
    ///
    /// @throws Refusal when the rack takes nothing at the moment: call again later
    @Override
    public void follow(long size) {
        advance(size, (_, _) -> {});
        endings.look();
    }

    private void advance(long size, Rack.Progress progress) {
        for (boolean more = true; more; ) {
            lock.lock();
            try {
                long to = Math.min(size, pressed() + BATCH);
                if (pressed() < to) {
                    batch(pressed(), to);
                    rack.reached(to);
                    reached.advance(to);
                    progress.at(to, size);
                }
                more = pressed() < size;
            } finally {
                lock.unlock();
            }
        }
    }

    private void batch(long from, long to) {
        Affected affected = new Affected();
        if (to - from <= NEWS) {
            List<Published> news = new ArrayList<>();
            LongStream.range(from, to).forEach(each -> entries.read(each).ifPresent(news::add));
            if (news.stream().anyMatch(Published.Site.class::isInstance)) {
                entries.site().ifPresent(site -> settle(site, affected));
            }
            news.forEach(run(Effort.NOW, affected)::press);
            pressShared(affected, Effort.NOW);
        } else {
            entries.site()
                    .filter(site -> site.entry().position() >= from)
                    .ifPresent(site -> settle(site, affected));
            PrintRun run = run(Effort.BULK, affected);
            workers.each(from, to, position -> entries.read(position).ifPresent(run::press));
            pressShared(affected, Effort.BULK);
        }
    }

    private PrintRun run(Effort effort, Affected affected) {
        return new PrintRun(
                entries,
                rack,
                cards,
                languages,
                sheets,
                supply,
                entries.namesRelated(),
                effort,
                affected);
    }

    /// Takes over the site's settings.
    private void settle(Published.Site site, Affected affected) {
        Sheets before = sheets;
        Sheets now = new Sheets(site, clock, this::kin, this::related);
        sheets = now;
        heads(now);
        fronts.close(before.editions(), now.editions());
        affected.everything();
        if (!now.style().equals(before.style())) {
            resetting.begin(now.settled().position());
        }
    }

    /// Fronts and rails, once for all that affects them.
    private void pressShared(Affected affected, Effort effort) {
        if (affected.nothing()) {
            return;
        }
        if (affected.pagesListed()) {
            List<Published> pages = standing();
            if (affected.all() || effort == Effort.BULK) {
                pages.forEach(page -> rack.put(sheets.of(page), effort));
            }
        }
        for (StoryId story : affected.leading()) {
            newest(story).ifPresent(published -> rack.put(sheets.of(published), effort));
        }
        fronts.press(sheets, affected, affected.newest().orElse(sheets.settled()), effort);
        fronts.rails(sheets, popular);
    }

    /// The newest versions of the standing pages, and what stands where one was.
    private List<Published> standing() {
        List<Published> pages = new ArrayList<>(fronts.readPages());
        pages.addAll(entries.withdrawnPages());
        return pages;
    }

    private void pressRails() {
        lock.lock();
        try {
            fronts.rails(sheets, popular);
        } catch (RuntimeException failed) {
            alarms.accept("The most popular rail is not renewed: " + failed.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /// What is most popular in a small edition may change without a change among all stories.
    private void renewEditions() {
        if (!sheets.editions().isOne()) {
            popularChanged();
        }
    }

    /// Says that the ranking changed: the rails follow within seconds, if what they show changed.
    public void popularChanged() {
        throttle.request();
    }

    /// Returns when the pages of the entry at `position`, and of all before it, are on the rack.
    ///
    /// @throws Refusal when they are not within ten seconds
    public void await(long position) {
        reached.await(position, PATIENCE);
    }

    /// Presses every page again. Readers have the old ones meanwhile, and news does not wait.
    ///
    /// @param progress told how many of how many are pressed
    public void rebuild(Rack.Progress progress) {
        lock.lock();
        try {
            rack.put(sheets.unfinished(), Effort.NOW);
            fronts.forget();
            pressShared(Affected.all(sheets.settled()), Effort.BULK);
        } finally {
            lock.unlock();
        }
        advance(ledger.size(), progress);
        supply.settleAll();
        uninterrupted(() -> resetting.all(Long.MAX_VALUE, progress, () -> true));
        reset();
    }

    private static void uninterrupted(Waiting waiting) {
        try {
            waiting.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The paper is stopping.");
        }
    }

    @FunctionalInterface
    private interface Waiting {
        void await() throws InterruptedException;
    }

    /// Presses one page again, in the background: the rack found it damaged.
    ///
    /// @param story the story's id as a number, or 0 when `path` is a front's or a standing page's
    public void repair(String path, long story) {
        chores.execute(
                () -> {
                    try {
                        if (story != 0) {
                            again(new StoryId(story));
                        } else {
                            againAt(path);
                        }
                    } catch (RuntimeException failed) {
                        alarms.accept(path + " is not repaired: " + failed.getMessage());
                    }
                });
    }

    /// Presses a story's newest entry again.
    void again(StoryId story) {
        lock.lock();
        try {
            newest(story).ifPresent(published -> rack.put(sheets.of(published), Effort.BULK));
        } finally {
            lock.unlock();
        }
    }

    /// Presses again what shows something that has ended, and takes its files from the shelf. The
    /// shelf itself hands them out no more, however long this takes.
    private void end(List<Shown> ended) {
        lock.lock();
        try {
            Affected affected = new Affected();
            Set<Digest> files = new HashSet<>();
            for (Shown shown : ended) {
                Optional<Published> published = newest(shown.story());
                if (published.orElse(null) instanceof Published.OfStory story) {
                    rack.put(sheets.of(story), Effort.NOW);
                    affected.story(story, sheets.house(story));
                    affected.saw(story.entry());
                    files.addAll(Supply.files(story));
                }
            }
            pressShared(affected, Effort.NOW);
            supply.settle(files);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Published> newest(StoryId story) {
        return entries.head(story).flatMap(head -> entries.read(head.position()));
    }

    private void againAt(String path) {
        lock.lock();
        try {
            for (Sheet sheet : shared()) {
                if (sheet.path().equals(path)) {
                    rack.put(sheet, Effort.NOW);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// All stories are in the new style now.
    void reset() {
        lock.lock();
        try {
            putMissing();
        } finally {
            lock.unlock();
        }
    }

    /// Hears how far the press is with all stories when the site's settings or design changed.
    public void onReset(Rack.Progress progress) {
        resetting.onProgress(progress);
    }

    /// The page of the entry at `position` as it would be pressed now: the same bytes each time.
    ///
    /// @throws Damaged when the entry is
    /// @throws Refusal when it has no page of its own
    public Sheet compose(long position) {
        return sheets.of(ledger.read(position));
    }

    /// The pages that belong to no entry alone as they would be pressed now: the fronts, the
    /// standing pages and the one that says that there is no page.
    public List<Sheet> shared() {
        lock.lock();
        try {
            List<Sheet> all = fronts.all(sheets);
            standing().forEach(page -> all.add(sheets.of(page)));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /// The stories readers see on every front and rail of top news, from the top, by the name its
    /// arrangement has: `home`, `politics`, `top-news`, `zh.home`.
    public Map<String, List<StoryId>> fronts() {
        lock.lock();
        try {
            return fronts.stories(sheets.editions());
        } finally {
            lock.unlock();
        }
    }

    /// The whole page that shows the evidence for an entry, composed when asked for.
    ///
    /// @throws Damaged when the entry is
    /// @throws Refusal when there is none at `position`
    public byte[] proof(long position) {
        Sheets now = sheets;
        Published published = ledger.read(position);
        byte[] body = now.proof(published, path(published), ledger.evidence(position));
        return whole(now, now.house(published), body);
    }

    /// The whole page that shows what the entry at `position` changed in its story, composed when
    /// asked for.
    ///
    /// @throws Damaged when the entry, or the one before it, is
    /// @throws Refusal when no version of a story stands there that follows another, or the story
    ///   is withdrawn
    public byte[] changes(long position) {
        Sheets now = sheets;
        if (ledger.read(position) instanceof Published.OfStory after
                && after.entry().previous() >= 0
                && ledger.head(after.id()).filter(Head::live).isPresent()
                && ledger.read(after.entry().previous()) instanceof Published.OfStory before) {
            return whole(now, now.house(after), now.changes(before, after, path(after)));
        }
        throw Refusal.notFound("Entry %d changed no story that stands.".formatted(position));
    }

    /// The page that shows an embed of a story's newest version in a frame, composed when asked
    /// for.
    ///
    /// @param number of the embed in the story, from 1
    /// @throws Damaged when the entry is
    /// @throws Refusal when no version of a story stands there, it has no such embed, or one that
    ///   no frame can show
    public Embedded embed(long position, int number) {
        Sheets now = sheets;
        if (ledger.read(position) instanceof Published.OfStory asked) {
            return switch (newest(asked.id()).orElse(null)) {
                case Published.OfStory story when story.entry().position() == position ->
                        embed(now, story, number);
                case Published.OfStory story -> new Embedded.Replaced(story.address().path());
                case Published.Withdrawn gone ->
                        new Embedded.Gone(whole(now, now.house(gone), now.of(gone).body()));
                case null, default -> throw noEmbed(position, number);
            };
        }
        throw noEmbed(position, number);
    }

    private Embedded embed(Sheets now, Published.OfStory story, int number) {
        House house = now.house(story);
        return story.story().body().stream()
                .filter(Block.Embed.class::isInstance)
                .skip(number - 1L)
                .findFirst()
                .map(Block.Embed.class::cast)
                .flatMap(
                        embed ->
                                PageEmbed.origin(house, embed)
                                        .map(origin -> PageEmbed.of(house, story, embed, origin)))
                .map(page -> new Embedded.Shown(whole(now, house, now.embed(page)), page.origin()))
                .orElseThrow(() -> noEmbed(story.entry().position(), number));
    }

    private static Refusal noEmbed(long position, int number) {
        return Refusal.notFound("Entry %d has no embed %d.".formatted(position, number));
    }

    /// Where that stands now which an entry is about, old or new; empty when it has no page.
    private String path(Published published) {
        return switch (published) {
            case Published.OfStory story -> path(story.id(), story.address());
            case Published.Withdrawn withdrawn -> path(withdrawn.id(), withdrawn.address());
            case Published.StandingPage page -> "/" + page.slug();
            case Published.WithdrawnPage page -> "/" + page.slug();
            case Published.Arrangement _, Published.Site _, Published.Key _ -> "";
        };
    }

    private String path(StoryId story, Address otherwise) {
        return switch (newest(story).orElse(null)) {
            case Published.OfStory now -> now.address().path();
            case Published.Withdrawn now -> now.address().path();
            case null, default -> otherwise.path();
        };
    }

    /// The whole page that lists what a reader's device keeps.
    ///
    /// @param house the edition it is in
    public byte[] saved(House house) {
        Sheets now = sheets;
        return whole(now, house, now.saved(house));
    }

    /// The pages that list stories.
    public Catalogue catalogue() {
        return catalogue;
    }

    /// What it would make of copy that readers do not have.
    public Galleys galleys() {
        return galleys;
    }

    /// Fronts as they would be if they were arranged otherwise.
    public Makeup makeup() {
        return makeup;
    }

    private Fronts fronts(Order other) {
        lock.lock();
        try {
            return fronts.in(other);
        } finally {
            lock.unlock();
        }
    }

    private List<Card> section(House house, Slug section) {
        lock.lock();
        try {
            return fronts.section(sheets.editions(), house, section);
        } finally {
            lock.unlock();
        }
    }

    /// What a device needs to know to install an edition of the paper, as JSON.
    public byte[] manifest(House house) {
        return Manifest.of(house);
    }

    private byte[] whole(Sheets now, House house, byte[] body) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(body.length + 16_384);
        page.writeBytes(now.head(house));
        page.writeBytes(body);
        page.writeBytes(fronts.lastRails(house));
        return page.toByteArray();
    }

    /// A whole page that says that the one at `path` cannot be shown at the moment, in the edition
    /// that the path belongs to.
    public byte[] unavailable(String path) {
        Sheets now = sheets;
        return now.unavailable(now.editions().at(path));
    }

    /// How many entries are pressed.
    public long pressed() {
        return reached.entries();
    }

    /// Compares every page on the rack with what the ledger gives, once all are in one style.
    ///
    /// @return one sentence for each page that is something else
    public List<String> check(Rack.Progress progress) {
        uninterrupted(resetting::finish); // pages in the style before would be called wrong
        List<String> findings = new ArrayList<>(new PressCheck(this, ledger, rack).run(progress));
        findings.addAll(supply.check());
        return findings;
    }

    /// Finishes what is being pressed; nothing is begun any more.
    @Override
    public void close() {
        endings.close();
        resetting.close();
        chores.close();
        workers.close();
    }
}
