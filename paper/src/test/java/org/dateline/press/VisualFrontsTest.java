package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Album.FERRY;
import static org.dateline.Album.GULL;
import static org.dateline.Album.PIER;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.illustrated;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.story.Block;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.MediaId;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fronts of galleries and films, their rails, and what the home front shows of them.
class VisualFrontsTest {
    private static final Block WORDS = Block.Paragraph.of("Words.");
    private static final Block.Picture THE_PIER = new Block.Picture(PIER, "");
    private static final Block.Picture THE_GULL = new Block.Picture(GULL, "");
    private static final Block GALLERY = new Block.Gallery("Two", List.of(THE_PIER, THE_GULL));
    private static final Block FILM = new Block.Video(FERRY, "");

    @TempDir Path folder;
    @TempDir Path made;
    private Newsdesk newsdesk;
    private Printshop shop;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        shop = new Printshop(newsdesk, made);
    }

    /// All stands as the ledger says at the end of every test.
    @AfterEach
    void close() {
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
        shop.close();
        newsdesk.close();
    }

    private Publication published(String headline, Block... body) {
        return published(illustrated(headline, body));
    }

    private Publication published(Story story) {
        newsdesk.clock.pass(Duration.ofSeconds(1));
        Publication publication = newsdesk.published(story);
        shop.follow();
        return publication;
    }

    private List<String> headlines(String path) {
        return shop.at(path).select("main .card h2, main .card h3").eachText();
    }

    private List<String> rail(String kind) {
        return shop.at("/404").select(".rails ." + kind + " .said").eachText();
    }

    @Test
    void storiesStandWhereTheirPicturesAndFilmsDo() {
        published("Words alone", WORDS);
        published("A picture", WORDS, THE_PIER);
        published("A gallery", WORDS, GALLERY);
        published("A film", FILM, WORDS);
        published("Both", GALLERY, FILM);
        assertThat(headlines("/photos")).containsExactly("Both", "A gallery");
        assertThat(headlines("/videos")).containsExactly("Both", "A film");
        assertThat(rail("photos")).containsExactly("Both", "A gallery");
        assertThat(rail("videos")).containsExactly("Both", "A film");
    }

    @Test
    void fourDifferentPicturesAreAsGoodAsAGallery() {
        List<Block.Picture> four =
                IntStream.rangeClosed(21, 24)
                        .mapToObj(MediaId::new)
                        .map(id -> newsdesk.album.picture(id, "Number " + id, Optional.empty()))
                        .peek(newsdesk.album::put)
                        .map(picture -> new Block.Picture(picture.id(), ""))
                        .toList();
        published("Four", four.toArray(Block.Picture[]::new));
        published("Three", four.subList(1, 4).toArray(Block.Picture[]::new));
        published("One four times", THE_PIER, THE_PIER, THE_PIER, THE_PIER);
        assertThat(headlines("/photos")).containsExactly("Four");
        assertThat(shop.at("/photos").select(".card .length").text()).isEqualTo("4 pictures");
    }

    @Test
    void withoutGalleriesAndFilmsTheFrontsSaySoAndTheRailsSayNothing() {
        published("Words alone", WORDS);
        assertThat(shop.at("/photos").select("main h2").text())
                .isEqualTo("No gallery has appeared in this paper yet.");
        assertThat(shop.at("/videos").select("main h2").text())
                .isEqualTo("No film has appeared in this paper yet.");
        assertThat(shop.at("/").select(".rails .photos, .rails .videos")).isEmpty();
        assertThat(shop.at("/").select(".foot .sections a").eachAttr("href"))
                .endsWith("/photos", "/videos");
    }

    @Test
    void aCardShowsThePictureInItsRatioHowManyThereAreAndHowLongTheFilmIs() {
        published("Both", THE_PIER, GALLERY, FILM);
        Element photo = shop.at("/photos").expectFirst(".card");
        assertThat(photo.select("img").attr("width")).isEqualTo("480");
        assertThat(photo.select("img").attr("height")).isEqualTo("320");
        assertThat(photo.select("img").attr("alt")).contains("picture " + PIER);
        assertThat(photo.select(".length").text()).isEqualTo("2 pictures");
        assertThat(photo.select(".owed").text()).isEqualTo("Ada Lund / Coast Wire");
        assertThat(shop.at("/videos").select(".card .length").text()).contains("1:23");
    }

    @Test
    void theRailsAreShortLeadToTheFrontsAndFetchPicturesWhenTheyAreNear() {
        for (int each = 1; each <= 6; each++) {
            published("Number " + each, GALLERY, FILM);
        }
        assertThat(rail("photos")).containsExactly("Number 6", "Number 5", "Number 4", "Number 3");
        assertThat(rail("videos")).containsExactly("Number 6", "Number 5", "Number 4");
        Document page = shop.at("/404");
        assertThat(page.select(".rails .photos .more a").attr("href")).isEqualTo("/photos");
        assertThat(page.select(".rails .videos .more a").attr("href")).isEqualTo("/videos");
        assertThat(page.select(".rails img"))
                .hasSize(7)
                .allMatch(image -> image.attr("loading").equals("lazy"))
                .allMatch(image -> !image.attr("width").isEmpty())
                .allMatch(image -> !image.attr("height").isEmpty());
        assertThat(page.select(".rails .photos .length").eachText()).containsOnly("2 pictures");
        assertThat(page.expectFirst(".rails .videos .length").text()).contains("1:23");
    }

    @Test
    void aStoryThatLosesItsGalleryLeavesTheFront() {
        Publication gallery = published("A gallery", GALLERY);
        StoryId id = Printshop.id(gallery.path());
        newsdesk.desk.save(MIRA, id, 1, illustrated("Words now", WORDS));
        newsdesk.desk.file(MIRA, id);
        newsdesk.desk.pass(TOM, id, OptionalInt.empty());
        newsdesk.desk.publish(TOM, id, OptionalInt.empty());
        shop.follow();
        assertThat(shop.at("/photos").select(".card")).isEmpty();
        assertThat(rail("photos")).isEmpty();
    }

    @Test
    void aWithdrawnFilmLeavesTheFront() {
        Publication film = published("A film", FILM);
        newsdesk.desk.withdraw(INES, Printshop.id(film.path()), "Not so.");
        shop.follow();
        assertThat(shop.at("/videos").select(".card")).isEmpty();
        assertThat(rail("videos")).isEmpty();
    }

    @Test
    void whatReadersMustNotSeeAnyMoreIsNeitherShownNorCounted() {
        Instant end = newsdesk.clock.instant().plus(Duration.ofHours(1));
        newsdesk.album.put(newsdesk.album.picture(GULL, "A gull.", Optional.of(end)));
        published("Two", new Block.Gallery("", List.of(THE_PIER, THE_GULL)));
        published("The gull first", new Block.Gallery("", List.of(THE_GULL, THE_PIER)));
        shop.press.tendShelf();
        newsdesk.clock.pass(Duration.ofHours(1));
        shop.follow();
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (shop.at("/photos").select(".card img").size() > 1 || rail("photos").size() > 1) {
            assertThat(System.nanoTime()).as("it should have come to be").isLessThan(patience);
            Thread.onSpinWait();
        }
        Document front = shop.at("/photos");
        assertThat(front.select(".card img")).hasSize(1);
        assertThat(front.select(".card .length")).isEmpty();
        assertThat(rail("photos")).containsExactly("Two");
    }

    @Test
    void theDeskArrangesThem() {
        Publication first = published("First", GALLERY);
        published("Second", GALLERY);
        Publication words = published("Words alone", WORDS);
        newsdesk.desk.arrange(
                TOM, "photos", List.of(Printshop.id(words.path()), Printshop.id(first.path())));
        shop.follow();
        assertThat(headlines("/photos")).containsExactly("Words alone", "First", "Second");
        assertThat(rail("photos")).containsExactly("First", "Second");
        assertThat(shop.press.fronts().get("photos"))
                .startsWith(Printshop.id(words.path()), Printshop.id(first.path()));
    }

    @Test
    void everyEditionHasItsOwn() {
        Section politics = new Section(new Slug("politics"), "政治");
        newsdesk.desk.settle(
                INES,
                List.of(
                        new Edition(
                                new Slug("zh"),
                                new Language("zh-Hans"),
                                "港口之光",
                                List.of(politics))));
        published("A gallery", GALLERY);
        published(chinese("渡轮", GALLERY));
        assertThat(headlines("/zh/photos")).containsExactly("渡轮");
        assertThat(headlines("/photos")).containsExactly("A gallery");
        Document page = shop.at("/zh/photos");
        assertThat(page.select("h1.front").text()).isEqualTo("图片");
        assertThat(page.select(".card .length").text()).isEqualTo("2 张图片");
        assertThat(page.select(".rails .photos .more a").attr("href")).isEqualTo("/zh/photos");
        assertThat(page.select(".editions a").eachAttr("href"))
                .containsExactly("/photos", "/zh/photos");
        newsdesk.desk.settle(INES, List.of());
        shop.follow();
        assertThat(shop.at("/zh/photos").text()).isEqualTo("NOTHING");
    }

    private static Story chinese(String headline, Block... body) {
        Story story = illustrated(headline, body);
        return new Story(
                story.headline(),
                story.headlines(),
                new Language("zh-Hans"),
                story.section(),
                story.kicker(),
                story.standfirst(),
                story.source(),
                story.byline(),
                story.editor(),
                story.dateline(),
                story.topics(),
                story.relations(),
                story.body());
    }

    @Test
    void theHomeFrontShowsNoStoryTwiceAndEveryOneTheDeskArranged() {
        List<Publication> galleries =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(each -> published("Gallery " + each, GALLERY))
                        .toList();
        for (int each = 1; each <= 12; each++) {
            published("Number " + each, WORDS);
        }
        StoryId first = Printshop.id(galleries.getFirst().path());
        newsdesk.desk.arrange(TOM, "home", List.of(first));
        shop.follow();
        Document home = shop.at("/");
        assertThat(home.select(".lead h2").text()).isEqualTo("Gallery 1");
        assertThat(home.select(".second h3").eachText())
                .containsExactly("Number 12", "Number 11", "Number 10", "Number 9");
        assertThat(home.select(".belt h3").eachText()).containsExactly("Gallery 3", "Gallery 2");
        assertThat(home.select("#part-politics a").attr("href")).isEqualTo("/politics");
        assertThat(home.select(".few h3").eachText())
                .containsExactly("Number 8", "Number 7", "Number 6", "Number 5");
        assertThat(home.select(".briefs h3").eachText())
                .containsExactly("Number 4", "Number 3", "Number 2", "Number 1");
        assertThat(home.select("#part-science")).isEmpty();
        List<String> shown = home.select("main .card h2 a, main .card h3 a").eachAttr("href");
        assertThat(shown).doesNotHaveDuplicates().hasSize(15);
    }

    @Test
    void aSectionsOrderIsItsOrderOnTheHomeFrontToo() {
        Publication first = published("Number 0", WORDS);
        for (int each = 1; each <= 9; each++) {
            published("Number " + each, WORDS);
        }
        newsdesk.desk.arrange(TOM, "politics", List.of(Printshop.id(first.path())));
        shop.follow();
        assertThat(shop.at("/").expectFirst(".few h3").text()).isEqualTo("Number 0");
    }
}
