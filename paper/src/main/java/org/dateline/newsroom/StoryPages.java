package org.dateline.newsroom;

import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JtestoryGenerated;

/// The page where a story is written.
final class StoryPages {
    /// The editor reads what is pasted through the one policy named here.
    static final String POLICY =
            Screens.POLICY
                    + "; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";

    private final Desk desk;
    private final byte[] script = Screens.read("editor.js");
    private final byte[] style = Screens.read("editor.css");

    StoryPages(Desk desk) {
        this.desk = desk;
    }

    Answer write(Call call) {
        Copy copy = desk.copy(call.id());
        Writer writer =
                new Writer(
                        copy.id().toString(),
                        copy.story().headline(),
                        desk.sections(),
                        desk.zone().getId(),
                        desk.language());
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
