package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JtestoriesGenerated;
import org.dateline.newsroom.jte.JtestoryGenerated;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// Copy on a screen: the lists, and the page where a story is written.
final class StoryPages {
    private static final int LINES = 50;

    /// The editor reads what is pasted through the one policy named here.
    private static final String POLICY =
            Screens.POLICY
                    + "; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";

    private final Desk desk;
    private final byte[] script = Screens.read("editor.js");
    private final byte[] style = Screens.read("editor.css");

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
        return Screens.page(
                POLICY,
                out -> JtestoriesGenerated.render(out, Screens.ASIS, Screens.desktop(call), list));
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
        return Screens.page(
                POLICY,
                out -> JtestoryGenerated.render(out, Screens.ASIS, Screens.desktop(call), writer));
    }

    Answer script(Call call) {
        return Screens.script(script);
    }

    Answer style(Call call) {
        return Screens.style(style);
    }

    private static Optional<String> parameter(Call call, String name) {
        return Optional.ofNullable(call.request().getParameter(name));
    }
}
