package org.dateline.desk;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.story.Block;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;
import org.dateline.story.Story;

/// What copy must have before it is passed.
///
/// @param fields that must say something
/// @param questions that whoever passes it ticks, a line each
public record Checklist(Set<Field> fields, List<String> questions) {
    public static final Checklist NONE = new Checklist(Set.of(), List.of());

    /// Questions of a checklist.
    public static final int MOST = 20;

    private static final int LONGEST = 200;

    /// What may be asked for besides headline, section and text.
    public enum Field {
        KICKER("a kicker", story -> !story.kicker().isEmpty()),
        STANDFIRST("a standfirst", story -> !story.standfirst().isEmpty()),
        BYLINE("a byline", story -> !story.byline().isEmpty()),
        EDITOR("an editor", story -> !story.editor().isEmpty()),
        DATELINE("a dateline", story -> !story.dateline().isEmpty()),
        SOURCE("a source", story -> !story.source().name().isEmpty()),
        TOPIC("a topic", story -> !story.topics().isEmpty()),
        PICTURE(
                "a picture, gallery or film",
                story -> story.body().stream().anyMatch(Field::shows));

        private final String words;
        private final Predicate<Story> test;

        Field(String words, Predicate<Story> test) {
            this.words = words;
            this.test = test;
        }

        private static boolean shows(Block block) {
            return block instanceof Block.Picture
                    || block instanceof Block.Gallery
                    || block instanceof Block.Video;
        }

        /// @throws Refusal naming the fields there are
        public static Field of(String word) {
            return Constants.find(Field.class, word)
                    .orElseThrow(
                            () ->
                                    Refusal.invalid(
                                            "“%s” cannot be asked for; there are %s."
                                                    .formatted(
                                                            word, Constants.words(Field.class))));
        }

        /// In one lower-case word.
        public String word() {
            return Constants.word(this);
        }

        /// In words, with an article.
        public String words() {
            return words;
        }
    }

    /// Fields stand in the order of [Field], questions in their own.
    public Checklist {
        Set<Field> asked = fields.isEmpty() ? Set.of() : EnumSet.copyOf(fields);
        fields = Collections.unmodifiableSet(asked);
        questions = questions.stream().map(String::strip).distinct().toList();
        if (questions.size() > 2 * MOST) {
            throw tooMany();
        }
        for (String question : questions) {
            if (question.isEmpty()
                    || question.length() > LONGEST
                    || question.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.invalid(
                        "A question is one line of 1 to %d characters.".formatted(LONGEST));
            }
        }
    }

    /// @throws Refusal when it has more questions than the checklist of one section may
    Checklist ofOne() {
        if (questions.size() > MOST) {
            throw tooMany();
        }
        return this;
    }

    private static Refusal tooMany() {
        return Refusal.invalid("A checklist has at most %d questions.".formatted(MOST));
    }

    /// What this one and another ask for together.
    Checklist and(Checklist other) {
        return new Checklist(
                Stream.concat(fields.stream(), other.fields().stream()).collect(Collectors.toSet()),
                Stream.concat(questions.stream(), other.questions().stream()).toList());
    }

    /// Fields that a story says nothing in.
    public List<Field> lacks(Story story) {
        return fields.stream().filter(field -> !field.test.test(story)).toList();
    }
}
