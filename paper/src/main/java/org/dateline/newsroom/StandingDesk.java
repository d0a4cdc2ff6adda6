package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dateline.desk.Desk;
import org.dateline.desk.StandingPages;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.newsroom.MastheadScreen.Look;
import org.dateline.newsroom.StandingScreen.Group;
import org.dateline.newsroom.StandingScreen.One;
import org.dateline.newsroom.StandingScreen.Shown;
import org.dateline.newsroom.StandingScreen.Typed;
import org.dateline.newsroom.jte.JtestandingGenerated;
import org.dateline.newsroom.jte.JtestandingsGenerated;
import org.dateline.press.Changes;
import org.dateline.staff.Right;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Text;

/// The pages where standing pages are written, by forms alone: what readers would get is shown
/// before it prints.
final class StandingDesk {
    private final Desk desk;
    private final Readers readers;
    private final Galley galley;
    private final OnTheSite site;

    StandingDesk(Desk desk, Readers readers, OnTheSite site) {
        this.desk = desk;
        this.readers = readers;
        this.galley = new Galley(readers.url());
        this.site = site;
    }

    Answer list(Call call) {
        StandingScreen.All screen =
                new StandingScreen.All(readers.url().get(), groups(), call.by().may(Right.SITE));
        return Screens.page(
                Screens.POLICY,
                out ->
                        JtestandingsGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }

    /// The main edition's, then those of the others.
    private List<Group> groups() {
        Published.Site now = desk.masthead().now();
        List<Published.StandingPage> left = new ArrayList<>(desk.pages().all());
        List<Group> others = new ArrayList<>();
        for (Edition edition : now.editions()) {
            List<Published.StandingPage> own =
                    left.stream()
                            .filter(page -> page.language().equals(edition.language()))
                            .toList();
            left.removeAll(own);
            others.add(new Group(edition.name(), edition.language().tag(), own));
        }
        return Stream.concat(Stream.of(new Group(now.name(), "", left)), others.stream()).toList();
    }

    Answer begin(Call call) {
        String language = call.parameter("language").orElse("");
        return page(
                call,
                new One(
                        "",
                        new Typed("", language, "", ""),
                        edition(language),
                        true,
                        call.by().may(Right.SITE),
                        new Look(-1, "", List.of(), ""),
                        Optional.empty()));
    }

    Answer show(Call call) {
        Published.StandingPage page = desk.pages().get(slug(call));
        return page(
                call,
                new One(
                        page.slug().text(),
                        typed(page),
                        edition(page.language().tag()),
                        PageText.isTypable(page.paragraphs()),
                        call.by().may(Right.SITE),
                        new Look(page.entry().position(), "", List.of(), ""),
                        Optional.empty()));
    }

    private static Slug slug(Call call) {
        return new Slug(call.variable("page"));
    }

    private static Typed typed(Published.StandingPage page) {
        return new Typed(
                page.slug().text(),
                page.language().tag(),
                page.title(),
                PageText.write(page.paragraphs()));
    }

    private String edition(String language) {
        Published.Site now = desk.masthead().now();
        return now.editions().stream()
                .filter(each -> each.language().tag().equals(language))
                .map(Edition::name)
                .findFirst()
                .orElse(now.name());
    }

    /// Prints a new page, or shows it.
    Answer add(Call call) {
        Typed typed = typed(call, call.parameter("address").orElse(""));
        return taken(call, typed, Optional.empty());
    }

    /// Prints another version of a page, or shows it.
    Answer change(Call call) {
        String slug = slug(call).text();
        return taken(call, typed(call, slug), Optional.of(slug));
    }

    private static Typed typed(Call call, String address) {
        return new Typed(
                address,
                call.parameter("language").orElse(""),
                call.parameter("title").orElse(""),
                call.parameter("text").orElse("").replace("\r\n", "\n"));
    }

    private static Map<String, String> fields(Typed typed) {
        return new TreeMap<>(
                Map.of(
                        "address", typed.address(),
                        "language", typed.language(),
                        "title", typed.title(),
                        "text", typed.text()));
    }

    /// @param standing its address, when readers have the page
    private Answer taken(Call call, Typed typed, Optional<String> standing) {
        try {
            Submission.OfPage page = wanted(call, typed);
            if (Looked.prints(call, fields(typed))) {
                Optional<Long> was = standing.map(_ -> Looked.was(call));
                site.await(desk.pages().print(call.by(), was, page));
                return Answer.elsewhere("/pages");
            }
            return looked(call, typed, standing, "");
        } catch (Refusal refused) {
            return looked(call, typed, standing, refused.sentence()).refused(refused);
        }
    }

    private static Submission.OfPage wanted(Call call, Typed typed) {
        call.by().needs(Right.SITE, "publish standing pages");
        String address = typed.address().strip();
        return StandingPages.checked(
                address.isEmpty() ? Slug.of(typed.title()) : new Slug(address),
                new Language(typed.language()),
                typed.title(),
                PageText.read(typed.text()));
    }

    private Answer looked(Call call, Typed typed, Optional<String> standing, String refusal) {
        Optional<Published.StandingPage> now = standing.flatMap(this::live);
        long was = now.map(page -> page.entry().position()).orElse(-1L);
        Look look;
        Optional<Shown> shown;
        try {
            Submission.OfPage page = wanted(call, typed);
            look = new Look(was, Looked.mark(fields(typed), was), told(now, page), refusal);
            shown = Optional.of(shown(now, page));
        } catch (Refusal notWhole) {
            look = new Look(was, "", List.of(), refusal);
            shown = Optional.empty();
        }
        return page(
                call,
                new One(
                        standing.orElse(""),
                        typed,
                        edition(typed.language()),
                        true,
                        call.by().may(Right.SITE),
                        look,
                        shown));
    }

    private Optional<Published.StandingPage> live(String slug) {
        return desk.pages().all().stream()
                .filter(page -> page.slug().text().equals(slug))
                .findFirst();
    }

    private List<String> told(Optional<Published.StandingPage> now, Submission.OfPage page) {
        if (now.isEmpty()) {
            boolean isFirst =
                    !page.language().equals(Language.MAIN)
                            && groups().stream()
                                    .filter(group -> group.language().equals(page.language().tag()))
                                    .allMatch(group -> group.pages().isEmpty());
            return isFirst
                    ? List.of(
                            "There is a new page at /%s.".formatted(page.slug()),
                            "It is the first of this edition: the foot of every page there leads to it, and no more to the main edition’s pages.")
                    : List.of(
                            "There is a new page at /%s, and the foot of every page leads to it."
                                    .formatted(page.slug()));
        }
        Published.StandingPage before = now.get();
        List<String> told = new ArrayList<>();
        if (!before.title().equals(page.title())) {
            told.add(
                    "The page is called “%s”, no longer “%s”, in the foot of every page as well."
                            .formatted(page.title(), before.title()));
        }
        if (!lines(before.paragraphs()).equals(lines(page.paragraphs()))) {
            told.add("Its text changes as is marked below.");
        }
        return told;
    }

    private Shown shown(Optional<Published.StandingPage> now, Submission.OfPage page) {
        byte[] pressed =
                readers.galleys()
                        .get()
                        .page(page.slug(), page.language(), page.title(), page.paragraphs());
        String language =
                page.language().tag().isEmpty()
                        ? desk.masthead().now().language()
                        : page.language().tag();
        List<List<Changes.Piece>> changes =
                now.map(
                                before ->
                                        Changes.whole(
                                                lines(before.paragraphs()),
                                                lines(page.paragraphs()),
                                                language))
                        .orElse(List.of());
        return new Shown(galley.leading(pressed).outerHtml(), changes);
    }

    /// As they are typed, so that another link shows as well.
    private static List<String> lines(List<Text> paragraphs) {
        return paragraphs.stream().map(text -> PageText.write(List.of(text))).toList();
    }

    Answer takeAway(Call call) {
        Slug slug = slug(call);
        try {
            site.await(desk.pages().takeAway(call.by(), Looked.was(call), slug));
            return Answer.elsewhere("/pages");
        } catch (Refusal refused) {
            Published.StandingPage page = desk.pages().get(slug);
            Look look = new Look(page.entry().position(), "", List.of(), refused.sentence());
            return page(
                            call,
                            new One(
                                    slug.text(),
                                    typed(page),
                                    edition(page.language().tag()),
                                    PageText.isTypable(page.paragraphs()),
                                    call.by().may(Right.SITE),
                                    look,
                                    Optional.empty()))
                    .refused(refused);
        }
    }

    private static Answer page(Call call, One screen) {
        return Screens.page(
                Screens.POLICY + "; frame-src 'self'",
                out ->
                        JtestandingGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }
}
