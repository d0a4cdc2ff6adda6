package org.dateline.media;

/// How a picture is to be developed.
///
/// @param framing where it is cut
/// @param words caption, credit and rights to be put into every file; where the picture's own are
///   wanted, [#asTaken] says so
public record Order(Framing framing, Words words) {
    /// What is put into the files.
    public sealed interface Words {
        /// What the picture itself says.
        record Own() implements Words {}

        /// What the desk says.
        record Desks(Metadata metadata) implements Words {}
    }

    /// For a picture that has just come: cut around the middle, with its own words.
    public static Order asTaken() {
        return asTaken(Framing.CENTRED);
    }

    /// For a picture that has just come, with its own words.
    public static Order asTaken(Framing framing) {
        return new Order(framing, new Words.Own());
    }

    /// For a picture the desk has worked on.
    public static Order of(Framing framing, Metadata words) {
        return new Order(framing, new Words.Desks(words));
    }
}
