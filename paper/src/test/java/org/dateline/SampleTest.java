package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.media.FileType;
import org.dateline.staff.Right;
import org.dateline.story.Block;
import org.dateline.story.Edition;
import org.dateline.story.Mark;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SampleTest {
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\b(lorem|ipsum|t[o]do|tb[acd]|tk+|foo|placeholder|dummy)\\b",
                    Pattern.CASE_INSENSITIVE);

    private final Sample sample = Sample.load();

    @Test
    void everySectionHasEightStoriesAtLeast() {
        assertThat(sample.sections()).extracting(Section::name).hasSize(7).contains("Politics");
        assertThat(sample.pieces()).hasSizeGreaterThanOrEqualTo(60);
        for (Section section : sample.sections()) {
            assertThat(sample.pieces().stream().map(Sample.Piece::story).map(Story::section))
                    .filteredOn(section.slug()::equals)
                    .as(section.name())
                    .hasSizeGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void noTwoStoriesShareAHeadlineOrAnAddress() {
        assertThat(versions().map(Story::headline).distinct())
                .hasSameSizeAs(versions().map(Story::slug).distinct().toList());
        assertThat(sample.pieces()).extracting(Sample.Piece::slug).doesNotHaveDuplicates();
        Set<Slug> taken = new HashSet<>(sample.sections().stream().map(Section::slug).toList());
        assertThat(sample.pages()).allMatch(page -> taken.add(page.slug()));
    }

    @Test
    void noTwoStoriesShareASentence() {
        Map<String, Slug> said = new HashMap<>();
        for (Sample.Piece piece : sample.pieces()) {
            for (String sentence : sentences(piece.story())) {
                Slug before = said.put(sentence, piece.slug());
                assertThat(before)
                        .as("“%s” of %s stands elsewhere", sentence, piece.slug().text())
                        .isIn(null, piece.slug());
            }
        }
        assertThat(said).hasSizeGreaterThan(600);
    }

    /// Those of five words and more.
    private static List<String> sentences(Story story) {
        return Stream.concat(
                        Stream.of(story.standfirst()),
                        story.body().stream().flatMap(SampleTest::texts).map(Text::plain))
                .flatMap(text -> Stream.of(text.split("(?<=[.?!]”?)\\s+")))
                .filter(sentence -> sentence.split("\\s+").length >= 5)
                .toList();
    }

    @Test
    void severalStoriesShareATopicAndMostHaveOneThatDoes() {
        Map<String, Long> stories =
                sample.pieces().stream()
                        .flatMap(piece -> piece.story().topics().stream())
                        .collect(Collectors.groupingBy(topic -> topic, Collectors.counting()));
        assertThat(stories.values()).filteredOn(count -> count >= 3).hasSizeGreaterThanOrEqualTo(8);
        assertThat(sample.pieces())
                .filteredOn(
                        p ->
                                p.story().topics().stream()
                                        .anyMatch(t -> stories.getOrDefault(t, 0L) > 1))
                .hasSizeGreaterThanOrEqualTo(45);
    }

    @Test
    void whatToReadNextCameBefore() {
        Map<Slug, Duration> ages = new HashMap<>();
        sample.pieces().forEach(piece -> ages.put(piece.slug(), piece.age()));
        List<Sample.Piece> referring =
                sample.pieces().stream().filter(piece -> !piece.related().isEmpty()).toList();
        assertThat(referring).hasSizeGreaterThanOrEqualTo(10);
        for (Sample.Piece piece : referring) {
            assertThat(piece.related())
                    .as(piece.slug().text())
                    .doesNotHaveDuplicates()
                    .allMatch(
                            slug ->
                                    ages.getOrDefault(slug, Duration.ZERO).compareTo(piece.age())
                                            > 0);
        }
        assertThat(StoryJson.parse(SampleReader.bytes("paper.json")).get("related").propertyNames())
                .as("names only stories there are")
                .hasSameSizeAs(referring);
    }

    @Test
    void everyStoryIsSignedAndPassedBySomebodyElse() {
        for (Sample.Piece piece : sample.pieces()) {
            assertThat(piece.story().dateline()).as(piece.slug().text()).isNotEmpty();
            assertThat(piece.story().topics()).as(piece.slug().text()).isNotEmpty();
            assertThat(piece.story().byline())
                    .allMatch(name -> sample.member(name).isPresent())
                    .doesNotContain(piece.editor().name());
            assertThat(piece.editor().may(Right.PUBLISH)).isTrue();
            assertThat(piece.acts()).noneMatch(act -> act.by().equals(piece.writer()));
        }
    }

    @Test
    void storiesAreAsLongAsStoriesAre() {
        List<Integer> lengths = sample.pieces().stream().map(p -> words(p.story())).toList();
        assertThat(lengths).allMatch(words -> words >= 110 && words <= 900);
        assertThat(lengths).anyMatch(words -> words < 150).anyMatch(words -> words > 700);
    }

    @Test
    void everyKindOfBlockWithWordsIsShown() {
        Set<Class<?>> kinds = new HashSet<>();
        versions().forEach(story -> story.body().forEach(block -> kinds.add(block.getClass())));
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        Block.Paragraph.class,
                        Block.Heading.class,
                        Block.Quote.class,
                        Block.Listing.class,
                        Block.Table.class,
                        Block.FactBox.class,
                        Block.Embed.class);
    }

    @Test
    void everyPictureHasItsStoryAndSaysWhatItShows() {
        List<ObjectNode> pictures = new ArrayList<>();
        pictured("pictures").forEach(pictures::add);
        for (ObjectNode gallery : pictured("galleries")) {
            assertThat(gallery.get("pictures").size()).isGreaterThanOrEqualTo(4);
            gallery.get("pictures").forEach(each -> pictures.add((ObjectNode) each));
        }
        assertThat(pictured("galleries")).hasSizeGreaterThanOrEqualTo(8);
        assertThat(pictures).hasSizeGreaterThanOrEqualTo(44);
        assertThat(pictures)
                .extracting(picture -> StoryJson.string(picture, "scene"))
                .doesNotHaveDuplicates();
        for (ObjectNode picture : pictures) {
            assertThat(StoryJson.string(picture, "caption")).endsWith(".");
            assertThat(StoryJson.string(picture, "alt")).endsWith(".");
            assertThat(sample.member(StoryJson.string(picture, "creator"))).isPresent();
            assertThat(SampleArt.paint(StoryJson.string(picture, "scene"), 60).getHeight())
                    .isEqualTo(40);
        }
        Set<String> slugs = new HashSet<>();
        sample.pieces().forEach(piece -> slugs.add(piece.slug().text()));
        for (String list : List.of("pictures", "galleries", "films", "sounds", "documents")) {
            assertThat(pictured(list)).allMatch(x -> slugs.contains(StoryJson.string(x, "story")));
        }
    }

    @Test
    void theOtherEditionsTellStoriesOfTheFirst() {
        Set<Slug> slugs = new HashSet<>();
        sample.pieces().forEach(piece -> slugs.add(piece.slug()));
        assertThat(sample.editions()).extracting(e -> e.slug().text()).containsExactly("zh", "ar");
        for (Edition edition : sample.editions()) {
            List<Sample.Translation> told =
                    sample.translations().stream()
                            .filter(t -> t.story().language().equals(edition.language()))
                            .toList();
            assertThat(told)
                    .hasSizeGreaterThanOrEqualTo(edition.slug().text().equals("zh") ? 12 : 4);
            assertThat(told).extracting(Sample.Translation::original).doesNotHaveDuplicates();
            assertThat(told)
                    .allMatch(t -> slugs.contains(t.original()))
                    .allMatch(t -> !t.writer().equals(t.editor()))
                    .allMatch(
                            t ->
                                    edition.sections().stream()
                                            .anyMatch(s -> s.slug().equals(t.story().section())));
        }
    }

    @Test
    void theFilmsAreSmall() {
        for (ObjectNode film : pictured("films")) {
            byte[] bytes = SampleReader.bytes(StoryJson.string(film, "film") + ".mp4");
            assertThat(FileType.of(bytes)).contains(FileType.MP4);
            assertThat(bytes).hasSizeLessThan(300_000);
        }
    }

    @Test
    void theRecordingCanBeReadAndTheDocumentIsOne() {
        for (ObjectNode sound : pictured("sounds")) {
            byte[] bytes = SampleReader.bytes(StoryJson.string(sound, "file") + ".m4a");
            assertThat(FileType.of(bytes)).contains(FileType.M4A);
            assertThat(bytes).hasSizeLessThan(300_000);
            assertThat(StoryJson.strings(sound, "transcript")).isNotEmpty();
        }
        for (ObjectNode document : pictured("documents")) {
            byte[] bytes = SampleReader.bytes(StoryJson.string(document, "file") + ".pdf");
            assertThat(FileType.of(bytes)).contains(FileType.PDF);
            assertThat(bytes).hasSizeLessThan(300_000);
        }
    }

    private static List<ObjectNode> pictured(String list) {
        return StoryJson.parse(SampleReader.bytes("pictures.json"))
                .get(list)
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    @Test
    void nothingWasLeftToBeWritten() {
        versions()
                .map(story -> StoryJson.write(story, story.section().text()).toString())
                .forEach(json -> assertThat(json).doesNotContainPattern(PLACEHOLDER));
        sample.pages().stream()
                .flatMap(page -> page.paragraphs().stream())
                .forEach(text -> assertThat(text.plain()).doesNotContainPattern(PLACEHOLDER));
    }

    @Test
    void linksLeadOnlyToExamples() {
        Stream<String> sources = versions().map(story -> story.source().url());
        Stream<String> marks =
                versions()
                        .flatMap(story -> story.body().stream())
                        .flatMap(SampleTest::texts)
                        .flatMap(text -> text.marks().stream())
                        .filter(Mark.Link.class::isInstance)
                        .map(mark -> ((Mark.Link) mark).href());
        assertThat(Stream.concat(sources, marks).filter(url -> !url.isEmpty()))
                .isNotEmpty()
                .allMatch(url -> url.startsWith("https://example.org/"));
    }

    @Test
    void fourAreCorrectedTwoAreUpdatedAndOneIsWithdrawn() {
        List<Sample.Act> acts = sample.pieces().stream().flatMap(p -> p.acts().stream()).toList();
        assertThat(acts).filteredOn(Sample.Act.Correct.class::isInstance).hasSize(4);
        assertThat(acts).filteredOn(Sample.Act.Withdraw.class::isInstance).hasSize(1);
        assertThat(acts).filteredOn(Sample.Act.Update.class::isInstance).hasSize(3);
        for (Sample.Piece piece : sample.pieces()) {
            Duration before = piece.age();
            for (Sample.Act act : piece.acts()) {
                assertThat(act.age()).as(piece.slug().text()).isLessThan(before);
                before = act.age();
            }
        }
    }

    @Test
    void storiesStandInOrderOfTheirAge() {
        assertThat(sample.pieces())
                .extracting(Sample.Piece::age)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void frontsNameStoriesThatCanBeRead() {
        List<Slug> live =
                sample.pieces().stream()
                        .filter(
                                p ->
                                        p.acts().stream()
                                                .noneMatch(Sample.Act.Withdraw.class::isInstance))
                        .map(Sample.Piece::slug)
                        .toList();
        assertThat(sample.fronts()).containsKeys("top-news", "home");
        for (Map.Entry<String, List<Slug>> front : sample.fronts().entrySet()) {
            assertThat(live).as(front.getKey()).containsAll(front.getValue());
            assertThat(front.getValue()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theFooterSpeaksMoreThanOneScript() {
        assertThat(sample.notices()).extracting(n -> n.language()).contains("en", "el");
        assertThat(sample.pages())
                .extracting(page -> page.slug().text())
                .startsWith("about", "jobs", "contact", "privacy", "masthead");
    }

    @Test
    void everyEditionSaysWhoMakesItWhatItKnowsOfReadersAndWhereToWrite() {
        for (Edition edition : sample.editions()) {
            assertThat(sample.pages())
                    .filteredOn(page -> page.language().equals(edition.language()))
                    .extracting(page -> page.slug().text().replaceFirst("-.*", ""))
                    .containsExactly("about", "privacy", "contact");
        }
    }

    @Test
    void theMastheadNamesEverybody() {
        String masthead =
                sample.pages().stream()
                        .filter(page -> page.slug().text().equals("masthead"))
                        .flatMap(page -> page.paragraphs().stream())
                        .map(Text::plain)
                        .collect(Collectors.joining("\n"));
        assertThat(sample.staff()).allMatch(p -> masthead.contains(p.member().name()));
    }

    private Stream<Story> versions() {
        return sample.pieces().stream()
                .flatMap(
                        piece ->
                                Stream.concat(
                                        Stream.of(piece.story()),
                                        piece.acts().stream().flatMap(SampleTest::story)));
    }

    private static Stream<Story> story(Sample.Act act) {
        return switch (act) {
            case Sample.Act.Update update -> Stream.of(update.story());
            case Sample.Act.Correct correct -> Stream.of(correct.story());
            case Sample.Act.Withdraw _ -> Stream.empty();
        };
    }

    private static int words(Story story) {
        return story.body().stream()
                .flatMap(SampleTest::texts)
                .mapToInt(text -> text.plain().split("\\s+").length)
                .sum();
    }

    private static Stream<Text> texts(Block block) {
        return switch (block) {
            case Block.Paragraph(Text text) -> Stream.of(text);
            case Block.Heading(_, Text text) -> Stream.of(text);
            case Block.Quote(Text text, _) -> Stream.of(text);
            case Block.Listing(_, List<Text> items) -> items.stream();
            case Block.Table(_, List<List<String>> rows) ->
                    rows.stream().flatMap(List::stream).filter(c -> !c.isEmpty()).map(Text::plain);
            case Block.FactBox(_, List<Text> paragraphs) -> paragraphs.stream();
            case Block.Picture _,
                    Block.Gallery _,
                    Block.Video _,
                    Block.Audio _,
                    Block.Document _,
                    Block.Embed _ ->
                    Stream.of();
        };
    }
}
