package org.dateline.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Notice;
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

/// What readers see on every page besides stories: the paper's name, address, sections, the lines
/// of its footer. It is an entry of the ledger; the desk keeps nothing of it.
public final class Masthead {
    public static final int MAX_SECTIONS = 60;

    /// Lines of the footer at most.
    public static final int MAX_NOTICES = 20;

    private static final int MAX_NAME = 200;
    private static final int MAX_NOTICE = 500;
    private static final int MAX_URL = 200;

    private static final List<Basket> WRITING = List.of(Basket.DRAFT, Basket.FILED, Basket.PASSED);

    private final Database database;
    private final Ledger ledger;
    private final Editions editions;
    private final Lists lists;

    Masthead(Database database, Ledger ledger, Editions editions, Lists lists) {
        this.database = database;
        this.ledger = ledger;
        this.editions = editions;
        this.lists = lists;
    }

    /// As readers have it.
    public Published.Site now() {
        return ledger.site();
    }

    /// How many stories of a section readers have; over 1,000 means more than that.
    public int live(Member by, Slug section) {
        return count(by, Basket.LIVE, section);
    }

    /// How many are being written or wait to be printed, likewise.
    public int writing(Member by, Slug section) {
        return WRITING.stream().mapToInt(basket -> count(by, basket, section)).sum();
    }

    private int count(Member by, Basket basket, Slug section) {
        return lists.count(
                by,
                Search.read(
                        name ->
                                switch (name) {
                                    case "which" -> basket.word();
                                    case "section" -> section.text();
                                    default -> "";
                                }));
    }

    /// Gives every page another masthead. What is settled already is not entered again.
    ///
    /// @param was the position of the entry that it was made from
    /// @param told what becomes different, for the audit log
    /// @return the ledger position of the settings
    /// @throws Refusal when somebody settled another one meanwhile, or it cannot be
    public long settle(Member by, long was, Submission.OfSite wanted, String told) {
        by.needs(Right.SITE, "settle what every page says");
        by.everywhere("what every page says");
        Submission.OfSite checked = checked(wanted);
        List<Section> gone = gone(now(), checked);
        gone.forEach(section -> unused(by, section));
        long position =
                database.write(transaction -> enter(transaction, by, was, checked, gone, told));
        ledger.seal();
        return position;
    }

    private long enter(
            Transaction transaction,
            Member by,
            long was,
            Submission.OfSite wanted,
            List<Section> gone,
            String told) {
        Published.Site before = ledger.newestSite(transaction);
        if (before.entry().position() != was) {
            throw new Refusal(
                    Refusal.Reason.STALE,
                    "Somebody changed this meanwhile. What you typed is still here; look once more at what readers would see differently.");
        }
        if (isSame(before, wanted)) {
            return was;
        }
        gone.forEach(section -> readersHaveNothingOf(transaction, section));
        free(transaction, before, wanted);
        Entry entry = ledger.enter(transaction, wanted);
        Audit.note(transaction, entry.time(), by, "settle the site", "site", told);
        return entry.position();
    }

    /// What a masthead says once it is written as the paper writes it.
    ///
    /// @throws Refusal when a part of it cannot be
    public Submission.OfSite checked(Submission.OfSite wanted) {
        String name = Limits.line("The paper's name", wanted.name(), 1, MAX_NAME);
        Language language = new Language(wanted.language());
        if (language.equals(Language.MAIN)) {
            throw Refusal.invalid("The paper's language is missing: use a tag such as en.");
        }
        if (wanted.sections().isEmpty() || wanted.sections().size() > MAX_SECTIONS) {
            throw Refusal.invalid("A paper has 1 to %d sections.".formatted(MAX_SECTIONS));
        }
        if (wanted.notices().size() > MAX_NOTICES) {
            throw Refusal.invalid("A footer has at most %d lines.".formatted(MAX_NOTICES));
        }
        different(wanted.sections());
        Set<Slug> slugs = new HashSet<>(wanted.sections().stream().map(Section::slug).toList());
        Submission.OfSite checked =
                new Submission.OfSite(
                        name,
                        language.tag(),
                        zone(wanted.zone()),
                        url(wanted.url()),
                        List.copyOf(wanted.sections()),
                        wanted.notices().stream().map(Masthead::notice).toList(),
                        wanted.editions().stream().map(each -> within(each, slugs)).toList(),
                        wanted.customs());
        editions.check(checked.language(), checked.sections(), checked.editions());
        return checked;
    }

    private static void different(List<Section> sections) {
        Set<String> seen = new HashSet<>();
        for (Section section : sections) {
            boolean isNew =
                    seen.add("/" + section.slug())
                            && seen.add(section.name().toLowerCase(Locale.ROOT));
            if (!isNew) {
                throw Refusal.invalid(
                        "There are two sections “%s”; give one another name and address."
                                .formatted(section.name()));
            }
        }
    }

    private static Notice.Legal notice(Notice.Legal line) {
        Language language = new Language(line.language());
        return new Notice.Legal(
                Limits.line("A line of the footer", line.text(), 1, MAX_NOTICE), language.tag());
    }

    /// An edition does not have what the paper has no more.
    private static Edition within(Edition edition, Set<Slug> slugs) {
        return new Edition(
                edition.slug(),
                edition.language(),
                edition.name(),
                edition.sections().stream().filter(each -> slugs.contains(each.slug())).toList());
    }

    private static String zone(String zone) {
        try {
            return ZoneId.of(zone.strip()).getId();
        } catch (DateTimeException unknown) {
            throw Refusal.invalid(
                    "“%s” is not a time zone: use a name such as Europe/Oslo or Asia/Shanghai."
                            .formatted(shown(zone)));
        }
    }

    /// The address of a site as the paper writes it: without a slash at its end; empty when it is
    /// not known.
    ///
    /// @throws Refusal when it is none
    public static String url(String text) {
        String url = text.strip();
        if (url.isEmpty()) {
            return "";
        }
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean site =
                    ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                            && String.valueOf(uri.getPath()).isEmpty()
                            && uri.getQuery() == null
                            && uri.getFragment() == null
                            && url.length() <= MAX_URL;
            if (site) {
                return uri.toString().toLowerCase(Locale.ROOT);
            }
        } catch (URISyntaxException notAnAddress) {
            // said below
        }
        throw Refusal.invalid(
                "“%s” is not a site's address: write it like https://news.example."
                        .formatted(shown(url)));
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static List<Section> gone(Published.Site before, Submission.OfSite wanted) {
        Set<Slug> kept = new HashSet<>(wanted.sections().stream().map(Section::slug).toList());
        return before.sections().stream().filter(each -> !kept.contains(each.slug())).toList();
    }

    private void unused(Member by, Section section) {
        int writing = writing(by, section.slug());
        if (writing > 0) {
            throw Refusal.invalid(
                    "The section “%s” stays: %s of it %s under way. Give %s another section first; %s at /stories?which=all&section=%s."
                            .formatted(
                                    section.name(),
                                    stories(writing),
                                    writing == 1 ? "is" : "are",
                                    writing == 1 ? "it" : "them",
                                    writing == 1 ? "it is listed" : "they are listed",
                                    section.slug()));
        }
    }

    private void readersHaveNothingOf(Transaction transaction, Section section) {
        long live = ledger.live(transaction, section.slug());
        if (live > 0) {
            throw Refusal.invalid(
                    "The section “%s” stays: readers have %s of it. Publish %s in another section first; %s at /stories?which=live&section=%s."
                            .formatted(
                                    section.name(),
                                    stories(live),
                                    live == 1 ? "it" : "them",
                                    live == 1 ? "it is listed" : "they are listed",
                                    section.slug()));
        }
    }

    private static String stories(long number) {
        return number == 1 ? "one story" : "%,d stories".formatted(number);
    }

    /// A section that is new stands where nothing else does or did.
    private void free(Transaction transaction, Published.Site before, Submission.OfSite wanted) {
        Set<Slug> had = new HashSet<>(before.sections().stream().map(Section::slug).toList());
        wanted.sections().stream()
                .map(Section::slug)
                .filter(slug -> !had.contains(slug))
                .filter(slug -> ledger.newestPage(transaction, slug).isPresent())
                .findFirst()
                .ifPresent(
                        slug -> {
                            throw Refusal.invalid(
                                    "“/%s” is or was a page's address; give the section another."
                                            .formatted(slug));
                        });
    }

    private static boolean isSame(Published.Site site, Submission.OfSite wanted) {
        return Stream.of(
                        site.name().equals(wanted.name()),
                        site.language().equals(wanted.language()),
                        site.zone().equals(wanted.zone()),
                        site.url().equals(wanted.url()),
                        site.sections().equals(wanted.sections()),
                        site.notices().equals(wanted.notices()),
                        site.editions().equals(wanted.editions()),
                        site.customs().equals(wanted.customs()))
                .allMatch(same -> same);
    }
}
