package org.dateline.media;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.dateline.media.Darkroom.Equipment;
import org.dateline.media.Exposure.Made;
import org.dateline.media.Exposure.Result;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The darkroom's other process. It decodes what strangers sent, one picture after the other, and
/// may die of it. It ends when nobody speaks to it any more.
final class DarkroomWorker {
    private final Exposure exposure;

    private DarkroomWorker(Exposure exposure) {
        this.exposure = exposure;
    }

    /// @param args the [Equipment] to work with
    public static void main(String[] args) {
        Messages paper =
                new Messages(
                        new FileInputStream(FileDescriptor.in),
                        new FileOutputStream(FileDescriptor.out));
        // What a library prints must not come between the messages.
        System.setOut(System.err);
        ImageIO.setUseCache(false);
        ExecutorService hands =
                Executors.newFixedThreadPool(
                        Math.min(4, Runtime.getRuntime().availableProcessors()),
                        Thread.ofPlatform().daemon().name("hand-", 1).factory());
        new DarkroomWorker(new Exposure(lab(Equipment.valueOf(args[0])), hands)).work(paper);
    }

    static Lab lab(Equipment equipment) {
        return switch (equipment) {
            case BEST -> lab(Vips.load());
            case PLAIN -> new PlainLab();
        };
    }

    static Lab lab(Optional<Vips> vips) {
        return vips.<Lab>map(VipsLab::new).orElseGet(PlainLab::new);
    }

    private void work(Messages paper) {
        try {
            while (true) {
                paper.write(answer(paper.read()));
            }
        } catch (UncheckedIOException gone) {
            // The paper has ended or sent us home.
            return;
        }
    }

    private ObjectNode answer(ObjectNode job) {
        ObjectNode answer = StoryJson.MAPPER.createObjectNode();
        try {
            Result result =
                    exposure.of(
                            Path.of(job.path("original").stringValue("")),
                            OrderJson.read(job.path("order")),
                            Path.of(job.path("folder").stringValue("")));
            write(result, answer.putObject("result"));
        } catch (Refusal refusal) {
            answer.put("reason", refusal.reason().name()).put("refusal", refusal.sentence());
        } catch (IOException | RuntimeException broken) {
            // Decoders answer to a broken file with any exception whatsoever.
            answer.put("broken", said(broken));
        }
        return answer;
    }

    private static String said(Exception broken) {
        Throwable first = broken;
        for (int i = 0; i < 10 && first.getCause() != null; i++) {
            first = first.getCause();
        }
        return first.getClass().getSimpleName()
                + Optional.ofNullable(first.getMessage()).map(why -> ": " + why).orElse("");
    }

    private static void write(Result result, ObjectNode json) throws IOException {
        json.put("type", result.type().name())
                .put("width", result.width())
                .put("height", result.height())
                .put("moving", result.moving())
                .put("fingerprint", result.fingerprint())
                .put("placeholder", result.placeholder())
                .set("metadata", result.metadata().json());
        ArrayNode files = json.putArray("files");
        for (Made made : result.made()) {
            files.addObject()
                    .put("file", made.file().getFileName().toString())
                    .put("shape", made.cut().shape().name())
                    .put("type", made.format().mediaType())
                    .put("width", made.cut().width())
                    .put("height", made.cut().height())
                    .put("bytes", Files.size(made.file()));
        }
    }
}
