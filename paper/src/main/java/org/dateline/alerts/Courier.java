package org.dateline.alerts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dateline.alerts.AlertStore.Numbered;
import org.dateline.alerts.AlertStore.Round;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Sends alerts, the oldest first, a batch of readers at a time. How far it came is kept after each
/// batch, so that after a crash at most one batch has an alert twice, and browsers show it once.
final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final int BATCH = 50;

    /// Failures in a row after which a reader's subscription is given up.
    private static final int MOST_FAILURES = 5;

    private static final int MOST_TITLE = 200;
    private static final long AGAIN_SECONDS = 60;

    private final Database database;
    private final Ledger ledger;
    private final Postman postman;
    private final Semaphore news = new Semaphore(1);
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofVirtual().name("alerts").unstarted(this::work);
    private volatile boolean isOpen = true;

    Courier(Database database, Ledger ledger, Postman postman) {
        this.database = database;
        this.ledger = ledger;
        this.postman = postman;
    }

    void start() {
        thread.start();
    }

    /// There is an alert to send.
    void wake() {
        news.release();
    }

    private void work() {
        try {
            while (isOpen) {
                // Looked at again after a while whatever happens, so that a full disk only delays.
                boolean _ = news.tryAcquire(AGAIN_SECONDS, TimeUnit.SECONDS);
                news.drainPermits();
                sendAll();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() throws InterruptedException {
        try {
            Optional<Round> round = database.read(AlertStore::goingOut);
            while (round.isPresent() && isOpen) {
                sendBatch(round.get());
                round = database.read(AlertStore::goingOut);
            }
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "Alerts wait: ", broken);
        }
    }

    private void sendBatch(Round round) throws InterruptedException {
        Optional<byte[]> message = message(round);
        if (message.isEmpty()) {
            database.change(transaction -> AlertStore.stop(transaction, round.number()));
            return;
        }
        List<Numbered> batch =
                database.read(
                        transaction ->
                                AlertStore.after(transaction, round.done(), round.ends(), BATCH));
        List<Outcome> outcomes = sent(message.get(), batch, "alert-" + round.number());
        database.change(transaction -> enter(transaction, round, batch, outcomes));
    }

    private List<Outcome> sent(byte[] message, List<Numbered> batch, String topic)
            throws InterruptedException {
        List<Future<Outcome>> going = new ArrayList<>();
        for (Numbered reader : batch) {
            going.add(hands.submit(() -> postman.take(message, reader.subscription(), topic)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> each : going) {
            outcomes.add(outcome(each));
        }
        return outcomes;
    }

    private static Outcome outcome(Future<Outcome> going) throws InterruptedException {
        try {
            return going.get();
        } catch (ExecutionException broken) {
            LOG.log(System.Logger.Level.WARNING, "An alert could not be sent", broken.getCause());
            return Outcome.FAILED;
        }
    }

    private static void enter(
            Transaction transaction, Round round, List<Numbered> batch, List<Outcome> outcomes) {
        int[] counts = new int[Outcome.values().length];
        for (int i = 0; i < batch.size(); i++) {
            long number = batch.get(i).number();
            counts[outcomes.get(i).ordinal()]++;
            switch (outcomes.get(i)) {
                case DELIVERED -> AlertStore.reached(transaction, number);
                case GONE -> AlertStore.remove(transaction, number);
                case FAILED -> AlertStore.failed(transaction, number, MOST_FAILURES);
            }
        }
        AlertStore.advance(
                transaction,
                round.number(),
                batch.size() < BATCH ? round.ends() : batch.getLast().number(),
                counts[Outcome.DELIVERED.ordinal()],
                counts[Outcome.GONE.ordinal()],
                counts[Outcome.FAILED.ordinal()]);
    }

    /// What readers are shown; empty when the story is not there any more. Well below the 3,993
    /// bytes that fit.
    private Optional<byte[]> message(Round round) {
        try {
            return ledger.head(round.story())
                    .flatMap(
                            head ->
                                    ledger.read(head.position()) instanceof Published.OfStory story
                                            ? Optional.of(message(round, story))
                                            : Optional.empty());
        } catch (Damaged | Refusal unreadable) {
            return Optional.empty();
        }
    }

    private byte[] message(Round round, Published.OfStory published) {
        Story story = published.story();
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("title", cut(story.frontHeadline()));
        json.put("text", round.text());
        json.put("path", published.address().path());
        json.put("tag", "alert-" + round.number());
        String own = story.language().tag();
        json.put("lang", own.isEmpty() ? ledger.site().language() : own);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String headline) {
        return headline.codePointCount(0, headline.length()) <= MOST_TITLE
                ? headline
                : headline.substring(0, headline.offsetByCodePoints(0, MOST_TITLE - 1)) + "…";
    }

    @Override
    public void close() {
        isOpen = false;
        thread.interrupt();
        hands.shutdownNow();
        postman.close();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
