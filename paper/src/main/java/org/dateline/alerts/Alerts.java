package org.dateline.alerts;

import com.interaso.webpush.VapidKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.ledger.Head;
import org.dateline.ledger.Keys;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Alerts of breaking news by Web Push: who wants them, and sending one. Nothing is kept of a
/// reader but where their browser takes alerts, which they gave for that.
public final class Alerts implements AutoCloseable {
    /// Alerts in any hour: readers switch off what calls too often.
    public static final int AN_HOUR = 6;

    /// Characters an alert may say below the headline.
    public static final int MOST_TEXT = 300;

    /// Readers who can have alerts.
    static final int MOST_READERS = 200_000;

    private static final int LISTED = 100;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Database database;
    private final Ledger ledger;
    private final PushServices services;
    private final InstantSource clock;
    private final VapidKeys keys;
    private final int mostReaders;
    private final Courier courier;

    /// Opens the department; alerts that a stop interrupted go on going out.
    ///
    /// @param keys holds the key that alerts are signed with, in `keys/alerts`
    /// @param sender where push services reach whoever runs the paper: an `https:` or `mailto:`
    ///   address
    public static Alerts open(
            Database database,
            Ledger ledger,
            Keys keys,
            String sender,
            PushServices services,
            InstantSource clock) {
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build();
        return new Alerts(database, ledger, keys, sender, services, clock, client, MOST_READERS);
    }

    /// @param client follows no redirects
    Alerts(
            Database database,
            Ledger ledger,
            Keys keys,
            String sender,
            PushServices services,
            InstantSource clock,
            HttpClient client,
            int mostReaders) {
        this.database = database;
        this.ledger = ledger;
        this.services = services;
        this.clock = clock;
        this.mostReaders = mostReaders;
        this.keys = read(keys.secret("alerts", Alerts::fresh));
        this.courier =
                new Courier(database, ledger, new Postman(sender, this.keys, services, client));
        courier.start();
    }

    private static String fresh() {
        VapidKeys keys = VapidKeys.generate();
        return keys.getX509PublicKey() + " " + keys.getPkcs8PrivateKey();
    }

    private static VapidKeys read(String text) {
        String[] halves = text.split(" ", 2);
        return VapidKeys.create(halves[0], halves.length == 2 ? halves[1] : "");
    }

    /// The key browsers want to know before they take anybody's alerts (RFC 8292), base64url.
    public String key() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.getApplicationServerKey());
    }

    /// A reader asks for alerts.
    ///
    /// @param json as `PushSubscription.toJSON()` gives it
    /// @throws Refusal when it is not that, leads anywhere but to a push service, or the paper has
    ///   as many readers to tell as it can
    public void subscribe(byte[] json) {
        Subscription subscription = Subscription.read(json);
        services.check(subscription.endpoint());
        database.change(
                transaction -> {
                    room(transaction, subscription.endpoint());
                    AlertStore.put(transaction, subscription);
                });
    }

    private void room(Transaction transaction, URI endpoint) {
        if (!AlertStore.isKnown(transaction, endpoint)
                && AlertStore.subscriptions(transaction) >= mostReaders) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The paper sends alerts to as many readers as it can; try again another day.");
        }
    }

    /// A reader wants no more.
    ///
    /// @param json with the `endpoint` alone
    public void cancel(byte[] json) {
        ObjectNode form = StoryJson.parse(json);
        StoryJson.known(form, Set.of("endpoint"), "a cancellation");
        URI endpoint = Subscription.endpoint(form);
        database.change(transaction -> AlertStore.remove(transaction, endpoint));
    }

    /// How many readers want alerts.
    public int readers() {
        return database.read(AlertStore::subscriptions);
    }

    /// Sends an alert about a story that readers have. It is on record when this returns, and goes
    /// out from then on.
    ///
    /// @param text what it says below the headline; empty for the story's standfirst
    /// @param again whether it may be the second about that story
    /// @throws Refusal when `by` may not, readers do not have the story, there was one already, or
    ///   there were [#AN_HOUR] in the last hour
    public Alert send(Member by, StoryId story, String text, boolean again) {
        by.needs(Right.PUBLISH, "send an alert");
        Published.OfStory published = published(story);
        by.within(published.story().section(), "this story is in");
        String said = words(text, published);
        Instant now = clock.instant();
        Alert sent =
                database.write(
                        transaction -> {
                            if (!again) {
                                first(transaction, story);
                            }
                            seldom(transaction, now);
                            long number = AlertStore.add(transaction, story, said, by.name(), now);
                            Audit.note(transaction, now, by, "send alert", "story " + story, said);
                            return AlertStore.read(transaction, number).orElseThrow();
                        });
        courier.wake();
        return sent;
    }

    private Published.OfStory published(StoryId story) {
        Optional<Head> head = ledger.head(story).filter(Head::live);
        if (head.isPresent()
                && ledger.read(head.get().position()) instanceof Published.OfStory published) {
            return published;
        }
        throw new Refusal(
                Refusal.Reason.WRONG_STAGE,
                "Readers do not have story %s; publish it before you send an alert about it."
                        .formatted(story));
    }

    private static String words(String text, Published.OfStory published) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > MOST_TEXT) {
            throw Refusal.invalid(
                    "An alert says at most %d characters; a screen shows fewer still."
                            .formatted(MOST_TEXT));
        }
        String said = stripped.isEmpty() ? published.story().standfirst() : stripped;
        int end =
                said.offsetByCodePoints(
                        0, Math.min(MOST_TEXT, said.codePointCount(0, said.length())));
        return said.substring(0, end);
    }

    private static void first(Transaction transaction, StoryId story) {
        AlertStore.about(transaction, story)
                .ifPresent(
                        before -> {
                            throw new Refusal(
                                    Refusal.Reason.WRONG_STAGE,
                                    "%s sent an alert about this story at %s; say “again” if readers shall have another."
                                            .formatted(before.by(), before.time()));
                        });
    }

    private static void seldom(Transaction transaction, Instant now) {
        Duration hour = Duration.ofHours(1);
        List<Instant> lately = AlertStore.since(transaction, now.minus(hour));
        if (lately.size() >= AN_HOUR) {
            Instant next = lately.get(lately.size() - AN_HOUR).plus(hour);
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "There were %d alerts in the last hour, the most there may be; the next can go at %s."
                            .formatted(AN_HOUR, next));
        }
    }

    /// The newest alerts, newest first, at most a hundred.
    public List<Alert> list() {
        return database.read(transaction -> AlertStore.newest(transaction, LISTED));
    }

    /// One alert, and how far it is.
    ///
    /// @throws Refusal when there is none of that number
    public Alert read(long number) {
        return database.read(transaction -> AlertStore.read(transaction, number))
                .orElseThrow(() -> Refusal.notFound("There is no alert %d.".formatted(number)));
    }

    @Override
    public void close() {
        courier.close();
    }
}
