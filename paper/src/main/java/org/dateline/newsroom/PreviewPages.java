package org.dateline.newsroom;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dateline.desk.Desk;
import org.dateline.desk.Prospect;
import org.dateline.media.Library;
import org.dateline.newsroom.jte.JtepreviewGenerated;
import org.dateline.press.Assets;
import org.dateline.press.Galleys;
import org.dateline.press.Galleys.Unprinted;
import org.dateline.press.PageOpening;
import org.dateline.story.Digest;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.jsoup.nodes.Document;

/// What is written, as the press would print it now: its page on a phone, a desk and paper, its
/// card on a front, and what search engines and networks make of it. Only staff are shown it. The
/// pages are the press's own, but that no script of them runs and that their links lead to the
/// site.
final class PreviewPages {
    private final Desk desk;
    private final Readers readers;
    private final Galley galley;
    private final Library library;
    private final Map<String, Assets.Asset> assets = Assets.all();

    PreviewPages(Desk desk, Readers readers, Library library) {
        this.desk = desk;
        this.readers = readers;
        this.galley = new Galley(readers.url());
        this.library = library;
    }

    Answer show(Call call) {
        StoryId id = call.id();
        PreviewScreen.View view = view(call);
        Story story;
        try {
            story = desk.manuscripts().story(id);
        } catch (Refusal notWhole) {
            return page(
                    call,
                    PreviewScreen.not(
                            id.toString(),
                            desk.copy(id).story().headline(),
                            view,
                            notWhole.sentence()));
        }
        Prospect prospect = desk.prospect(story);
        PageOpening opening =
                readers.galleys().get().opening(new Unprinted(id, story, prospect.media()));
        return page(
                call,
                new PreviewScreen(
                        id.toString(),
                        story.headline(),
                        view,
                        prospect.obstacles(),
                        Optional.of(PreviewScreen.Links.of(opening, readers.url().get()))));
    }

    private static PreviewScreen.View view(Call call) {
        return PreviewScreen.View.of(call.parameter("as").orElse("both"));
    }

    private static Answer page(Call call, PreviewScreen screen) {
        return Screens.page(
                Screens.POLICY + "; frame-src 'self'",
                out ->
                        JtepreviewGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }

    /// The page itself.
    Answer page(Call call) {
        return galley.answer(galley.leading(galleys().page(unprinted(call))));
    }

    /// The page as its style sheet has it on paper, where addresses stand as they are and nothing
    /// is clicked.
    Answer paper(Call call) {
        Document page = galley.document(galleys().page(unprinted(call)));
        page.select("link[rel=stylesheet]").attr("href", "/paper.css");
        page.select("a[href], input, button").attr("tabindex", "-1");
        return galley.answer(page);
    }

    /// The front of its section.
    Answer front(Call call) {
        return galley.answer(galley.leading(galleys().front(unprinted(call))));
    }

    private Galleys galleys() {
        return readers.galleys().get();
    }

    private Unprinted unprinted(Call call) {
        Story story = desk.manuscripts().story(call.id());
        return new Unprinted(call.id(), story, desk.prospect(story).media());
    }

    /// A public file of something in the library, whether readers have it or not.
    Answer file(Call call) {
        String[] name = call.variable("file").split("\\.", 2);
        Optional<String> type = name.length < 2 ? Optional.empty() : Rendition.type(name[1]);
        Optional<Path> file =
                name[0].matches("[0-9a-f]{64}")
                        ? library.file(new Digest(name[0]))
                        : Optional.empty();
        if (type.isEmpty() || file.isEmpty()) {
            throw Refusal.notFound("There is no such file.");
        }
        return MediaFiles.file(
                call, file.get(), type.get(), "inline", "private, max-age=31536000, immutable");
    }

    /// What the pages of the press look like.
    Answer asset(Call call) {
        String path = "/assets/%s/%s".formatted(call.variable("hash"), call.variable("name"));
        Assets.Asset asset = assets.get(path);
        if (asset == null) {
            throw Refusal.notFound("There is no such file.");
        }
        return new Answer(200, asset.contentType(), Map.of(), asset.bytes());
    }

    /// The same as on paper.
    Answer paperStyle(Call call) {
        return Screens.style(Assets.onPaper());
    }
}
