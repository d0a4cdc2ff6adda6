package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.press.Changes;
import org.dateline.story.Block;
import org.dateline.story.Mark;
import org.dateline.story.Story;

/// What two versions of a story differ in.
///
/// @param paragraphs all of them, those that are the same too
/// @param facts what else is said of the story, where it differs
/// @param look whether something differs that is neither, such as what is bold
/// @param language of the words, BCP 47
public record Comparison(
        List<List<Changes.Piece>> paragraphs, List<Fact> facts, boolean look, String language) {
    /// Something said of the story.
    public record Fact(String name, List<Changes.Piece> pieces) {}

    static Comparison of(Story before, Story after, String language) {
        List<Fact> facts = new ArrayList<>();
        Map<String, String> now = facts(after);
        facts(before)
                .forEach(
                        (name, old) -> {
                            String said = now.getOrDefault(name, "");
                            if (!old.equals(said)) {
                                facts.add(new Fact(name, Changes.line(old, said, language)));
                            }
                        });
        List<List<Changes.Piece>> paragraphs = Changes.whole(before, after, language);
        boolean differs = !facts.isEmpty() || paragraphs.stream().anyMatch(Changes::differs);
        return new Comparison(paragraphs, facts, !differs && !before.equals(after), language);
    }

    private static Map<String, String> facts(Story story) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Section", story.section().text());
        facts.put("Byline", String.join(", ", story.byline()));
        facts.put("Editor", story.editor());
        facts.put("Dateline", story.dateline());
        facts.put("Topics", String.join(", ", story.topics()));
        facts.put("Source", story.source().name());
        facts.put("Link to the source", story.source().url());
        facts.put("Language", story.language().tag());
        facts.put("Headline on fronts", story.headlines().front());
        facts.put("Headline for search engines", story.headlines().search());
        facts.put("Headline on shared links", story.headlines().social());
        facts.put(
                "Tells in its language",
                story.relations().original().map(Object::toString).orElse(""));
        facts.put("Related stories", joined(story.relations().related().stream()));
        facts.put("Pictures, films and files", joined(story.media().stream()));
        facts.put("Links", joined(marks(story).map(Comparison::link)));
        facts.put("Footnotes", joined(marks(story).map(Comparison::note)));
        facts.put("Embeds", joined(story.body().stream().map(Comparison::embed)));
        return facts;
    }

    private static Stream<Mark> marks(Story story) {
        return story.body().stream()
                .flatMap(block -> block.texts().stream())
                .flatMap(text -> text.marks().stream());
    }

    private static String link(Mark mark) {
        return mark instanceof Mark.Link link ? link.href() : "";
    }

    private static String note(Mark mark) {
        return mark instanceof Mark.Note note ? note.note() : "";
    }

    private static String embed(Block block) {
        return block instanceof Block.Embed embed ? embed.url() : "";
    }

    private static String joined(Stream<?> parts) {
        return parts.map(Object::toString)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// Numbers of the paragraphs that differ, from 1.
    public List<Integer> changed() {
        return IntStream.rangeClosed(1, paragraphs.size())
                .filter(number -> Changes.differs(paragraphs.get(number - 1)))
                .boxed()
                .toList();
    }

    public boolean isSame() {
        return facts.isEmpty() && !look && changed().isEmpty();
    }
}
