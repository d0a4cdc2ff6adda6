package org.dateline.story;

/// Something a person asked for and does not get, with a sentence they can act on. Nothing was
/// changed and the process goes on. A failure (a bug, a broken disk) is any other exception.
public final class Refusal extends RuntimeException {
    /// Why, for a caller that must choose a status or an exit code.
    public enum Reason {
        /// What was sent is not well formed or breaks a rule about content.
        INVALID,
        /// There is no such thing.
        NOT_FOUND,
        /// The caller is known but may not do this.
        NOT_ALLOWED,
        /// The story is not at the stage this act needs.
        WRONG_STAGE,
        /// Somebody saved a newer version than the one the caller names.
        STALE,
        /// It is larger than Dateline takes.
        TOO_LARGE,
        /// It cannot be done at the moment (disk full, another process): trying again may help.
        UNAVAILABLE
    }

    private final Reason reason;

    public Refusal(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public static Refusal invalid(String sentence) {
        return new Refusal(Reason.INVALID, sentence);
    }

    public static Refusal notFound(String sentence) {
        return new Refusal(Reason.NOT_FOUND, sentence);
    }

    public Reason reason() {
        return reason;
    }

    /// The sentence, fit to show.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
