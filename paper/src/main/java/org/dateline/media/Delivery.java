package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.dateline.store.Blobs;
import org.dateline.story.Digest;
import org.dateline.story.Refusal;
import org.dateline.story.Refusal.Reason;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes over what the worker made. The worker may be in a stranger's hands by now, so that lengths
/// and digests are the paper's own, and no name it gives leads out of its folder.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Path from;
    private final Path to;

    /// @param from the worker's folder for this picture
    /// @param to where the files go
    Delivery(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /// @throws Refusal when the worker refused the picture or could not read it
    Development of(ObjectNode answer) {
        if (answer.has("refusal")) {
            throw new Refusal(
                    Reason.valueOf(answer.path("reason").stringValue("INVALID")),
                    answer.path("refusal").stringValue(""));
        }
        if (answer.has("broken")) {
            LOG.info("A picture could not be read: {}", answer.path("broken").stringValue(""));
            throw Refusal.invalid(
                    "The picture is broken or cut off: send it again, or open it in a picture editor"
                            + " and save it anew.");
        }
        return development(answer.path("result"));
    }

    private Development development(JsonNode result) {
        List<Rendition> renditions = new ArrayList<>();
        result.path("files").forEach(file -> renditions.add(taken(file)));
        return new Development(
                FileType.valueOf(result.path("type").stringValue("")),
                result.path("width").intValue(),
                result.path("height").intValue(),
                result.path("moving").booleanValue(),
                Metadata.of((ObjectNode) result.path("metadata")),
                result.path("fingerprint").longValue(),
                result.path("placeholder").stringValue(""),
                renditions);
    }

    private Rendition taken(JsonNode json) {
        Path file = from.resolve(String.valueOf(json.path("file").asInt()));
        try {
            Digest digest = new Digest(Blobs.digest(file));
            long bytes = Files.size(file);
            Files.move(file, to.resolve(digest.hex()), StandardCopyOption.REPLACE_EXISTING);
            return new Rendition(
                    Shape.valueOf(json.path("shape").stringValue("")),
                    json.path("type").stringValue(""),
                    json.path("width").intValue(),
                    json.path("height").intValue(),
                    bytes,
                    digest);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
