package org.dateline.desk;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.desk.Search.Kind;
import org.dateline.staff.Member;
import org.dateline.story.Constants;
import org.dateline.story.Language;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.Visual;

/// What copy is filtered by, as words of the index of lists.
final class Marks {
    private static final String LIVE = "live";
    private static final String DUE = "due";

    private Marks() {}

    /// Those of a story where it stands.
    ///
    /// @param owners whose copy it is
    /// @param hands who wrote in it, or is to
    static String of(
            CopyRow row, Story story, Collection<String> owners, Collection<String> hands) {
        Set<String> marks = new LinkedHashSet<>();
        marks.add(of(row.stage()));
        if (row.live() > 0) {
            marks.add(LIVE);
        }
        if (row.timing().due().isPresent()) {
            marks.add(DUE);
        }
        marks.add(of(story.section()));
        marks.add(of(story.language()));
        kinds(story).forEach(kind -> marks.add(of(kind)));
        owners.forEach(name -> marks.add(owner(name)));
        hands.forEach(name -> marks.add(hand(name)));
        return String.join(" ", marks);
    }

    private static Set<Kind> kinds(Story story) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Visual visual : story.visuals()) {
            kinds.add(
                    switch (visual) {
                        case GALLERY -> Kind.GALLERY;
                        case FILM -> Kind.FILM;
                    });
        }
        if (!story.source().equals(Source.OWN)) {
            kinds.add(Kind.AGENCY);
        }
        if (story.relations().original().isPresent()) {
            kinds.add(Kind.TRANSLATION);
        }
        return kinds;
    }

    /// Of a basket, as `by` sees it; empty when everything is in it.
    static Optional<String> of(Basket basket, Member by) {
        return switch (basket) {
            case MINE -> Optional.of(owner(by.name()));
            case DRAFT -> Optional.of(of(Stage.DRAFT));
            case FILED -> Optional.of(of(Stage.FILED));
            case PASSED -> Optional.of(of(Stage.PASSED));
            case SCHEDULED -> Optional.of(DUE);
            case LIVE -> Optional.of(LIVE);
            case SPIKED -> Optional.of(of(Stage.SPIKED));
            case WITHDRAWN -> Optional.of(of(Stage.WITHDRAWN));
            case ALL -> Optional.empty();
        };
    }

    /// The query for a basket; empty when everything is in it.
    static String match(Basket basket, Member by) {
        return of(basket, by).map(Marks::wanted).orElse("");
    }

    /// The query for whatever has a mark.
    static String wanted(String mark) {
        return "marks : \"" + mark + '"';
    }

    private static String of(Stage stage) {
        return "s" + Constants.word(stage);
    }

    static String of(Slug section) {
        return "c" + hash(section.text());
    }

    static String of(Language language) {
        return "l" + hash(language.tag());
    }

    static String of(Kind kind) {
        return "k" + Constants.word(kind);
    }

    private static String owner(String name) {
        return "o" + hash(name);
    }

    static String hand(String name) {
        return "h" + hash(name);
    }

    /// A name may be anything; its hash is one word of the index.
    private static String hash(String name) {
        byte[] bytes = name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().toHexDigits(UUID.nameUUIDFromBytes(bytes).getMostSignificantBits());
    }
}
