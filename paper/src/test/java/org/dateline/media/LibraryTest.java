package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import javax.imageio.ImageIO;
import org.dateline.Newsdesk;
import org.dateline.ledger.Backup;
import org.dateline.ledger.Damaged;
import org.dateline.media.Item.Description;
import org.dateline.staff.Member;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.dateline.story.Shape;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private static final StoryId STORY = StoryId.random(new Random(1));

    @TempDir private Path folder;
    private Newsdesk paper;
    private Library library;

    @BeforeEach
    void open() {
        paper = Newsdesk.open(folder);
        library = paper.pictures.library();
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void aFileComesInIsKeptAndIsReadAgainAfterARestart() throws IOException {
        byte[] bytes = Shelf.picture("jpg", 1);
        Item item = add(bytes, "bridge.jpg");
        assertThat(item.original().type()).isEqualTo(FileType.JPEG);
        assertThat(item.prints().renditions()).isNotEmpty();
        paper = paper.reopen();
        library = paper.pictures.library();
        assertThat(library.item(item.id())).isEqualTo(item);
        assertThat(Files.readAllBytes(library.original(item))).isEqualTo(bytes);
        assertThat(library.check((_, _) -> {})).isEmpty();
    }

    @Test
    void aPictureWhoseCardIsAllOfItIsTakenIn() throws IOException {
        BufferedImage threeToTwo = new BufferedImage(640, 427, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(threeToTwo, "jpeg", jpeg);
        Item item = add(jpeg.toByteArray(), "card.jpg");
        assertThat(item.prints().renditions())
                .extracting(Rendition::shape)
                .contains(Shape.WHOLE, Shape.CARD);
        assertThat(library.check((_, _) -> {})).isEmpty();
    }

    @Test
    void theSameFileIsTheItemThatIsThere() {
        Item first = add(Shelf.pdf("one"), "one.pdf");
        Library.Added again = bring(Newsdesk.TOM, Shelf.pdf("one"), "two.pdf");
        assertThat(again.known()).isTrue();
        assertThat(again.item()).isEqualTo(first);
    }

    @Test
    void aFileOfNoKnownTypeIsRefusedWhateverItIsCalled() {
        byte[] page = "<html><script>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> add(page, "bridge.jpg"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“bridge.jpg” is not a picture");
        assertThat(found("")).isEmpty();
    }

    @Test
    void nothingIsLeftOfWhatWasOnItsWay() throws IOException {
        add(Shelf.pdf("one"), "one.pdf");
        try (var left = Files.list(folder.resolve("media/arriving"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void everyWordThatIsSaidIsFoundInAnyScript() {
        Item bridge = add(Shelf.picture("png", 1), "DSC_1.png");
        Item port = add(Shelf.picture("png", 2), "DSC_2.png");
        said(bridge, Property.CAPTION, "Café at the Harbour Bridge");
        said(port, Property.CAPTION, "货船驶入新港口");
        assertThat(found("harbour bridge")).containsExactly(bridge.id());
        assertThat(found("CAFE")).containsExactly(bridge.id());
        assertThat(found("harb")).containsExactly(bridge.id());
        assertThat(found("港口")).containsExactly(port.id());
        assertThat(found("口港")).isEmpty();
        assertThat(found("dsc")).containsExactly(port.id(), bridge.id());
        assertThat(found("\"; drop table")).isEmpty();
        assertThat(found("?!")).isEmpty();
    }

    @Test
    void filtersHoldTogetherAndPagesGoOn() {
        Item drawing = add(Shelf.picture("png", 1), "a.png");
        Item older = add(Shelf.pdf("1"), "b.pdf");
        Item newer = add(Shelf.pdf("2"), "c.pdf");
        said(older, Property.SOURCE, "Marlow Pictures");
        assertThat(found(search().kind(FileType.Kind.DOCUMENT)))
                .containsExactly(newer.id(), older.id());
        assertThat(found(Search.newest(2))).containsExactly(newer.id(), older.id());
        assertThat(found(Search.newest(2).before(older.id()))).containsExactly(drawing.id());
        assertThat(found(search().source("marlow pictures"))).containsExactly(older.id());
        assertThat(found(search().missingAlt())).containsExactly(drawing.id());
        said(drawing, Property.ALT, "A square.");
        assertThat(found(search().missingAlt())).isEmpty();
    }

    @Test
    void whatExpiresSoonIsFoundToTheDay() {
        Item item = add(Shelf.pdf("1"), "a.pdf");
        terms(item, until(paper.clock.instant().plus(Duration.ofDays(10))));
        assertThat(found(search().expiring(9))).isEmpty();
        assertThat(found(search().expiring(10))).containsExactly(item.id());
    }

    @Test
    void collectionsAreFilteredLikeEverythingElse() {
        Item item = add(Shelf.pdf("1"), "a.pdf");
        add(Shelf.pdf("2"), "b.pdf");
        MediaCollections collections = paper.pictures.collections();
        long id = collections.make(Newsdesk.TOM, "Election night").id();
        assertThat(collections.put(Newsdesk.TOM, id, item.id()).items()).isEqualTo(1);
        assertThat(found(search().collection(id))).containsExactly(item.id());
        said(item, Property.CAPTION, "Still in there");
        assertThat(found(search().collection(id))).containsExactly(item.id());
        collections.take(Newsdesk.TOM, id, item.id());
        assertThat(found(search().collection(id))).isEmpty();
        assertThatThrownBy(() -> collections.make(Newsdesk.MIRA, "Mine"))
                .hasMessageContaining("kept by editors");
        assertThatThrownBy(() -> collections.make(Newsdesk.TOM, "Election night"))
                .hasMessageContaining("already");
    }

    @Test
    void aStaleChangeIsRefusedAndEveryChangeIsKept() {
        Item item = add(Shelf.pdf("1"), "a.pdf");
        said(item, Property.CAPTION, "First");
        assertThatThrownBy(() -> describe(Newsdesk.MIRA, item, item.description()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Version 1 of “a.pdf” is not the newest; that is 2.");
        said(item, Property.CAPTION, "Second");
        List<Change> changes = library.changes(item.id());
        assertThat(changes).extracting(Change::version).containsExactly(2, 1);
        assertThat(changes.getFirst().by()).isEqualTo("Tom Ahlgren");
        assertThat(changes.getFirst().before().at("/description/metadata/caption").asString())
                .isEqualTo("First");
    }

    @Test
    void aReporterDescribesTheirOwnAndRightsAreAnEditors() {
        Item own = add(Shelf.pdf("1"), "a.pdf");
        Item said = describe(Newsdesk.MIRA, own, with(own, Property.CAPTION, "Mine"));
        assertThat(said.version()).isEqualTo(2);
        assertThatThrownBy(() -> describe(Newsdesk.MIRA, said, with(said, Property.CREDIT, "Me")))
                .hasMessageContaining("an editor's to change");
        Item toms = bring(Newsdesk.TOM, Shelf.pdf("2"), "b.pdf").item();
        assertThatThrownBy(() -> describe(Newsdesk.MIRA, toms, with(toms, Property.CAPTION, "?")))
                .hasMessageContaining("brought in by Tom Ahlgren");
    }

    @Test
    void aPrintHasThePublicFacts() {
        Item item = publishable();
        Medium medium = print(item);
        assertThat(medium.caption()).isEqualTo("A paper.");
        assertThat(medium.original()).isEqualTo(item.original().digest());
        assertThat(medium.renditions()).isEqualTo(item.prints().renditions());
        assertThat(medium.rights()).isEqualTo(Rights.UNKNOWN);
    }

    @Test
    void captionAndAlternativeTextAreNeededUnlessDecorative() {
        Item item = add(Shelf.picture("jpg", 1), "a.jpg");
        refusesToPrint(item, "“a.jpg” has no caption");
        said(item, Property.CAPTION, "A square.");
        refusesToPrint(item, "has no alternative text");
        describe(
                Newsdesk.TOM,
                library.item(item.id()),
                new Description(Metadata.NOTHING, true, List.of()));
        assertThat(print(item)).isInstanceOf(Medium.Picture.class);
    }

    @Test
    void rightsThatEndedOrHaveNotBegunStopAPublication() {
        Item item = publishable();
        Instant now = paper.clock.instant();
        terms(item, until(now.plusSeconds(60)));
        assertThat(print(item).rights().until()).contains(now.plusSeconds(60));
        paper.clock.pass(Duration.ofSeconds(60));
        refusesToPrint(item, "ended at");
        terms(
                item,
                Terms.agreed(
                        List.of(), Optional.of(now.plusSeconds(120)), Optional.empty(), "", false));
        refusesToPrint(item, "may not be shown before");
        paper.clock.pass(Duration.ofSeconds(60));
        assertThat(print(item)).isNotNull();
    }

    @Test
    void askFirstAndATerritoryWaitForAnEditorsClearance() {
        Item item = publishable();
        terms(item, asking(true));
        refusesToPrint(item, "wants to be asked first");
        int version = library.item(item.id()).version();
        assertThatThrownBy(() -> library.clear(Newsdesk.MIRA, item.id(), version))
                .hasMessageContaining("an editor's");
        library.clear(Newsdesk.TOM, item.id(), version);
        assertThat(print(item)).isNotNull();
        terms(item, asking(true, "NO", "SE"));
        refusesToPrint(item, "wants to be asked first");
        terms(item, asking(false, "NO", "SE"));
        refusesToPrint(item, "in NO, SE only");
    }

    @Test
    void whatWasWithdrawnIsNotPrintedAgainWhateverIsSaidOfIt() {
        Item item = publishable();
        paper.database.write(
                t -> {
                    Instant now = paper.clock.instant();
                    library.withdraw(t, Newsdesk.TOM, item.id(), now, "It was staged.");
                    return item;
                });
        refusesToPrint(item, "was withdrawn (It was staged.)");
        said(item, Property.CAPTION, "Another caption");
        terms(item, Terms.NONE);
        refusesToPrint(item, "was withdrawn");
    }

    @Test
    void creditAndCropsAreInTheRenditionsBeforeTheChangeAnswers() {
        Item item = add(Shelf.picture("jpg", 1), "a.jpg");
        said(item, Property.CREDIT, "Ada Lund/Marlow Pictures");
        Item now = library.item(item.id());
        assertThat(now.prints()).isNotEqualTo(item.prints());
        for (Rendition rendition : now.prints().renditions()) {
            assertThat(credit(rendition)).isEqualTo("Ada Lund/Marlow Pictures");
        }
        Item cut = library.frame(Newsdesk.TOM, item.id(), 2, new Framing(0.1, 0.9, Map.of()));
        assertThat(cut.prints().renditions()).isNotEqualTo(now.prints().renditions());
        terms(item, asking(true));
        assertThat(library.item(item.id()).prints()).isEqualTo(cut.prints());
    }

    @Test
    void captionsOfAVideoAreCheckedKeptAndPrinted() {
        Item film = add(Shelf.film(1), "bridge.webm");
        String cue = "00:01.000 --> 00:02.000\nThe bridge is open.";
        Item captioned =
                library.caption(Newsdesk.MIRA, film.id(), 1, "EN", "English", "WEBVTT\n\n" + cue);
        assertThat(captioned.prints().tracks())
                .extracting(Medium.Track::language)
                .containsExactly("en");
        assertThat(library.file(captioned.prints().tracks().getFirst().file()))
                .content()
                .contains("The bridge is open.");
        said(film, Property.CAPTION, "A bridge.");
        assertThat(((Medium.Video) print(film)).tracks()).isEqualTo(captioned.prints().tracks());
        assertThatThrownBy(() -> library.caption(Newsdesk.MIRA, film.id(), 3, "en", "English", "?"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> library.caption(Newsdesk.MIRA, film.id(), 3, "12", "English", cue))
                .hasMessageContaining("“12” is not a language");
        Item bare = library.caption(Newsdesk.MIRA, film.id(), 3, "en", "", "");
        assertThat(bare.prints().tracks()).isEmpty();
    }

    @Test
    void picturesThatLookAlikeArePointedOut() {
        Item first = add(Shelf.picture("png", 7), "a.png");
        Library.Added second = bring(Newsdesk.TOM, Shelf.picture("jpg", 7), "b.jpg");
        assertThat(second.known()).isFalse();
        assertThat(second.alike()).extracting(Item::id).containsExactly(first.id());
    }

    private String credit(Rendition rendition) {
        try {
            Path file = library.file(rendition);
            FileType type = FileType.of(file).orElseThrow();
            return MetadataReader.read(file, type).text(Property.CREDIT);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void usesAreKnownAndCountedForTheMonthTheyWereFirstPrintedIn() {
        Item item = publishable();
        said(item, Property.SOURCE, "Marlow Pictures");
        drafted(STORY, item);
        assertThat(library.uses(item.id()))
                .containsExactly(new Use(STORY, true, false, Optional.empty()));
        Instant now = paper.clock.instant();
        printed(STORY, item);
        printed(StoryId.random(new Random(2)), item);
        assertThat(library.uses(item.id())).contains(new Use(STORY, true, true, Optional.of(now)));
        paper.clock.pass(Duration.ofDays(40));
        printed(STORY, item);
        YearMonth november = YearMonth.of(2026, 11);
        assertThat(library.usage(november))
                .containsExactly(new Use.BySource("Marlow Pictures", 2, 1, 2));
        assertThat(library.usage(november.plusMonths(1))).isEmpty();
        printed(STORY);
        drafted(STORY);
        assertThat(library.uses(item.id()))
                .contains(new Use(STORY, false, false, Optional.of(now)));
    }

    @Test
    void aBackupHasEveryFileAndAnAlteredOneIsNotRestored() throws IOException {
        Item item = add(Shelf.pdf("1"), "a.pdf");
        Path file = folder.resolve("backup.zip");
        Backup.write(paper.ledger, folder, file);
        Path restored = folder.resolve("restored");
        Backup.restore(file, restored, "", paper.clock);
        try (Newsdesk other = Newsdesk.open(restored)) {
            assertThat(other.pictures.library().item(item.id())).isEqualTo(item);
            assertThat(other.pictures.library().check((_, _) -> {})).isEmpty();
        }
        Files.writeString(library.original(item), "%PDF-1.4 another");
        Path altered = folder.resolve("altered.zip");
        Backup.write(paper.ledger, folder, altered);
        Path second = folder.resolve("second");
        assertThatThrownBy(() -> Backup.restore(altered, second, "", paper.clock))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining(item.original().digest().hex());
    }

    @Test
    void aStoryCannotShowWhatTheLibraryDoesNotHave() {
        MediaId nothing = MediaId.random(new Random(3));
        assertThatThrownBy(
                        () ->
                                paper.database.write(
                                        t -> {
                                            library.drafted(t, STORY, List.of(nothing));
                                            return nothing;
                                        }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing in the library under " + nothing);
    }

    @Test
    void aMissingAndAnAlteredFileAreNamed() throws IOException {
        Item gone = add(Shelf.pdf("1"), "gone.pdf");
        Item flipped = add(Shelf.pdf("2"), "flipped.pdf");
        Files.delete(library.original(gone));
        Path rendition = library.file(flipped.prints().renditions().getFirst());
        byte[] bytes = Files.readAllBytes(rendition);
        bytes[5] ^= 1;
        Files.write(rendition, bytes);
        List<String> findings = library.check((_, _) -> {});
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0)).contains("original of “gone.pdf”").contains("is missing");
        assertThat(findings.get(1)).contains("rendition of “flipped.pdf”").contains("was altered");
    }

    @Test
    void everyLookThatDiffersInSixBitsIsFoundAndNoneThatDiffersInMore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long look = random.nextLong();
        for (int distance = 12; distance >= 0; distance--) {
            keep(looking(differing(look, distance, random), distance));
        }
        Item itself = keep(looking(look, 99));
        assertThat(library.alike(itself.id()))
                .as("seed %d", seed)
                .extracting(item -> item.original().width())
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    private static long differing(long look, int bits, Random random) {
        long mask = 0;
        while (Long.bitCount(mask) < bits) {
            mask |= 1L << random.nextInt(Long.SIZE);
        }
        return look ^ mask;
    }

    /// A picture of that look, as many pixels wide as `number` and one more.
    private Item looking(long look, int number) {
        Digest digest = new Digest("%064x".formatted(number + 1));
        return new Item(
                MediaId.random(new Random(number)),
                1,
                new Item.Original(digest, FileType.JPEG, "a.jpg", 1, number + 1, 1, Duration.ZERO),
                new Description(Metadata.NOTHING, false, List.of()),
                Terms.NONE,
                Framing.CENTRED,
                new Item.Prints(OptionalLong.of(look), "#000000", List.of(), List.of(), List.of()),
                paper.clock.instant(),
                Newsdesk.MIRA.name());
    }

    private Item keep(Item item) {
        return paper.database.write(
                t -> {
                    LibraryStore.add(t, item);
                    return item;
                });
    }

    private Item add(byte[] bytes, String name) {
        return bring(Newsdesk.MIRA, bytes, name).item();
    }

    private Library.Added bring(Member by, byte[] bytes, String name) {
        return library.add(by, Shelf.file(folder, bytes), name, _ -> {});
    }

    private Item publishable() {
        Item item = add(Shelf.pdf("words"), "words.pdf");
        said(item, Property.CAPTION, "A paper.");
        return library.item(item.id());
    }

    /// By an editor, whatever was said before.
    private void said(Item item, Property property, String words) {
        Item now = library.item(item.id());
        describe(Newsdesk.TOM, now, with(now, property, words));
    }

    private Item describe(Member by, Item item, Description description) {
        return library.describe(by, item.id(), item.version(), description, item.terms());
    }

    private static Description with(Item item, Property property, String words) {
        Metadata said = item.description().metadata().with(property, words);
        return new Description(said, false, List.of());
    }

    private void terms(Item item, Terms terms) {
        Item now = library.item(item.id());
        library.describe(Newsdesk.TOM, item.id(), now.version(), now.description(), terms);
    }

    private static Terms until(Instant time) {
        return Terms.agreed(List.of(), Optional.empty(), Optional.of(time), "", false);
    }

    private static Terms asking(boolean first, String... territory) {
        return Terms.agreed(
                List.of(territory), Optional.empty(), Optional.empty(), "120 a use", first);
    }

    private Medium print(Item item) {
        return paper.database.read(t -> library.print(t, item.id()));
    }

    private void refusesToPrint(Item item, String words) {
        assertThatThrownBy(() -> print(item))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
        assertThat(library.objection(library.item(item.id())).orElse("")).contains(words);
    }

    private void drafted(StoryId story, Item... items) {
        List<MediaId> ids = List.of(items).stream().map(Item::id).toList();
        paper.database.write(
                t -> {
                    library.drafted(t, story, ids);
                    return story;
                });
    }

    private void printed(StoryId story, Item... items) {
        List<MediaId> ids = List.of(items).stream().map(Item::id).toList();
        paper.database.write(
                t -> {
                    library.printed(t, story, ids);
                    return story;
                });
    }

    private List<MediaId> found(String words) {
        return found(search().words(words));
    }

    private List<MediaId> found(Looking looking) {
        return found(looking.search());
    }

    private List<MediaId> found(Search search) {
        return library.find(search).stream().map(Item::id).toList();
    }

    private static Looking search() {
        return new Looking();
    }

    /// A search in the making.
    private static final class Looking {
        private String words = "";
        private Optional<FileType.Kind> kind = Optional.empty();
        private Optional<String> source = Optional.empty();
        private boolean missingAlt;
        private OptionalInt expiring = OptionalInt.empty();
        private OptionalLong collection = OptionalLong.empty();

        Looking words(String typed) {
            words = typed;
            return this;
        }

        Looking kind(FileType.Kind wanted) {
            kind = Optional.of(wanted);
            return this;
        }

        Looking source(String wanted) {
            source = Optional.of(wanted);
            return this;
        }

        Looking missingAlt() {
            missingAlt = true;
            return this;
        }

        Looking expiring(int days) {
            expiring = OptionalInt.of(days);
            return this;
        }

        Looking collection(long id) {
            collection = OptionalLong.of(id);
            return this;
        }

        Search search() {
            return new Search(
                    words, kind, source, missingAlt, expiring, collection, Optional.empty(), 50);
        }
    }
}
