package org.dateline.press;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.ledger.Evidence;
import org.dateline.ledger.Published;
import org.dateline.press.jte.JtechangesGenerated;
import org.dateline.press.jte.JtecorrectionsGenerated;
import org.dateline.press.jte.JteframedGenerated;
import org.dateline.press.jte.JtefrontGenerated;
import org.dateline.press.jte.JtelistGenerated;
import org.dateline.press.jte.JtemissingGenerated;
import org.dateline.press.jte.JteperiodsGenerated;
import org.dateline.press.jte.JtepopularGenerated;
import org.dateline.press.jte.JteproofGenerated;
import org.dateline.press.jte.JterailsGenerated;
import org.dateline.press.jte.JtesavedGenerated;
import org.dateline.press.jte.JtesearchGenerated;
import org.dateline.press.jte.JtestandingGenerated;
import org.dateline.press.jte.JtestoryGenerated;
import org.dateline.press.jte.JtetakenGenerated;
import org.dateline.press.jte.JteunavailableGenerated;
import org.dateline.press.jte.JtevisualGenerated;
import org.dateline.press.jte.JtewithdrawnGenerated;
import org.dateline.story.Visual;

/// Composes pages as UTF-8 HTML. A page is its head, its body and the rails, one after the other;
/// the same content always gives the same bytes. Templates are called as the classes they compile
/// to, so that the compiler checks what they are given.
final class Pages {
    private static final HtmlInterceptor ASIS = new AsIs();

    /// The beginning of every page, up to its title.
    byte[] head(House house) {
        return printed(bare(house, "")).cutHead();
    }

    /// @param versions where it stands in each edition
    /// @param related what it names as related and readers have
    /// @param now decides which pictures may still be shown, and how old it is
    byte[] story(
            House house,
            Published.OfStory story,
            List<PageOpening.Version> versions,
            List<Card> related,
            Instant now) {
        PageStory page = PageStory.of(house, story, versions, related, now);
        return printed((out, folds) -> JtestoryGenerated.render(out, ASIS, page, folds)).cutBody();
    }

    /// A story that is in one edition only and names no other.
    byte[] story(House house, Published.OfStory story, Instant now) {
        return story(house, story, List.of(), List.of(), now);
    }

    byte[] withdrawn(House house, Published.Withdrawn withdrawn) {
        PageWithdrawn page = PageWithdrawn.of(house, withdrawn);
        return printed((out, folds) -> JtewithdrawnGenerated.render(out, ASIS, page, folds))
                .cutBody();
    }

    byte[] front(Front front) {
        return printed((out, folds) -> JtefrontGenerated.render(out, ASIS, front, folds)).cutBody();
    }

    /// A front where every story is shown by its picture.
    byte[] visual(Front front, Visual visual) {
        return printed((out, folds) -> JtevisualGenerated.render(out, ASIS, front, visual, folds))
                .cutBody();
    }

    byte[] standing(House house, Published.StandingPage standing) {
        PageStanding page = PageStanding.of(house, standing);
        return printed((out, folds) -> JtestandingGenerated.render(out, ASIS, page, folds))
                .cutBody();
    }

    byte[] withdrawn(House house, Published.WithdrawnPage withdrawn) {
        PageTakenAway page = PageTakenAway.of(house, withdrawn);
        return printed((out, folds) -> JtetakenGenerated.render(out, ASIS, page, folds)).cutBody();
    }

    /// Where nothing is.
    ///
    /// @param style what style it is pressed in, for the press to know it by
    byte[] missing(House house, String style) {
        return printed(bare(house, style)).cutBody();
    }

    byte[] proof(House house, Published published, String path, Evidence evidence) {
        PageProof page = PageProof.of(house, published, path, evidence);
        return printed((out, folds) -> JteproofGenerated.render(out, ASIS, page, folds)).cutBody();
    }

    byte[] embed(PageEmbed page) {
        return printed((out, folds) -> JteframedGenerated.render(out, ASIS, page, folds)).cutBody();
    }

    /// The list of what a reader's device keeps, which the device fills in.
    byte[] saved(House house) {
        PageOpening opening = PageOpening.plain(house, house.say("saved.title"), "", "");
        return printed((out, folds) -> JtesavedGenerated.render(out, ASIS, opening, folds))
                .cutBody();
    }

    byte[] changes(House house, Published.OfStory before, Published.OfStory after, String path) {
        PageChanges page = PageChanges.of(house, before, after, path);
        return printed((out, folds) -> JtechangesGenerated.render(out, ASIS, page, folds))
                .cutBody();
    }

    byte[] list(PageList page) {
        return printed((out, folds) -> JtelistGenerated.render(out, ASIS, page, folds)).cutBody();
    }

    byte[] periods(PageList.OfPeriods page) {
        return printed((out, folds) -> JteperiodsGenerated.render(out, ASIS, page, folds))
                .cutBody();
    }

    byte[] search(PageSearch page) {
        return printed((out, folds) -> JtesearchGenerated.render(out, ASIS, page, folds)).cutBody();
    }

    byte[] corrections(PageCorrections page) {
        return printed((out, folds) -> JtecorrectionsGenerated.render(out, ASIS, page, folds))
                .cutBody();
    }

    byte[] popular(PagePopular page) {
        return printed((out, folds) -> JtepopularGenerated.render(out, ASIS, page, folds))
                .cutBody();
    }

    /// What ends every page.
    byte[] rails(Rails rails) {
        PageOpening opening = PageOpening.plain(rails.house(), "", "", "");
        return printed((out, folds) -> JterailsGenerated.render(out, ASIS, rails, opening, folds))
                .cutRails();
    }

    /// A whole page, which needs nothing else.
    byte[] unavailable(House house) {
        PageOpening opening = PageOpening.plain(house, house.say("page.unavailable.title"), "", "");
        return printed((out, folds) -> JteunavailableGenerated.render(out, ASIS, opening, folds))
                .whole();
    }

    private static Template bare(House house, String style) {
        PageOpening opening = PageOpening.plain(house, house.say("page.missing.title"), "", "");
        return (out, folds) -> JtemissingGenerated.render(out, ASIS, opening, style, folds);
    }

    private static Folds printed(Template template) {
        Utf8ByteOutput page = new Utf8ByteOutput();
        Folds folds = new Folds(page);
        template.print(new OwaspHtmlTemplateOutput(page), folds);
        return folds;
    }

    @FunctionalInterface
    private interface Template {
        void print(HtmlTemplateOutput out, Folds folds);
    }

    /// jte asks at every form; pages have none.
    private static final class AsIs implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(
                String tag, Map<String, Object> attributes, TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput out) {}
    }
}
