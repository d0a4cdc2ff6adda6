package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.illustrated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.ledger.Published;
import org.dateline.media.Item;
import org.dateline.media.Item.Description;
import org.dateline.media.Library;
import org.dateline.media.Property;
import org.dateline.media.Shelf;
import org.dateline.story.Block;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A photograph on its way from the library into print.
class LibraryPrintsTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();

    @TempDir Path folder;
    private Newsdesk newsroom;
    private Library library;
    private Desk desk;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        library = newsroom.pictures.library();
        desk =
                new Desk(
                        newsroom.database,
                        newsroom.ledger,
                        new LibraryPrints(library),
                        Newsdesk.ZONE,
                        Desk.USUAL_CHANGES,
                        newsroom.clock);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private Item photograph() throws IOException {
        Path file = Files.write(folder.resolve("pier.jpg"), Shelf.picture("jpg", 1));
        Item item = library.add(MIRA, file, "pier.jpg", _ -> {}).item();
        return said(item, Property.CAPTION, "The pier.");
    }

    private Item said(Item item, Property property, String words) {
        Description description =
                new Description(
                        item.description().metadata().with(property, words), false, List.of());
        return library.describe(TOM, item.id(), item.version(), description, item.terms());
    }

    private Copy passed(Item item) {
        Story story = illustrated("Pier opens", new Block.Picture(item.id(), ""));
        Copy copy = desk.create(MIRA, story);
        desk.file(MIRA, copy.id());
        return desk.pass(TOM, copy.id(), NEWEST);
    }

    @Test
    void aPhotographWithoutAnAlternativeTextIsNotPrinted() throws IOException {
        Copy copy = passed(photograph());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.publish(TOM, copy.id(), NEWEST))
                .withMessageContaining("no alternative text");
        assertThat(desk.copy(copy.id())).isInstanceOf(Copy.Passed.class);
    }

    @Test
    void aPhotographIsPrintedReprintedAndTakenBack() throws IOException {
        Item item = said(photograph(), Property.ALT, "A pier in the sea.");
        Copy copy = passed(item);
        Publication first = desk.publish(TOM, copy.id(), NEWEST);
        Medium.Picture printed = picture(first);
        assertThat(printed.alt()).isEqualTo("A pier in the sea.");
        assertThat(printed.files())
                .isNotEmpty()
                .allMatch(file -> library.file(file.digest()).isPresent());
        assertThat(library.uses(item.id())).singleElement().matches(use -> use.live());

        said(library.item(item.id()), Property.CREDIT, "Coast Wire");
        Publication second = desk.reprint(TOM, item.id()).getFirst();
        assertThat(picture(second).rights().credit()).isEqualTo("Coast Wire");
        assertThat(picture(first)).isEqualTo(printed);

        Publication third = desk.withdraw(TOM, item.id(), "It is another pier.").getFirst();
        assertThat(picture(third).rights().allowed(newsroom.clock.instant())).isFalse();
        assertThat(desk.withdraw(TOM, item.id(), "It is another pier.")).containsExactly(third);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.publish(TOM, passed(item).id(), NEWEST))
                .withMessageContaining("withdrawn");
    }

    private Medium.Picture picture(Publication publication) {
        Published.OfStory story = (Published.OfStory) newsroom.ledger.read(publication.position());
        return (Medium.Picture) story.media().getFirst();
    }
}
