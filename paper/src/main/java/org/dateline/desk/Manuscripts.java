package org.dateline.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.ManuscriptStore.Row;
import org.dateline.desk.Workflow.Whole;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.story.Refusal;
import org.dateline.story.Refusal.Reason;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Stories under writing: the one way in which copy that somebody types is saved. The desk puts the
/// changes of all who write in one order and on disk before it acknowledges them (the protocol of
/// prosemirror-collab); a change that was made on an older state is not taken but answered with
/// what came between, and its maker moves it there and asks again. Of what was written, versions
/// are made: when somebody files or asks for one, or nobody has written for a minute.
public final class Manuscripts implements AutoCloseable {
    /// Without a change for so long, what was written becomes a version.
    public static final Duration IDLE = Duration.ofMinutes(1);

    /// Somebody who writes on and on gets a version at least so often.
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /// Changes that the journal goes back, for those who were away.
    static final int REACH = 50_000;

    private static final int MOST_IN_MEMORY = 2_000;
    private static final int MOST_ENTRIES = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(Manuscripts.class);

    private final Database database;
    private final Workflow workflow;
    private final InstantSource clock;
    private final Journal journal;
    private final Map<StoryId, Manuscript> open = new HashMap<>();
    private volatile boolean isClosing;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("desk-rounds").factory());

    Manuscripts(Database database, Workflow workflow, InstantSource clock) {
        this.database = database;
        this.workflow = workflow;
        this.clock = clock;
        this.journal = new Journal(database);
        rounds.scheduleWithFixedDelay(this::round, 5, 5, TimeUnit.SECONDS);
    }

    /// A manuscript as it is on disk.
    ///
    /// @param step how many changes made it
    /// @param revision the newest version
    public record Text(JsonNode document, int step, int revision, boolean settled) {}

    /// What there is to write on; the newest version when nobody has written yet.
    public Text read(StoryId id) {
        return held(
                id,
                manuscript -> {
                    await(manuscript);
                    return new Text(
                            manuscript.tape().json(),
                            manuscript.step(),
                            manuscript.revision(),
                            manuscript.isSettled());
                });
    }

    /// A manuscript as it is on disk, for the desk itself.
    record State(Tape tape, int step) {}

    State state(StoryId id) {
        return held(
                id,
                manuscript -> {
                    await(manuscript);
                    return new State(manuscript.tape(), manuscript.step());
                });
    }

    /// Where the words, embeds and source of a story lead, each once, in their order.
    public List<String> links(StoryId id) {
        return state(id).tape().links();
    }

    /// Tells whoever has the story open that there is something new beside the words.
    void ring(StoryId id) {
        of(id).tell();
    }

    /// What is written, as a story.
    ///
    /// @throws Refusal when it is not a whole one yet, saying what is missing
    public Story story(StoryId id) {
        return held(id, manuscript -> ManuscriptForm.story(manuscript.tape()));
    }

    /// The manuscript as it was after `step` changes.
    ///
    /// @throws Refusal when the journal does not go back that far
    public Text read(StoryId id, int step) {
        Text now = read(id);
        if (step == now.step()) {
            return now;
        }
        Tape tape =
                database.read(
                        transaction -> {
                            Row row =
                                    ManuscriptStore.newest(transaction, id)
                                            .filter(newest -> newest.step() <= step)
                                            .or(() -> ManuscriptStore.base(transaction, id))
                                            .filter(base -> base.step() <= step)
                                            .orElseThrow(Manuscripts::tooOld);
                            Tape at = row.text();
                            int from = row.step();
                            for (Entry entry :
                                    ManuscriptStore.since(transaction, id, from, REACH)) {
                                for (JsonNode change : entry.steps()) {
                                    if (from < step) {
                                        at = Step.read(change).apply(at);
                                        from++;
                                    }
                                }
                            }
                            if (from != step) {
                                throw Refusal.invalid("There is no such change yet.");
                            }
                            return at;
                        });
        return new Text(tape.json(), step, now.revision(), false);
    }

    /// Takes changes, if they were made on the newest state.
    ///
    /// @return what is on disk since the state they were made on, in order; theirs are among it
    ///   when they were taken, also when they had been before
    public List<Entry> write(Member by, StoryId id, Batch batch) {
        List<Step> steps = batch.steps().stream().map(Step::read).toList();
        Manuscript manuscript = held(id, held -> take(by, held, batch, steps));
        await(manuscript);
        return since(id, manuscript, batch.step());
    }

    private Manuscript take(Member by, Manuscript manuscript, Batch batch, List<Step> steps) {
        if (batch.step() > manuscript.step()) {
            throw Refusal.invalid("These changes were made on a state that is not there.");
        }
        if (batch.step() == manuscript.step() && !isKnown(manuscript, batch)) {
            writable(manuscript.id());
            Tape next = Manuscript.applied(manuscript.tape(), steps);
            within(by, manuscript.tape(), next);
            Entry entry =
                    new Entry(
                            batch.step(),
                            batch.client(),
                            batch.sequence(),
                            by.name(),
                            clock.instant(),
                            batch.steps());
            manuscript.take(entry, next);
            manuscript.onDisk(journal.add(manuscript, entry));
        }
        return manuscript;
    }

    /// The story is in one of their sections, before and after.
    static void within(Member by, Tape... states) {
        by.needs(Right.WRITE, "write");
        if (by.sections().isEmpty()) {
            return;
        }
        for (Tape state : states) {
            ManuscriptForm.section(state).ifPresent(it -> by.within(it, "this story is in"));
        }
    }

    /// Does `work` while nobody else changes the manuscript.
    private <T> T held(StoryId id, Function<Manuscript, T> work) {
        while (true) {
            Manuscript manuscript = of(id);
            synchronized (manuscript) {
                if (!manuscript.isLost()) {
                    return work.apply(manuscript);
                }
            }
        }
    }

    private boolean isKnown(Manuscript manuscript, Batch batch) {
        int last = manuscript.lastSequence(batch.client());
        return last > 0
                ? batch.sequence() <= last
                : database.read(
                        transaction ->
                                ManuscriptStore.has(
                                        transaction,
                                        manuscript.id(),
                                        batch.client(),
                                        batch.sequence()));
    }

    private void writable(StoryId id) {
        CopyRow row = database.read(transaction -> Copies.row(transaction, id));
        Rules.afterSave(row);
    }

    /// Changes on disk since `step`, in order; many are given in parts.
    ///
    /// @throws Refusal when the journal does not go back that far
    public List<Entry> since(StoryId id, int step) {
        return since(id, of(id), step);
    }

    private List<Entry> since(StoryId id, Manuscript manuscript, int step) {
        return manuscript
                .since(step)
                .orElseGet(
                        () -> {
                            List<Entry> entries =
                                    database.read(
                                            transaction ->
                                                    ManuscriptStore.since(
                                                            transaction, id, step, MOST_ENTRIES));
                            if (entries.isEmpty() || entries.getFirst().step() > step) {
                                throw tooOld();
                            }
                            return entries;
                        });
    }

    /// What is new about a story that a window has open.
    ///
    /// @param step changes that are on disk
    /// @param call goes into the next [#await]
    public record News(int step, int call, List<Presence> present) {}

    /// Waits for a change since `step`, or for somebody to come, move or leave since `call`.
    public News await(StoryId id, int step, int call, Duration most) throws InterruptedException {
        Manuscript.News news = of(id).await(step, call, most.toMillis());
        return new News(news.step(), news.call(), news.present());
    }

    /// A window opened the story, or its cursor moved.
    public void see(StoryId id, Presence presence) {
        of(id).see(presence, clock.millis());
    }

    public void leave(StoryId id, String client) {
        of(id).leave(client);
    }

    /// Makes a version of what was written, unless the newest one says the same already.
    ///
    /// @throws Refusal when it is not a whole story yet, saying what is missing
    public Copy settle(StoryId id) {
        return held(id, manuscript -> settle(Optional.empty(), manuscript));
    }

    /// The same because a member asks for it.
    public Copy settle(Member by, StoryId id) {
        return held(
                id,
                manuscript -> {
                    within(by, manuscript.tape());
                    return settle(Optional.of(by), manuscript);
                });
    }

    private Copy settle(Optional<Member> by, Manuscript manuscript) {
        await(manuscript);
        if (manuscript.isSettled()) {
            return database.read(transaction -> Copies.copy(transaction, manuscript.id()));
        }
        Copy copy =
                workflow.settle(
                        by,
                        manuscript.id(),
                        ManuscriptForm.story(manuscript.tape()),
                        manuscript.hands(),
                        new Row(manuscript.step(), manuscript.tape(), manuscript.revision()));
        manuscript.settle(copy.version(), clock.instant());
        return copy;
    }

    /// Makes a version of what was written, where anything was.
    void settleIfWritten(Member by, StoryId id) {
        if (isWritten(id)) {
            settle(by, id);
        }
    }

    private boolean isWritten(StoryId id) {
        synchronized (open) {
            if (open.containsKey(id)) {
                return true;
            }
        }
        return database.read(transaction -> ManuscriptStore.newest(transaction, id)).isPresent();
    }

    /// Puts a whole story in the place of version `version`, as one change that everybody who has
    /// it open sees.
    Copy replace(Member by, StoryId id, int version, Story story) {
        if (!isWritten(id)) {
            return workflow.save(by, id, version, story);
        }
        return held(
                id,
                manuscript -> {
                    settleFirst(by, manuscript);
                    return replace(by, manuscript, new Whole(version, story, 0, by.name()));
                });
    }

    /// Puts the story with other names in the place of its version, under whoever wrote that, as
    /// one change that everybody who has it open sees.
    void rename(Member by, StoryId id, int version, Story story) {
        String hand =
                database.read(
                        transaction ->
                                RevisionStore.writers(transaction, id, version - 1, version)
                                        .getFirst());
        Whole whole = new Whole(version, story, 0, hand);
        if (!isWritten(id)) {
            workflow.save(by, id, whole);
            return;
        }
        held(
                id,
                manuscript -> {
                    settleFirst(by, manuscript);
                    return replace(by, manuscript, whole);
                });
    }

    /// Makes a version that says again what an older one said. What was written since is a version
    /// of its own first, and whoever has the story open sees the change. Where the newest says the
    /// same already, it stays.
    Copy restore(Member by, StoryId id, int version) {
        Story story = database.read(transaction -> Copies.text(transaction, id, version));
        Rules.within(by, story);
        return held(
                id,
                manuscript -> {
                    within(by, manuscript.tape());
                    Copy copy = settleFirst(by, manuscript);
                    return copy.story().equals(story)
                            ? copy
                            : replace(
                                    by,
                                    manuscript,
                                    new Whole(copy.version(), story, version, by.name()));
                });
    }

    /// @param manuscript settled
    private Copy replace(Member by, Manuscript manuscript, Whole whole) {
        Tape next = ManuscriptForm.tape(whole.story());
        Entry entry =
                new Entry(
                        manuscript.step(),
                        "desk",
                        manuscript.step() + 1,
                        whole.hand(),
                        clock.instant(),
                        Rewriting.steps(manuscript.tape(), next));
        Row row = new Row(entry.end(), next, whole.version());
        Copy copy = workflow.replace(by, manuscript.id(), whole, entry, row);
        manuscript.take(entry, next);
        manuscript.settle(copy.version(), clock.instant());
        manuscript.kept(entry);
        return copy;
    }

    private Copy settleFirst(Member by, Manuscript manuscript) {
        try {
            return settle(Optional.of(by), manuscript);
        } catch (Refusal notWhole) {
            throw new Refusal(
                    Reason.STALE,
                    "Somebody is writing in this story, and what stands there is not whole yet: "
                            + notWhole.sentence());
        }
    }

    /// The manuscript, from memory or from disk; made of the newest version when there is none.
    private Manuscript of(StoryId id) {
        synchronized (open) {
            Manuscript known = open.get(id);
            if (known != null && !known.isLost()) {
                return known;
            }
            Manuscript manuscript = loaded(id).orElseGet(() -> begun(id));
            if (open.size() >= MOST_IN_MEMORY) {
                open.values().removeIf(each -> !each.isOpen(clock.millis()) && isSettled(each));
            }
            open.put(id, manuscript);
            return manuscript;
        }
    }

    private Optional<Manuscript> loaded(StoryId id) {
        return database.read(
                transaction ->
                        ManuscriptStore.newest(transaction, id)
                                .map(
                                        row ->
                                                new Manuscript(
                                                        id,
                                                        row,
                                                        ManuscriptStore.since(
                                                                transaction,
                                                                id,
                                                                row.step(),
                                                                Integer.MAX_VALUE))));
    }

    private Manuscript begun(StoryId id) {
        return database.write(
                transaction -> {
                    CopyRow copy = Copies.row(transaction, id);
                    Story story = Copies.text(transaction, id, copy.version());
                    Row row = new Row(0, ManuscriptForm.tape(story), copy.version());
                    ManuscriptStore.begin(transaction, id, row);
                    return new Manuscript(id, row, List.of());
                });
    }

    private static boolean isSettled(Manuscript manuscript) {
        synchronized (manuscript) {
            return manuscript.isSettled() && manuscript.onDisk().isDone();
        }
    }

    private static void await(Manuscript manuscript) {
        try {
            manuscript.onDisk().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failed;
        }
    }

    /// Makes versions of what nobody has written on for a while, and forgets what is finished.
    void round() {
        List<Manuscript> all;
        synchronized (open) {
            all = List.copyOf(open.values());
        }
        Instant now = clock.instant();
        for (Manuscript each : all) {
            if (isClosing) {
                return;
            }
            try {
                if (!isSettled(each) && isDue(each, now)) {
                    settle(each.id());
                } else if (isSettled(each) && !each.isOpen(clock.millis())) {
                    close(each);
                }
            } catch (Refusal notWhole) {
                LOG.debug("{} stays as it is: {}", each.id(), notWhole.sentence());
            } catch (RuntimeException failed) {
                LOG.error("Story {} could not become a version", each.id(), failed);
            }
        }
    }

    private static boolean isDue(Manuscript manuscript, Instant now) {
        synchronized (manuscript) {
            return manuscript.changed().isBefore(now.minus(IDLE))
                    || manuscript.settledAt().isBefore(now.minus(LONGEST));
        }
    }

    private void close(Manuscript manuscript) {
        trim(manuscript);
        synchronized (open) {
            synchronized (manuscript) {
                if (isSettled(manuscript) && !manuscript.isOpen(clock.millis())) {
                    open.remove(manuscript.id(), manuscript);
                    manuscript.lose();
                }
            }
        }
    }

    /// Forgets changes that are too far back for anybody.
    private void trim(Manuscript manuscript) {
        StoryId id = manuscript.id();
        int oldest = manuscript.step() - REACH;
        Optional<Row> base = database.read(transaction -> ManuscriptStore.base(transaction, id));
        if (base.isPresent() && base.get().step() < oldest - REACH) {
            Tape text = Tape.read(read(id, oldest).document());
            database.write(
                    transaction -> {
                        Comments.carry(transaction, id, oldest);
                        ManuscriptStore.forget(transaction, id, oldest, text);
                        return id;
                    });
        }
    }

    private static Refusal tooOld() {
        return new Refusal(
                Reason.STALE, "This window was away for too long; load the story again.");
    }

    /// Stops when what came is on disk, and what a round has begun is done. What is no version yet
    /// becomes one when the paper is open again.
    @Override
    public void close() {
        isClosing = true;
        rounds.close();
        journal.close();
    }
}
