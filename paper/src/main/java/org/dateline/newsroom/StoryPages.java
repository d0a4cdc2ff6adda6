package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Flags;
import org.dateline.desk.Moments;
import org.dateline.desk.Request;
import org.dateline.desk.Tardy;
import org.dateline.newsroom.jte.JtestoriesGenerated;
import org.dateline.newsroom.jte.JtestoryGenerated;
import org.dateline.staff.Member;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// Copy on a screen: the lists, and the page where a story is written.
final class StoryPages {
    private static final int LINES = 50;
    private static final int MOST_WAITING = 20;

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
        String which = call.parameter("which").orElse("mine");
        Optional<StoryId> before = call.parameter("before").map(text -> Fields.id("before", text));
        List<Copy> copies = desk.list(which(which, call), LINES, before);
        CopyList list =
                new CopyList(
                        which,
                        desk.sections(),
                        copies.stream().map(copy -> line(copy)).toList(),
                        copies.size() == LINES && !which.equals("scheduled")
                                ? "/stories?which=" + which + "&before=" + copies.getLast().id()
                                : "",
                        desk.tardy().stream().map(this::late).toList(),
                        desk.requests().waiting(MOST_WAITING).stream()
                                .map(request -> waiting(request, call.by()))
                                .toList());
        return Screens.page(
                POLICY,
                out -> JtestoriesGenerated.render(out, Screens.ASIS, Screens.desktop(call), list));
    }

    private CopyList.Late late(Tardy tardy) {
        return new CopyList.Late(
                tardy.story().toString(),
                desk.copy(tardy.story()).story().headline(),
                tardy.sentence());
    }

    private CopyList.Waiting waiting(Request request, Member member) {
        return new CopyList.Waiting(
                request.story().toString(),
                desk.text(request.story(), request.wanted().version().orElseThrow()).headline(),
                switch (request.wanted().what()) {
                    case PUBLISH -> "Publish it";
                    case CORRECT -> "Correct it";
                    case CLARIFY -> "Clarify it";
                    case WITHDRAW -> "Withdraw it";
                    case KILL -> "Kill it";
                },
                request.by(),
                request.ends(),
                request.by().equals(member.name()));
    }

    private static Desk.Which which(String which, Call call) {
        return switch (which) {
            case "mine" -> new Desk.Which.By(call.by().name());
            case "all" -> new Desk.Which.All();
            case "scheduled" -> new Desk.Which.Scheduled();
            default -> new Desk.Which.At(which);
        };
    }

    private CopyList.Line line(Copy copy) {
        return new CopyList.Line(
                copy.id().toString(),
                copy.story().headline(),
                Section.name(desk.sections(), copy.story().section()),
                copy.state(),
                copy.live().isPresent() && !(copy instanceof Copy.Published),
                times(copy),
                missed(copy),
                desk.flags().of(copy.id()).map(Flags.Flag::note).orElse(""),
                String.join(", ", copy.story().byline()));
    }

    /// When it prints, or before when it must not.
    private String times(Copy copy) {
        if (copy instanceof Copy.Passed passed && passed.due().isPresent()) {
            Copy.Due due = passed.due().get();
            return (due.missed().isEmpty() ? "prints on " : "was to print on ")
                    + Moments.say(due.at(), desk.zone());
        }
        return copy.embargo()
                .map(until -> "embargoed until " + Moments.say(until, desk.zone()))
                .orElse("");
    }

    private static String missed(Copy copy) {
        return copy instanceof Copy.Passed passed
                ? passed.due().map(Copy.Due::missed).orElse("")
                : "";
    }

    Answer write(Call call) {
        Copy copy = desk.copy(call.id());
        Writer writer =
                new Writer(
                        copy.id().toString(),
                        copy.story().headline(),
                        desk.sections(),
                        desk.zone().getId());
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
}
