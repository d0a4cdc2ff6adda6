package org.dateline.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dateline.story.Block;
import org.dateline.story.BlockJson;
import org.dateline.story.Constants;
import org.dateline.story.Customs;
import org.dateline.story.EditionJson;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Medium;
import org.dateline.story.MediumJson;
import org.dateline.story.Relations;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import tools.jackson.databind.node.ObjectNode;

/// Which named values an entry commits to, and what they mean when read back. Lists are numbered
/// from 1: `byline.1`, `block.2`; blocks, media and notices are JSON.
final class Values {
    /// The readable part of the address of a story that the law took the words of.
    private static final Slug WITHDRAWN = new Slug("withdrawn");

    private Values() {}

    static Map<String, String> of(
            Story story,
            List<Medium> media,
            Instant firstPublished,
            Instant lastChanged,
            List<Notice> notices) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("headline", story.headline());
        values.put("slug", story.slug().text());
        values.put("section", story.section().text());
        values.put("kicker", story.kicker());
        values.put("standfirst", story.standfirst());
        values.put("source.name", story.source().name());
        values.put("source.url", story.source().url());
        number(values, "byline", story.byline(), Function.identity());
        values.put("editor", story.editor());
        values.put("dateline", story.dateline());
        number(values, "topic", story.topics(), Function.identity());
        values.put("headline.front", story.headlines().front());
        values.put("headline.search", story.headlines().search());
        values.put("headline.social", story.headlines().social());
        values.put("language", story.language().tag());
        values.put("original", story.relations().original().map(StoryId::toString).orElse(""));
        number(values, "related", story.relations().related(), StoryId::toString);
        number(values, "block", story.body(), block -> BlockJson.write(block).toString());
        number(values, "medium", media, medium -> MediumJson.write(medium).toString());
        values.put("first-published", firstPublished.toString());
        values.put("last-changed", lastChanged.toString());
        number(values, "notice", notices, Values::json);
        return values;
    }

    static Map<String, String> of(Published last, Submission.Withdrawal withdrawal) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (last) {
            case Published.OfStory story -> {
                if (!withdrawal.byLaw()) {
                    values.put("headline", story.story().headline());
                }
                values.put("slug", withdrawal.byLaw() ? WITHDRAWN.text() : story.slug().text());
                values.put("language", story.story().language().tag());
            }
            case Published.Withdrawn before when withdrawal.byLaw() -> {
                values.put("slug", WITHDRAWN.text());
                values.put("language", before.language().tag());
            }
            default -> throw new IllegalStateException("Only a live story can be withdrawn");
        }
        values.put("reason", withdrawal.reason());
        if (withdrawal.byLaw()) {
            values.put("law", "yes");
        }
        return values;
    }

    static Map<String, String> of(Submission.OfFront front) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("front", front.front());
        number(values, "story", front.stories(), StoryId::toString);
        return values;
    }

    static Map<String, String> of(Submission.OfPage page) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("slug", page.slug().text());
        values.put("language", page.language().tag());
        values.put("title", page.title());
        number(
                values,
                "paragraph",
                page.paragraphs(),
                text -> BlockJson.write(new Block.Paragraph(text)).toString());
        return values;
    }

    static Map<String, String> of(Published.StandingPage page) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("slug", page.slug().text());
        values.put("language", page.language().tag());
        values.put("title", page.title());
        return values;
    }

    static Map<String, String> of(Submission.OfSite site) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", site.name());
        values.put("language", site.language());
        values.put("zone", site.zone());
        values.put("url", site.url());
        number(values, "section", site.sections(), s -> s.slug() + " " + s.name());
        number(values, "notice", site.notices(), n -> n.language() + " " + n.text());
        number(values, "edition", site.editions(), e -> EditionJson.write(e).toString());
        values.put("old.years", Integer.toString(site.customs().oldYears()));
        values.put("licence", site.customs().licence());
        return values;
    }

    static Map<String, String> of(Submission.OfKey key) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("origin", key.origin());
        values.put("verifier", key.verifier());
        key.continues()
                .ifPresent(
                        before -> {
                            values.put("continues.origin", before.origin());
                            values.put("continues.size", Long.toString(before.size()));
                            values.put("continues.root", before.root());
                            values.put("continues.verifier", before.verifier());
                        });
        return values;
    }

    /// @param ordinal of the story, when it is about one
    static Published read(Entry entry, Map<String, String> values, int ordinal) {
        BiFunction<String, String, String> or = values::getOrDefault;
        return switch (entry.subject().type()) {
            case STORY -> story(entry, values, ordinal);
            case FRONT ->
                    new Published.Arrangement(
                            entry,
                            or.apply("front", ""),
                            numbered(values, "story").stream().map(StoryId::parse).toList());
            case PAGE -> page(entry, values);
            case SITE -> site(entry, values);
        };
    }

    private static Published page(Entry entry, Map<String, String> values) {
        Slug slug = new Slug(values.getOrDefault("slug", ""));
        Language language = new Language(values.getOrDefault("language", ""));
        String title = values.getOrDefault("title", "");
        return entry.kind() == Kind.WITHDRAW
                ? new Published.WithdrawnPage(entry, slug, language, title)
                : new Published.StandingPage(
                        entry,
                        slug,
                        language,
                        title,
                        numbered(values, "paragraph").stream().map(Values::text).toList());
    }

    private static Published site(Entry entry, Map<String, String> values) {
        if (entry.kind() == Kind.KEY) {
            return new Published.Key(
                    entry,
                    values.getOrDefault("origin", ""),
                    values.getOrDefault("verifier", ""),
                    values.getOrDefault("continues.origin", ""));
        }
        return new Published.Site(
                entry,
                values.getOrDefault("name", ""),
                values.getOrDefault("language", "en"),
                values.getOrDefault("zone", "UTC"),
                values.getOrDefault("url", ""),
                numbered(values, "section").stream().map(Values::section).toList(),
                numbered(values, "notice").stream().map(Values::legal).toList(),
                numbered(values, "edition").stream()
                        .map(json -> EditionJson.read(parse(json)))
                        .toList(),
                new Customs(
                        Integer.parseInt(values.getOrDefault("old.years", "1")),
                        values.getOrDefault("licence", "")));
    }

    private static Published story(Entry entry, Map<String, String> values, int ordinal) {
        StoryId id = StoryId.parse(entry.subject().id());
        Slug slug = new Slug(values.getOrDefault("slug", ""));
        String headline = values.getOrDefault("headline", "");
        if (entry.kind() == Kind.WITHDRAW) {
            return new Published.Withdrawn(
                    entry,
                    id,
                    ordinal,
                    slug,
                    new Language(values.getOrDefault("language", "")),
                    headline,
                    values.getOrDefault("reason", ""),
                    values.containsKey("law"));
        }
        return new Published.OfStory(
                entry,
                id,
                ordinal,
                slug,
                story(values, headline),
                numbered(values, "medium").stream()
                        .map(json -> MediumJson.read(parse(json)))
                        .toList(),
                Instant.parse(values.getOrDefault("first-published", "")),
                Instant.parse(values.getOrDefault("last-changed", "")),
                numbered(values, "notice").stream().map(Values::notice).toList());
    }

    private static Story story(Map<String, String> values, String headline) {
        return new Story(
                headline,
                new Headlines(
                        values.getOrDefault("headline.front", ""),
                        values.getOrDefault("headline.search", ""),
                        values.getOrDefault("headline.social", "")),
                new Language(values.getOrDefault("language", "")),
                new Slug(values.getOrDefault("section", "")),
                values.getOrDefault("kicker", ""),
                values.getOrDefault("standfirst", ""),
                new Source(
                        values.getOrDefault("source.name", ""),
                        values.getOrDefault("source.url", "")),
                numbered(values, "byline"),
                values.getOrDefault("editor", ""),
                values.getOrDefault("dateline", ""),
                numbered(values, "topic"),
                new Relations(
                        Optional.ofNullable(values.get("original")).map(StoryId::parse),
                        numbered(values, "related").stream().map(StoryId::parse).toList()),
                numbered(values, "block").stream()
                        .map(json -> BlockJson.read(parse(json)))
                        .toList());
    }

    private static <T> void number(
            Map<String, String> values, String name, List<T> items, Function<T, String> text) {
        for (int i = 0; i < items.size(); i++) {
            values.put(name + "." + (i + 1), text.apply(items.get(i)));
        }
    }

    private static List<String> numbered(Map<String, String> values, String name) {
        List<String> items = new ArrayList<>();
        for (String item = values.get(name + ".1");
                item != null;
                item = values.get(name + "." + (items.size() + 1))) {
            items.add(item);
        }
        return items;
    }

    private static String json(Notice notice) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("kind", Constants.word(notice.kind()));
        json.put("time", notice.time().toString());
        json.put("text", notice.text());
        json.put("position", Long.toString(notice.position()));
        if (notice.place() == Notice.Place.FOOT) {
            json.put("place", "foot");
        }
        return json.toString();
    }

    private static Notice notice(String text) {
        ObjectNode json = parse(text);
        return new Notice(
                Constants.read(Kind.class, StoryJson.string(json, "kind")),
                Instant.parse(StoryJson.string(json, "time")),
                StoryJson.string(json, "text"),
                json.has("position") ? Long.parseLong(StoryJson.string(json, "position")) : -1,
                json.has("place") ? Notice.Place.FOOT : Notice.Place.TOP);
    }

    private static Text text(String json) {
        if (BlockJson.read(parse(json)) instanceof Block.Paragraph(Text text)) {
            return text;
        }
        throw new Damaged("A standing page holds something besides paragraphs.");
    }

    private static Section section(String text) {
        int space = text.indexOf(' ');
        return new Section(new Slug(text.substring(0, space)), text.substring(space + 1));
    }

    private static Notice.Legal legal(String text) {
        int space = text.indexOf(' ');
        return new Notice.Legal(text.substring(space + 1), text.substring(0, space));
    }

    private static ObjectNode parse(String json) {
        return StoryJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
