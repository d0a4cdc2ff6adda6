package org.dateline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.dateline.desk.Copy;
import org.dateline.desk.Import;
import org.dateline.desk.Imported;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.wire.Capture;
import org.dateline.wire.CaptureReport;
import org.dateline.wire.LeftOut;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `import capture FILE… --data DIR`
@Command(
        name = "capture",
        description = {
            "Reads captured article pages, as text or HTML: the story goes to the desk as a draft,",
            "everything else on the page is left out and reported with its place and the reason.",
            "Exits 0 when all were taken, 1 when some were refused."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: dateline import capture page.html --data paper --zone Asia/Shanghai --publish"
        })
final class ImportCapture extends PaperCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Captured pages.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> files;

    @Option(names = "--publish", description = "Publish, as an operator's act.")
    private boolean publish;

    @Option(names = "--json", description = "Print one JSON object a line for each file.")
    private boolean json;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Zone of times without one on the page; else the newsroom's.")
    private @Nullable String zone;

    @Option(
            names = "--section",
            paramLabel = "NAME",
            description = "Section for pages that name none of the paper's.")
    private @Nullable String section;

    @Override
    boolean needsPaper() {
        return false;
    }

    @Override
    int run(Paper paper, Console console) {
        ZoneId chosen = zone(paper);
        int code = Main.DONE;
        for (Path file : files) {
            try {
                bringIn(paper, console, file, chosen);
            } catch (Refusal refusal) {
                console.say(file + ": " + refusal.sentence());
                code = Main.WRONG;
            }
            if (console.isGone()) {
                return Main.REFUSED;
            }
        }
        paper.awaitPress(console);
        return code;
    }

    private void bringIn(Paper paper, Console console, Path file, ZoneId chosen) {
        Capture capture = Capture.read(bytes(console.path(file)), chosen);
        Slug slug = section(paper, console, file, capture);
        Import copy =
                new Import(
                        capture.toStory(slug),
                        HexFormat.of().parseHex(capture.fingerprint()),
                        capture.published().map(OffsetDateTime::toInstant));
        Imported imported = paper.desk().bringIn(List.of(copy), publish).getFirst();
        if (json) {
            console.out().println(report(paper, file, capture, imported));
        } else {
            tell(console, file, capture, imported);
        }
    }

    private ObjectNode report(Paper paper, Path file, Capture capture, Imported imported) {
        Copy copy = imported.copy();
        ObjectNode report =
                CaptureReport.of(
                        file.toString(), capture, copy.id(), copy.state(), imported.duplicate());
        Slug slug = copy.story().section();
        paper.desk().sections().stream()
                .filter(each -> each.slug().equals(slug))
                .map(Section::name)
                .findFirst()
                .ifPresent(name -> report.put("section", name));
        return report;
    }

    private static void tell(Console console, Path file, Capture capture, Imported imported) {
        console.out()
                .printf(
                        "%s: “%s” %s as %s, story %s%n",
                        file,
                        capture.headline(),
                        imported.duplicate() ? "is there already" : "taken",
                        imported.copy().state(),
                        imported.copy().id());
        for (LeftOut span : capture.leftOut()) {
            String text = span.text().strip().replaceAll("\\s+", " ");
            String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            console.out()
                    .printf(
                            "  left out at %,d, %s: %s%n",
                            span.offset(), span.reason().word(), shown);
        }
    }

    /// The paper's section that the page names; else the one given; else, for drafts only, the
    /// paper's first, and a sentence.
    private Slug section(Paper paper, Console console, Path file, Capture capture) {
        try {
            return paper.desk().section(capture.section());
        } catch (Refusal unknown) {
            if (section != null) {
                return paper.desk().section(section);
            }
            if (publish) {
                throw Refusal.invalid(unknown.sentence() + " Give --section to publish it anyway.");
            }
            Section first = paper.desk().sections().getFirst();
            console.say(
                    "%s names no section of this paper; its draft stands under %s."
                            .formatted(file, first.name()));
            return first.slug();
        }
    }

    private ZoneId zone(Paper paper) {
        try {
            return zone == null ? paper.desk().zone() : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refusal.invalid("“" + zone + "” is not a time zone; use one like Asia/Shanghai.");
        }
    }

    private static byte[] bytes(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(Capture.MAX_BYTES + 1);
        } catch (NoSuchFileException missing) {
            throw Refusal.notFound("There is no such file.");
        } catch (IOException broken) {
            if (Files.isDirectory(path)) {
                throw Refusal.invalid("This is a folder; name its files.");
            }
            throw new UncheckedIOException(path + " cannot be read", broken);
        }
    }
}
