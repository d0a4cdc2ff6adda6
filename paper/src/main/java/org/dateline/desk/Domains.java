package org.dateline.desk;

import com.google.common.net.InternetDomainName;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Domains that published stories lead to, or show something from. The transaction that prints a
/// story takes down its own; what was published before anybody took them down is looked through in
/// the background, from the newest entry to the oldest, and goes on after a restart.
///
/// A domain is what somebody registers, after the Public Suffix List as Guava has it:
/// `news.example.co.uk` is `example.co.uk`, but each name below `github.io` is one of its own.
public final class Domains implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Domains.class);

    /// Entries that are looked through at once; others write in between.
    private static final int BATCH = 200;

    private final Database database;
    private final Ledger ledger;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("desk-domains").unstarted(this::run);
    private volatile boolean closed;

    Domains(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /// The domains that links lead to, in order; one to a mailbox has none.
    ///
    /// @param links as [Story#links] has them
    public static Set<String> of(Collection<String> links) {
        Set<String> domains = new TreeSet<>();
        for (String link : links) {
            String host = URI.create(link).getHost();
            if (host != null) {
                domains.add(domain(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "")));
            }
        }
        return domains;
    }

    /// A name of which the list knows nothing, or a number, stands for itself.
    private static String domain(String host) {
        if (InternetDomainName.isValid(host)) {
            InternetDomainName name = InternetDomainName.from(host);
            if (name.isUnderPublicSuffix()) {
                return name.topPrivateDomain().toString();
            }
        }
        return host.replaceFirst("^www\\.", "");
    }

    /// Domains of a story that nothing published leads to yet, as far as is known. The paper's own
    /// is none of them.
    public List<String> fresh(Story story) {
        return database.read(transaction -> fresh(transaction, story));
    }

    List<String> fresh(Transaction transaction, Story story) {
        Set<String> domains = of(story.links());
        if (!domains.isEmpty() && !ledger.site().url().isEmpty()) {
            domains.removeAll(of(List.of(ledger.site().url())));
        }
        return domains.stream()
                .filter(domain -> !DomainStore.isKnown(transaction, domain))
                .toList();
    }

    /// Takes down where a story leads that is printed in this transaction.
    static void printed(Transaction transaction, StoryId id, Story story) {
        of(story.links()).forEach(domain -> DomainStore.add(transaction, domain, id));
    }

    /// How many entries are still to be looked through.
    public long left() {
        return database.read(DomainStore::left);
    }

    /// Begins to look through what was published before.
    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed && left() > 0) {
                look(BATCH);
            }
        } catch (RuntimeException failed) {
            LOG.error("The domains of earlier stories are not known yet", failed);
        }
    }

    /// Looks through the newest entries of those that are left.
    void look(int batch) {
        long before = left();
        long from = Math.max(0, before - batch);
        List<Published.OfStory> stories =
                LongStream.range(from, before)
                        .mapToObj(this::story)
                        .flatMap(Optional::stream)
                        .toList();
        database.change(
                transaction -> {
                    stories.forEach(story -> printed(transaction, story.id(), story.story()));
                    DomainStore.putLeft(transaction, from);
                });
    }

    private Optional<Published.OfStory> story(long position) {
        try {
            return ledger.read(position) instanceof Published.OfStory story
                    ? Optional.of(story)
                    : Optional.empty();
        } catch (Damaged damaged) {
            return Optional.empty(); // nothing of it is served, so it leads nowhere
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
