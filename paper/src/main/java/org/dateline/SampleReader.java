package org.dateline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.desk.Checklist;
import org.dateline.desk.StyleRule;
import org.dateline.ledger.Notice;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Block;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the sample's files. They are ours, so anything wrong in them is a failure, not a refusal.
final class SampleReader {
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "language",
                    "zone",
                    "sections",
                    "notices",
                    "houseStyle",
                    "staff",
                    "pages",
                    "fronts",
                    "newslist",
                    "minutesAgo",
                    "acts",
                    "related",
                    "checklists",
                    "drafts");

    private final ObjectNode paper;
    private final ObjectNode others = StoryJson.parse(bytes("editions.json"));
    private final List<Section> sections;
    private final List<Sample.Person> staff;

    private SampleReader(ObjectNode paper) {
        StoryJson.known(paper, FIELDS, "the sample paper");
        this.paper = paper;
        sections = list("sections", node -> Section.of(node.stringValue()));
        staff =
                Stream.of(paper, others)
                        .flatMap(file -> stream(present(file.get("staff"), "staff")))
                        .map(SampleReader::person)
                        .toList();
    }

    static Sample read() {
        return new SampleReader(StoryJson.parse(bytes("paper.json"))).sample();
    }

    private Sample sample() {
        return new Sample(
                StoryJson.string(paper, "name"),
                StoryJson.string(paper, "language"),
                ZoneId.of(StoryJson.string(paper, "zone")),
                sections,
                list("notices", SampleReader::notice),
                list("houseStyle", SampleReader::rule),
                staff,
                Stream.of(paper, others)
                        .flatMap(file -> stream(present(file.get("pages"), "pages")))
                        .map(SampleReader::page)
                        .toList(),
                fronts(),
                pieces(),
                stream(others.get("editions")).map(this::edition).toList(),
                stream(others.get("stories"))
                        .map(this::translation)
                        .sorted(Comparator.comparing(Sample.Translation::age).reversed())
                        .toList(),
                list("newslist", this::planned),
                checklists(),
                list("drafts", this::draft));
    }

    private Map<Slug, Checklist> checklists() {
        Map<Slug, Checklist> lists = new LinkedHashMap<>();
        for (JsonNode json : list("checklists", Function.identity())) {
            lists.put(
                    section(string(json, "section")),
                    new Checklist(
                            array(json, "fields").stream()
                                    .map(field -> Checklist.Field.of(field.stringValue()))
                                    .collect(Collectors.toSet()),
                            array(json, "questions").stream().map(JsonNode::stringValue).toList()));
        }
        return lists;
    }

    private Sample.Draft draft(JsonNode json) {
        return new Sample.Draft(
                StoryJson.read((ObjectNode) json.get("story"), this::section),
                minutes(json.get("minutesAgo")),
                member(string(json, "writer")),
                member(string(json, "flaggedBy")),
                string(json, "note"));
    }

    /// The sections it has are in the order of the paper's own.
    private Edition edition(JsonNode json) {
        JsonNode names = json.get("sections");
        return new Edition(
                new Slug(string(json, "slug")),
                new Language(string(json, "language")),
                string(json, "name"),
                sections.stream()
                        .map(Section::slug)
                        .filter(slug -> names.has(slug.text()))
                        .map(slug -> new Section(slug, string(names, slug.text())))
                        .toList());
    }

    private Sample.Translation translation(JsonNode json) {
        ObjectNode object = (ObjectNode) json;
        Story story = StoryJson.read((ObjectNode) json.get("story"), this::section);
        return new Sample.Translation(
                new Slug(string(json, "original")),
                story,
                minutes(json.get("minutesAgo")),
                member(story.byline().getFirst()),
                member(story.editor()),
                StoryJson.strings(object, "captions"));
    }

    private Sample.Planned planned(JsonNode json) {
        ObjectNode line = (ObjectNode) json;
        return new Sample.Planned(
                line.get("inDays").intValue(),
                StoryJson.string(line, "due"),
                string(line, "slug"),
                Section.of(string(line, "section")).slug(),
                member(string(line, "by")),
                StoryJson.strings(line, "people").stream().map(this::member).toList(),
                StoryJson.string(line, "pictures"),
                StoryJson.string(line, "notes"),
                StoryJson.strings(line, "text"),
                line.path("filed").asBoolean(false));
    }

    private List<Sample.Piece> pieces() {
        return new String(bytes("stories.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> StoryJson.parse(line.getBytes(StandardCharsets.UTF_8)))
                .map(json -> piece(StoryJson.read(json, this::section)))
                .toList();
    }

    private Sample.Piece piece(Story story) {
        Slug slug = story.slug();
        Duration age = minutes(present(paper.get("minutesAgo").get(slug.text()), slug.text()));
        Member writer = member(story.byline().getFirst());
        return new Sample.Piece(
                slug,
                story,
                age,
                writer,
                member(story.editor()),
                array(paper.get("related"), slug.text()).stream()
                        .map(node -> new Slug(node.stringValue()))
                        .toList(),
                acts(slug, story));
    }

    /// Each act builds on the story as the one before it left it.
    private List<Sample.Act> acts(Slug slug, Story first) {
        List<Sample.Act> acts = new ArrayList<>();
        Story story = first;
        for (JsonNode json : paper.get("acts")) {
            if (string(json, "story").equals(slug.text())) {
                story = edited(story, json);
                acts.add(act(json, story));
            }
        }
        return List.copyOf(acts);
    }

    private Sample.Act act(JsonNode json, Story story) {
        Duration age = minutes(json.get("minutesAgo"));
        Member by = member(string(json, "by"));
        String act = string(json, "act");
        return switch (act) {
            case "update" -> new Sample.Act.Update(age, by, story);
            case "correct" -> new Sample.Act.Correct(age, by, story, string(json, "reason"));
            case "withdraw" -> new Sample.Act.Withdraw(age, by, string(json, "reason"));
            default -> throw new IllegalStateException("The sample has an act “" + act + "”.");
        };
    }

    private static Story edited(Story story, JsonNode act) {
        List<Block> body = new ArrayList<>(story.body());
        for (JsonNode words : array(act, "replace")) {
            replace(body, string(words, "was"), string(words, "is"));
        }
        return story.with(act.has("headline") ? string(act, "headline") : story.headline(), body);
    }

    /// Changes the one unmarked paragraph that says `was`.
    private static void replace(List<Block> body, String was, String is) {
        int found = -1;
        for (int i = 0; i < body.size(); i++) {
            if (body.get(i) instanceof Block.Paragraph(Text text)
                    && text.marks().isEmpty()
                    && text.plain().contains(was)) {
                if (found >= 0) {
                    throw new IllegalStateException("The sample says twice: " + was);
                }
                found = i;
                body.set(i, Block.Paragraph.of(text.plain().replace(was, is)));
            }
        }
        if (found < 0) {
            throw new IllegalStateException("The sample does not say: " + was);
        }
    }

    private Map<String, List<Slug>> fronts() {
        Map<String, List<Slug>> fronts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> front : paper.get("fronts").properties()) {
            fronts.put(
                    front.getKey(),
                    stream(front.getValue()).map(node -> new Slug(node.stringValue())).toList());
        }
        return fronts;
    }

    private static StyleRule rule(JsonNode json) {
        return new StyleRule(
                string(json, "words"),
                json.path("instead").asString(""),
                string(json, "why"),
                new Language(string(json, "language")),
                json.path("exact").asBoolean(false));
    }

    private static Notice.Legal notice(JsonNode json) {
        return new Notice.Legal(string(json, "text"), string(json, "language"));
    }

    private static Sample.Person person(JsonNode json) {
        Role role = Role.of(string(json, "role"));
        return new Sample.Person(new Member(string(json, "name"), role), string(json, "title"));
    }

    private static Sample.Page page(JsonNode json) {
        return new Sample.Page(
                new Slug(string(json, "slug")),
                json.has("language") ? new Language(string(json, "language")) : Language.MAIN,
                string(json, "title"),
                stream(json.get("paragraphs"))
                        .map(node -> Text.plain(node.stringValue()))
                        .toList());
    }

    private Slug section(String nameOrSlug) {
        return sections.stream()
                .map(Section::slug)
                .filter(slug -> slug.text().equals(nameOrSlug))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No section “" + nameOrSlug + "”."));
    }

    private Member member(String name) {
        Optional<Sample.Person> person =
                staff.stream().filter(p -> p.member().name().equals(name)).findFirst();
        return person.orElseThrow(() -> new IllegalStateException("No staff “" + name + "”."))
                .member();
    }

    private static Duration minutes(JsonNode json) {
        return Duration.ofMinutes(json.intValue());
    }

    private <T> List<T> list(String name, Function<JsonNode, T> each) {
        return stream(present(paper.get(name), name)).map(each).toList();
    }

    private static List<JsonNode> array(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? List.of() : stream(value).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private static String string(JsonNode json, String name) {
        return present(json.get(name), name).stringValue();
    }

    private static JsonNode present(@org.jspecify.annotations.Nullable JsonNode node, String what) {
        if (node == null) {
            throw new IllegalStateException("The sample lacks “" + what + "”.");
        }
        return node;
    }

    /// A file of the sample.
    static byte[] bytes(String name) {
        try (InputStream in = SampleReader.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("sample/" + name + " is not on the class path.");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
