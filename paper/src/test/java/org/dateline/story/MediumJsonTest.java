package org.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dateline.Album;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class MediumJsonTest {
    private static final Instant MAY = Instant.parse("2026-05-01T12:00:00.250Z");

    @TempDir Path folder;

    @Test
    void everyKindOfMediumReadsBackAsItWasWritten() {
        Album album = new Album(folder);
        for (MediaId id :
                List.of(Album.PIER, Album.GULL, Album.FERRY, Album.SPEECH, Album.REPORT)) {
            Medium medium = album.get(id);
            assertThat(MediumJson.read(MediumJson.write(medium))).isEqualTo(medium);
            Medium ended = medium.until(MAY);
            assertThat(MediumJson.read(MediumJson.write(ended))).isEqualTo(ended);
            assertThat(ended.rights().allowed(MAY)).isFalse();
            assertThat(ended.rights().allowed(MAY.minusMillis(1))).isTrue();
        }
    }

    @Test
    void whatIsNotAMediumIsRefusedByTheNameOfTheField() {
        refused("lens", json -> json.put("lens", "50 mm"));
        refused("hologram", json -> json.put("kind", "hologram"));
        refused("placeholder", json -> json.put("placeholder", "red"));
        refused("SHA-256", json -> json.put("original", "abc"));
        refused("width", json -> json.put("width", "wide"));
        refused("rights", json -> json.put("rights", 1));
        refused("until", json -> ((ObjectNode) json.get("rights")).put("until", "soon"));
        refused("whole", json -> ((ObjectNode) json.at("/renditions/0")).put("shape", "round"));
        refused(
                "text/html",
                json -> ((ObjectNode) json.at("/renditions/0")).put("type", "text/html"));
    }

    private void refused(String word, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode json = MediumJson.write(new Album(folder).get(Album.PIER));
        change.accept(json);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MediumJson.read(json))
                .withMessageContaining(word);
    }

    @Test
    void blocksThatShowMediaReadBackAsTheyWereWritten() {
        Block.Picture picture = new Block.Picture(Album.PIER, "At noon.");
        for (Block block :
                List.of(
                        picture,
                        new Block.Gallery(
                                "Two", List.of(picture, new Block.Picture(Album.GULL, ""))),
                        new Block.Video(Album.FERRY, ""),
                        new Block.Audio(Album.SPEECH, "The speech."),
                        new Block.Document(Album.REPORT, "The report"))) {
            assertThat(BlockJson.read(BlockJson.write(block))).isEqualTo(block);
        }
    }

    @Test
    void aBlockWithoutAMediumIsRefusedWithTheField() {
        for (String type : List.of("picture", "video", "audio", "document")) {
            ObjectNode json = StoryJson.MAPPER.createObjectNode().put("type", type);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> BlockJson.read(json))
                    .withMessageContaining("“media”");
        }
        ObjectNode one = StoryJson.MAPPER.createObjectNode().put("type", "gallery");
        one.putArray("pictures").addObject().put("media", Album.PIER.toString());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BlockJson.read(one))
                .withMessageContaining("2 to 200");
    }
}
