package org.dateline.newsroom;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JtestoriesGenerated;
import org.dateline.newsroom.jte.JtestoryGenerated;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// Copy on a screen: the lists, and the page where a story is written.
final class StoryPages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final int LINES = 50;

    /// The editor reads what is pasted through the one policy named here.
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                            + " media-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none';"
                            + " require-trusted-types-for 'script';"
                            + " trusted-types ProseMirrorClipboard");

    private static final HtmlInterceptor ASIS = new AsIs();

    private final Desk desk;
    private final byte[] script = read("editor.js");
    private final byte[] style = read("editor.css");

    StoryPages(Desk desk) {
        this.desk = desk;
    }

    Answer list(Call call) {
        String which = parameter(call, "which").orElse("mine");
        Optional<StoryId> before = parameter(call, "before").map(text -> Fields.id("before", text));
        List<Copy> copies = desk.list(which(which, call), LINES, before);
        CopyList list =
                new CopyList(
                        which,
                        desk.sections(),
                        copies.stream().map(copy -> line(copy)).toList(),
                        copies.size() == LINES
                                ? "/stories?which=" + which + "&before=" + copies.getLast().id()
                                : "");
        return page(out -> JtestoriesGenerated.render(out, ASIS, MediaPages.desktop(call), list));
    }

    private static Desk.Which which(String which, Call call) {
        return switch (which) {
            case "mine" -> new Desk.Which.By(call.by().name());
            case "all" -> new Desk.Which.All();
            default -> new Desk.Which.At(which);
        };
    }

    private CopyList.Line line(Copy copy) {
        String section =
                desk.sections().stream()
                        .filter(each -> each.slug().equals(copy.story().section()))
                        .map(Section::name)
                        .findFirst()
                        .orElse(copy.story().section().text());
        return new CopyList.Line(
                copy.id().toString(),
                copy.story().headline(),
                section,
                copy.state(),
                copy.live().isPresent() && !(copy instanceof Copy.Published),
                String.join(", ", copy.story().byline()));
    }

    Answer write(Call call) {
        Copy copy = desk.copy(call.id());
        Writer writer = new Writer(copy.id().toString(), copy.story().headline(), desk.sections());
        return page(out -> JtestoryGenerated.render(out, ASIS, MediaPages.desktop(call), writer));
    }

    Answer script(Call call) {
        return new Answer(200, "text/javascript; charset=utf-8", Map.of(), script);
    }

    Answer style(Call call) {
        return new Answer(200, "text/css; charset=utf-8", Map.of(), style);
    }

    private static Optional<String> parameter(Call call, String name) {
        return Optional.ofNullable(call.request().getParameter(name));
    }

    private static Answer page(Consumer<OwaspHtmlTemplateOutput> template) {
        Utf8ByteOutput page = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(page));
        return new Answer(200, HTML, HEADERS, page.toByteArray());
    }

    private static byte[] read(String name) {
        try (InputStream in = StoryPages.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks newsroom/" + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// jte asks at every form; the script sends what these hold, with the token from the page.
    private static final class AsIs implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(
                String tag, Map<String, Object> attributes, TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput out) {}
    }
}
