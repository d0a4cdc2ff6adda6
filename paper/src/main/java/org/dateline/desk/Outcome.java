package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import org.dateline.story.Refusal;

/// What came of something that was wanted.
public sealed interface Outcome {
    /// Readers have it so.
    record Done(Publication publication) implements Outcome {}

    /// It waits for a second person.
    record Waits(Request request) implements Outcome {}

    /// For those who wait for nobody.
    ///
    /// @throws Refusal when it waits for a second person
    default Publication done() {
        return switch (this) {
            case Done(Publication publication) -> publication;
            case Waits(Request request) ->
                    throw new Refusal(
                            WRONG_STAGE,
                            "It waits for a second person, as request %d: %s"
                                    .formatted(request.number(), String.join(" ", request.why())));
        };
    }
}
