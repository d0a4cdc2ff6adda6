package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Album.FERRY;
import static org.dateline.Album.GULL;
import static org.dateline.Album.PIER;
import static org.dateline.Album.REPORT;
import static org.dateline.Album.SPEECH;
import static org.dateline.press.Specimens.HOUSE;
import static org.dateline.press.Specimens.LATER;
import static org.dateline.press.Specimens.page;
import static org.dateline.press.Specimens.published;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.Album;
import org.dateline.ledger.Published;
import org.dateline.story.Block;
import org.dateline.story.Medium;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Pages that show pictures, films, recordings and documents.
class PicturePagesTest {
    private static final Block WORDS = Block.Paragraph.of("The pier is open.");
    private static final Block.Picture THE_PIER = new Block.Picture(PIER, "");
    private static final Block.Picture THE_GULL = new Block.Picture(GULL, "A gull, here.");

    @TempDir Path folder;
    private final Pages pages = new Pages();
    private Album album;

    @BeforeEach
    void open() {
        album = new Album(folder);
    }

    private Published.OfStory story(Block... body) {
        Story story = Specimens.story(List.of(body));
        List<Medium> media = story.media().stream().map(album::get).toList();
        return published(story, media, LATER);
    }

    private Document at(Instant now, Block... body) {
        return page(pages.story(HOUSE, story(body), now));
    }

    private Document at(Block... body) {
        return at(LATER, body);
    }

    @Test
    void aPictureComesInTheFormatsAndSizesThereAre() {
        Document page = at(THE_PIER);
        assertThat(page.select("figure.picture source").eachAttr("type"))
                .containsExactly("image/avif", "image/webp");
        Element image = page.expectFirst("figure.picture img");
        assertThat(image.attr("srcset")).contains(" 480w, ").endsWith(" 1200w");
        assertThat(image.attr("src")).startsWith("/media/").endsWith(".jpg");
        assertThat(image.attr("width")).isEqualTo("1200");
        assertThat(image.attr("height")).isEqualTo("800");
        assertThat(image.attr("alt")).isEqualTo("What is seen in picture " + PIER + ".");
        assertThat(image.attr("sizes")).isNotEmpty();
        assertThat(page.select("figure.picture rect").attr("fill")).isEqualTo("#8090a0");
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void creditAndCopyrightStandBelowEveryPicture() {
        Document page = at(THE_PIER, new Block.Gallery("Two", List.of(THE_PIER, THE_GULL)), WORDS);
        assertThat(page.select("figure.picture")).hasSize(3);
        for (Element figure : page.select("figure.picture")) {
            assertThat(figure.select(".owed").text())
                    .contains("Ada Lund / Coast Wire")
                    .contains("© 2026 Ada Lund");
            assertThat(figure.select(".owed a").attr("href"))
                    .isEqualTo("https://coast.example/terms");
        }
        assertThat(page.select(".says").eachText())
                .containsExactly("The pier at noon.", "The pier at noon.", "A gull, here.");
    }

    @Test
    void whatAStoryOpensWithIsFetchedAtOnceAndTheRestWhenItIsNear() {
        Document page = at(THE_PIER, WORDS, THE_GULL);
        assertThat(page.select("img").get(0).attr("fetchpriority")).isEqualTo("high");
        assertThat(page.select("img").get(0).hasAttr("loading")).isFalse();
        assertThat(page.select("img").get(1).attr("loading")).isEqualTo("lazy");
        assertThat(at(WORDS, THE_PIER).select("img").attr("loading")).isEqualTo("lazy");
    }

    @Test
    void everyPictureOfAGalleryHasAnAddressOfItsOwn() {
        Block.Gallery two = new Block.Gallery("Two", List.of(THE_PIER, THE_GULL));
        Document page = at(two, WORDS, new Block.Gallery("", List.of(THE_GULL, THE_PIER)));
        assertThat(page.select(".gallery figure").eachAttr("id"))
                .containsExactly("picture-1", "picture-2", "picture-3", "picture-4");
        assertThat(page.select(".gallery .index a").eachAttr("href"))
                .containsExactly("#picture-1", "#picture-2", "#picture-3", "#picture-4");
        assertThat(page.select(".gallery").eachAttr("aria-label"))
                .containsExactly("Two", "Gallery");
        assertThat(page.select(".strip").eachAttr("tabindex")).containsExactly("0", "0");
    }

    @Test
    void aVideoOffersItsPlaylistFirstThenTheBestFile() {
        Document page = at(new Block.Video(FERRY, ""));
        Element video = page.expectFirst("figure.video[data-player] video");
        assertThat(video.select("source").eachAttr("type"))
                .containsExactly("application/vnd.apple.mpegurl", "video/mp4", "video/mp4");
        assertThat(video.select("source").eachAttr("data-quality")).containsExactly("720p", "360p");
        assertThat(video.attr("preload")).isEqualTo("none");
        assertThat(video.attr("poster")).endsWith(".jpg");
        assertThat(video.attr("width")).isEqualTo("1280");
        assertThat(video.select("track[kind=captions]").attr("srclang")).isEqualTo("en");
        assertThat(page.select("figure.video .length").text()).contains("1:23");
    }

    private static List<String> scripts(Document page) {
        return page.select("script[src]").eachAttr("src");
    }

    @Test
    void scriptsComeOnlyWithWhatTheyServe() {
        List<String> always = List.of(Assets.size(), Assets.device(), Assets.tools());
        assertThat(scripts(at(WORDS, THE_PIER))).isEqualTo(always);
        assertThat(scripts(at(new Block.Audio(SPEECH, ""))))
                .containsAll(always)
                .hasSize(4)
                .contains(Assets.player());
        Block two = new Block.Gallery("Two", List.of(THE_PIER, THE_GULL));
        assertThat(scripts(at(two))).containsAll(always).hasSize(4).contains(Assets.gallery());
        assertThat(Assets.all()).containsKeys(Assets.player(), Assets.gallery());
    }

    @Test
    void aRecordingHasItsTranscriptBeneath() {
        Document page = at(new Block.Audio(SPEECH, ""));
        assertThat(page.select("figure.audio source").attr("type")).isEqualTo("audio/mpeg");
        assertThat(page.select("figure.audio + details p").text())
                .isEqualTo("Friends, the pier is open.");
        assertThat(page.select("figure.audio .length").text()).contains("1:01:00");
    }

    @Test
    void aDocumentSaysHowLargeItIs() {
        Document page = at(new Block.Document(REPORT, "Read the report"));
        assertThat(page.select(".document p a").text()).isEqualTo("Read the report");
        assertThat(page.select(".document p a").attr("href")).endsWith(".pdf");
        assertThat(page.select(".document .size").text()).isEqualTo("PDF, 1 kB");
        assertThat(page.select(".document .says")).as("its title again").isEmpty();
    }

    @Test
    void whereSomethingEndedThePageSaysSo() {
        album.put(album.picture(PIER, "Until now.", Optional.of(LATER)));
        Document before = at(LATER.minusMillis(1), WORDS, THE_PIER);
        assertThat(before.select("figure.picture")).hasSize(1);
        Document page = at(LATER, WORDS, THE_PIER);
        assertThat(page.select("figure, img, picture")).isEmpty();
        assertThat(page.select(".gone").text()).isEqualTo("This picture is no longer available.");
        assertThat(page.html()).doesNotContain("/media/").doesNotContain("Until now.");
    }

    @Test
    void aGalleryGoesOnWithoutWhatEnded() {
        album.put(album.picture(PIER, "Until now.", Optional.of(LATER)));
        Document page = at(new Block.Gallery("Two", List.of(THE_PIER, THE_GULL)));
        assertThat(page.select(".gallery figure").eachAttr("id")).containsExactly("picture-1");
        assertThat(page.select(".gallery .says").text()).isEqualTo("A gull, here.");
    }

    @Test
    void machinesAreToldWhosePictureItIs() {
        Document page = at(THE_PIER, new Block.Video(FERRY, ""));
        JsonNode data =
                StoryJson.parse(
                                page.select("script:not([src])")
                                        .html()
                                        .getBytes(StandardCharsets.UTF_8))
                        .at("/@graph/0");
        assertThat(data.at("/image/0/@type").asString()).isEqualTo("ImageObject");
        assertThat(data.at("/image/0/creator/name").asString()).isEqualTo("Ada Lund");
        assertThat(data.at("/image/0/creditText").asString()).isEqualTo("Ada Lund / Coast Wire");
        assertThat(data.at("/image/0/copyrightNotice").asString()).isEqualTo("© 2026 Ada Lund");
        assertThat(data.at("/image/0/license").asString()).isEqualTo("https://coast.example/terms");
        assertThat(data.at("/image/0/contentUrl").asString())
                .startsWith("https://light.example/media/");
        assertThat(data.at("/video/0/@type").asString()).isEqualTo("VideoObject");
        assertThat(data.at("/video/0/duration").asString()).isEqualTo("PT1M23S");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .startsWith("https://light.example/media/");
        assertThat(page.select("meta[property=og:image:width]").attr("content")).isEqualTo("1200");
    }

    @Test
    void aCardShowsItsStorysFirstPictureWhileReadersMaySeeIt() {
        album.put(album.picture(PIER, "Until later.", Optional.of(LATER)));
        Card card = Card.of(story(WORDS, THE_PIER));
        Document front = front(card.at(LATER.minusMillis(1)));
        assertThat(front.select(".card.lead img").attr("fetchpriority")).isEqualTo("high");
        assertThat(front.select(".card.lead .owed").text()).isEqualTo("Ada Lund / Coast Wire");
        Document after = front(card.at(LATER));
        assertThat(after.select(".card.lead h2").text()).isEqualTo("The pier is open again");
        assertThat(after.select(".card img")).isEmpty();
    }

    @Test
    void aCardOfAVideoSaysHowLongItIs() {
        Card card = Card.of(story(new Block.Video(FERRY, "")));
        assertThat(front(card).select(".shot .length").text()).contains("1:23");
    }

    private Document front(Card card) {
        return page(pages.front(Specimens.home(List.of(card))));
    }
}
