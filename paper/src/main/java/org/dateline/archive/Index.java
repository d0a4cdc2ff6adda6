package org.dateline.archive;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.dateline.ledger.Published;
import org.dateline.story.Handle;
import org.dateline.story.Language;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.Text;

/// What a story, or a notice about one, is found by: the fields of its document. Words are only
/// counted; to be shown, a story is read from the ledger.
final class Index {
    /// A new one makes the index be made again from nothing.
    static final String FORMAT = "2";

    /// Of the subject, so that a later version takes the place of an earlier.
    static final String ID = "id";

    /// What a list is in the order of: for a story see [#order], for a notice its position.
    static final String ORDER = "order";

    /// Of a story, to be read back.
    static final String ORDINAL = "ordinal";

    /// Only there while readers can read the story.
    static final String LIVE = "live";

    static final String LANGUAGE = "language";
    static final String NOTICE = "notice";
    static final String HEADLINE = "headline";
    static final String NAMES = "names";
    static final String STANDFIRST = "standfirst";
    static final String BODY = "body";

    private static final int ORDINAL_BITS = 30;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private Index() {}

    /// By the second of first publication, then by ordinal: no two stories have the same.
    static long order(Instant firstPublished, int ordinal) {
        return firstPublished.getEpochSecond() << ORDINAL_BITS | ordinal;
    }

    /// The ordinal of the story that stands at `order`.
    static long ordinal(long order) {
        return order & (1L << ORDINAL_BITS) - 1;
    }

    /// @param live whether readers can read it; a withdrawn one keeps its place in lists, so that
    ///   their pages stay as they are, but has no words
    static Document of(Published.OfStory published, boolean live, ZoneId zone) {
        Story story = published.story();
        Document document = new Document();
        keyword(document, ID, published.id().toString());
        document.add(
                new LongField(
                        ORDER,
                        order(published.firstPublished(), published.ordinal()),
                        Field.Store.NO));
        document.add(new StoredField(ORDINAL, (long) published.ordinal()));
        keyword(document, LANGUAGE, story.language().tag());
        keyword(document, field(Heading.Kind.SECTION), story.section().text());
        story.topics().forEach(topic -> name(document, Heading.Kind.TOPIC, topic));
        story.byline().forEach(author -> name(document, Heading.Kind.AUTHOR, author));
        if (!story.source().equals(Source.OWN)) {
            name(document, Heading.Kind.SOURCE, story.source().name());
        }
        String day = DAY.format(published.firstPublished().atZone(zone));
        for (int length : new int[] {4, 7, 10}) {
            keyword(document, field(Heading.Kind.DATE), day.substring(0, length));
        }
        if (live) {
            keyword(document, LIVE, "");
            words(document, story);
        }
        return document;
    }

    private static void words(Document document, Story story) {
        text(document, HEADLINE, story.headline());
        text(document, STANDFIRST, story.standfirst());
        text(
                document,
                NAMES,
                String.join(
                        " | ",
                        story.kicker(),
                        story.dateline(),
                        story.source().name(),
                        String.join(" | ", story.byline()),
                        String.join(" | ", story.topics())));
        text(
                document,
                BODY,
                story.body().stream()
                        .flatMap(block -> block.texts().stream())
                        .map(Text::plain)
                        .collect(Collectors.joining("\n")));
    }

    /// A correction or a withdrawal.
    static Document notice(Published published, Language language) {
        Document document = new Document();
        long position = published.entry().position();
        keyword(document, ID, "notice-" + position);
        keyword(document, NOTICE, language.tag());
        document.add(new LongField(ORDER, position, Field.Store.NO));
        return document;
    }

    static String field(Heading.Kind kind) {
        return kind.path();
    }

    private static void name(Document document, Heading.Kind kind, String name) {
        keyword(document, field(kind), Handle.of(name).text());
        document.add(new StoredField(kind.path(), name));
    }

    private static void keyword(Document document, String field, String word) {
        document.add(new StringField(field, word, Field.Store.NO));
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, text, Field.Store.NO));
    }
}
