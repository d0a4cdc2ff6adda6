package org.dateline.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Limits;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Text;

/// About us and its like. A page is an entry of the ledger; the desk keeps nothing of it.
public final class StandingPages {
    public static final int MAX_PAGES = 100;

    private static final int MAX_TITLE = 200;
    private static final int MAX_PARAGRAPHS = 300;
    private static final int MAX_LENGTH = 200_000;

    private final Database database;
    private final Ledger ledger;

    StandingPages(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /// Those readers have, in the order of first publication.
    public List<Published.StandingPage> all() {
        return ledger.pages();
    }

    /// @throws Refusal when readers have no such page
    public Published.StandingPage get(Slug slug) {
        return all().stream()
                .filter(page -> page.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> missing(slug));
    }

    /// What a page says, as the ledger would have it.
    ///
    /// @throws Refusal when it cannot be a page
    public static Submission.OfPage checked(
            Slug slug, Language language, String title, List<Text> paragraphs) {
        if (paragraphs.isEmpty()) {
            throw Refusal.invalid("The page says nothing yet; write a paragraph.");
        }
        if (paragraphs.size() > MAX_PARAGRAPHS
                || paragraphs.stream().mapToInt(text -> text.plain().length()).sum() > MAX_LENGTH) {
            throw Refusal.invalid(
                    "A page has at most %d paragraphs and %,d characters; make two of it."
                            .formatted(MAX_PARAGRAPHS, MAX_LENGTH));
        }
        return new Submission.OfPage(
                slug, language, Limits.line("The title", title, 1, MAX_TITLE), paragraphs);
    }

    /// Gives readers a page, or another version of it.
    ///
    /// @param was the position of the version it was made from; empty for a page that is new
    /// @return the ledger position of the page
    /// @throws Refusal when somebody printed another version meanwhile, or something else has its
    ///   address
    public long print(Member by, Optional<Long> was, Submission.OfPage page) {
        may(by, "publish standing pages");
        return entered(
                transaction -> {
                    Optional<Published> newest = ledger.newestPage(transaction, page.slug());
                    if (was.isPresent()) {
                        unchanged(newest, was.get());
                    } else {
                        free(transaction, newest, page.slug());
                    }
                    Entry entry = ledger.enter(transaction, page);
                    note(transaction, by, entry, "publish page", page.slug(), page.title());
                    return entry.position();
                });
    }

    /// Takes a page from readers: its address says so.
    ///
    /// @param was the position of the version that is taken away
    /// @return the ledger position of its end
    public long takeAway(Member by, long was, Slug slug) {
        may(by, "take standing pages away");
        return entered(
                transaction -> {
                    unchanged(ledger.newestPage(transaction, slug), was);
                    Entry entry = ledger.enter(transaction, new Submission.PageWithdrawal(slug));
                    note(transaction, by, entry, "take page away", slug, "");
                    return entry.position();
                });
    }

    private long entered(Function<Transaction, Long> act) {
        long position = database.write(act);
        ledger.seal();
        return position;
    }

    private static void may(Member by, String act) {
        by.needs(Right.SITE, act);
        by.everywhere("what stands on the site's own pages");
    }

    private static void note(
            Transaction transaction, Member by, Entry entry, String act, Slug page, String note) {
        Audit.note(transaction, entry.time(), by, act, "page " + page, note);
    }

    private static void unchanged(Optional<Published> newest, long was) {
        if (newest.isEmpty() || newest.get().entry().position() != was) {
            throw new Refusal(
                    Refusal.Reason.STALE,
                    "Somebody changed this page meanwhile. What you typed is still here; look once more at what readers would see differently.");
        }
    }

    private void free(Transaction transaction, Optional<Published> newest, Slug slug) {
        if (newest.orElse(null) instanceof Published.StandingPage page) {
            throw Refusal.invalid(
                    "There is a page at “/%s” already, “%s”; change that one, or use another address."
                            .formatted(slug, page.title()));
        }
        Published.Site site = ledger.newestSite(transaction);
        boolean isTaken =
                site.sections().stream().map(Section::slug).anyMatch(slug::equals)
                        || site.editions().stream().map(Edition::slug).anyMatch(slug::equals);
        if (isTaken) {
            throw Refusal.invalid(
                    "“/%s” is the front of a section or an edition; use another address."
                            .formatted(slug));
        }
        if (all().size() >= MAX_PAGES) {
            throw Refusal.invalid(
                    "There are %d pages already; take one away first.".formatted(MAX_PAGES));
        }
    }

    private static Refusal missing(Slug slug) {
        return Refusal.notFound("Readers have no page at “/%s”.".formatted(slug));
    }
}
