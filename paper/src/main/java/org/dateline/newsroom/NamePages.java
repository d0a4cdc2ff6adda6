package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dateline.archive.Archive;
import org.dateline.archive.Heading;
import org.dateline.archive.Name;
import org.dateline.desk.Desk;
import org.dateline.desk.Names;
import org.dateline.desk.Names.Joined;
import org.dateline.newsroom.jte.JtenamesGenerated;
import org.dateline.staff.Right;
import org.dateline.story.Handle;
import org.dateline.story.Refusal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The pages of the topics and of the authors: which there are, which may be the same under two
/// names, and which were joined. By forms alone. Whoever writes one in a story is offered those
/// that are kept.
final class NamePages {
    /// Names that are shown.
    private static final int SHOWN = 200;

    /// Names among which twins are looked for.
    private static final int LOOKED_THROUGH = 20_000;

    /// Names that are offered to whoever writes one.
    private static final int OFFERED = 8;

    private final Desk desk;
    private final Readers readers;

    NamePages(Desk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    Answer topics(Call call) {
        return page(call, Names.Kind.TOPIC, "", "", "");
    }

    Answer authors(Call call) {
        return page(call, Names.Kind.AUTHOR, "", "", "");
    }

    Answer joinTopics(Call call) {
        return join(call, Names.Kind.TOPIC);
    }

    Answer joinAuthors(Call call) {
        return join(call, Names.Kind.AUTHOR);
    }

    Answer partTopics(Call call) {
        return part(call, Names.Kind.TOPIC);
    }

    Answer partAuthors(Call call) {
        return part(call, Names.Kind.AUTHOR);
    }

    Answer knownTopics(Call call) {
        return known(call, Names.Kind.TOPIC);
    }

    Answer knownAuthors(Call call) {
        return known(call, Names.Kind.AUTHOR);
    }

    private Answer join(Call call, Names.Kind kind) {
        String written = call.parameter("written").orElse("");
        String kept = call.parameter("kept").orElse("");
        try {
            desk.names().join(call.by(), kind, written, kept);
            return Answer.elsewhere(path(kind));
        } catch (Refusal refused) {
            return page(call, kind, written, kept, refused.sentence()).refused(refused);
        }
    }

    private Answer part(Call call, Names.Kind kind) {
        try {
            desk.names().part(call.by(), kind, call.parameter("written").orElse(""));
            return Answer.elsewhere(path(kind));
        } catch (Refusal refused) {
            return page(call, kind, "", "", refused.sentence()).refused(refused);
        }
    }

    private static String path(Names.Kind kind) {
        return switch (kind) {
            case TOPIC -> "/topics";
            case AUTHOR -> "/authors";
        };
    }

    private static Heading.Kind heading(Names.Kind kind) {
        return switch (kind) {
            case TOPIC -> Heading.Kind.TOPIC;
            case AUTHOR -> Heading.Kind.AUTHOR;
        };
    }

    /// Names with a word that begins as `q` says, those that most stories have first.
    private Answer known(Call call, Names.Kind kind) {
        String typed = call.parameter("q").orElse("");
        ObjectNode json = CopyJson.object();
        ArrayNode names = json.putArray("names");
        if (!typed.isBlank()) {
            String begun = "-" + Handle.of(typed).text();
            offered(kind, begun).forEach(names::add);
        }
        return Answer.ok(json);
    }

    private List<String> offered(Names.Kind kind, String begun) {
        Map<String, Joined> joined = joined(kind);
        return readers.archive().get().stream()
                .flatMap(
                        archive ->
                                archive.headings(heading(kind), LOOKED_THROUGH).stream()
                                        .filter(each -> ("-" + each.key()).contains(begun))
                                        .flatMap(each -> kept(archive, each, joined).stream()))
                .distinct()
                .limit(OFFERED)
                .toList();
    }

    private static Optional<String> kept(
            Archive archive, Heading heading, Map<String, Joined> joined) {
        Joined other = joined.get(heading.key());
        return other == null ? archive.name(heading).map(Name::name) : Optional.of(other.kept());
    }

    private Map<String, Joined> joined(Names.Kind kind) {
        Map<String, Joined> joined = new TreeMap<>();
        desk.names().all(kind).forEach(each -> joined.put(Handle.of(each.written()).text(), each));
        return joined;
    }

    private Answer page(Call call, Names.Kind kind, String written, String kept, String refusal) {
        Map<String, Joined> joined = joined(kind);
        Optional<Archive> archive = readers.archive().get();
        List<Heading> headings =
                archive.map(it -> it.headings(heading(kind), LOOKED_THROUGH)).orElse(List.of());
        List<Name> names =
                headings.stream()
                        .limit(SHOWN)
                        .flatMap(each -> archive.flatMap(it -> it.name(each)).stream())
                        .toList();
        NameScreen screen =
                new NameScreen(
                        kind,
                        path(kind),
                        readers.url().get(),
                        names,
                        Twins.among(
                                headings.stream()
                                        .filter(each -> !joined.containsKey(each.key()))
                                        .toList(),
                                each -> archive.flatMap(it -> it.name(each))),
                        List.copyOf(joined.values()),
                        call.by().may(Right.PASS),
                        written,
                        kept,
                        refusal);
        return Screens.page(
                Screens.POLICY,
                out -> JtenamesGenerated.render(out, Screens.ASIS, Screens.desktop(call), screen));
    }
}
