package org.dateline.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;

/// What a member of staff does for the paper, and so what they may.
public enum Role {
    /// Writes and files.
    REPORTER(EnumSet.of(Right.WRITE)),
    /// Also keeps the library: everybody's pictures, their rights, collections.
    PHOTO(EnumSet.of(Right.WRITE, Right.PICTURES)),
    /// Also passes, corrects and withdraws, says what copy must have and clears it for the law, but
    /// publishes nothing new.
    STANDARDS(EnumSet.of(Right.WRITE, Right.PASS, Right.CORRECT, Right.VET)),
    /// Passes, publishes, corrects, withdraws and arranges, in words and pictures.
    EDITOR(EnumSet.range(Right.WRITE, Right.ARRANGE)),
    /// Answers for the paper.
    CHIEF(EnumSet.range(Right.WRITE, Right.SITE)),
    /// May do whatever a chief may, and says who works for the paper.
    ADMINISTRATOR(EnumSet.allOf(Right.class));

    private final Set<Right> rights;

    Role(EnumSet<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    /// @param word as written in commands and in the database, lower case
    /// @throws Refusal naming the roles there are
    public static Role of(String word) {
        return Constants.find(Role.class, word)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s” is not a role: use one of %s."
                                                .formatted(word, Constants.words(Role.class))));
    }

    public String word() {
        return Constants.word(this);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /// Its rights in words, in the order of [Right], such as `write pass correct`.
    public String rightWords() {
        return Arrays.stream(Right.values())
                .filter(this::may)
                .map(Constants::word)
                .collect(Collectors.joining(" "));
    }
}
