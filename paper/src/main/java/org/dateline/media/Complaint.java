package org.dateline.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.media.Cage.Excess;
import org.dateline.media.Cage.Outcome;
import org.dateline.story.Refusal;

/// What ffmpeg complains of, as a sentence for whoever uploaded the file.
final class Complaint {
    private static final Pattern NOT_LISTED =
            Pattern.compile("Codec \\((\\w{1,32})\\) not on whitelist");

    private Complaint() {}

    /// @return the standard output of a program that ended well
    /// @throws Refusal when it did not
    static String need(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ended(int code, String printed, String said) -> {
                if (code != 0) {
                    throw refusal(said);
                }
                yield printed;
            }
            case Outcome.Stopped(Excess excess, _) -> throw tooMuch(excess);
        };
    }

    static Refusal notRead() {
        return Refusal.invalid("This file is broken: there is no video or sound to be read in it.");
    }

    private static Refusal refusal(String said) {
        if (said.contains("No space left on device")) {
            return new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The disk is full. Make room and upload the file again.");
        }
        if (said.contains("Cannot allocate memory")) {
            return tooMuch(Excess.MEMORY);
        }
        if (said.contains("moov atom not found")) {
            return Refusal.invalid(
                    "This file has no index: it is cut short, or no video at all. Upload it again.");
        }
        Matcher codec = NOT_LISTED.matcher(said);
        return codec.find() ? notListed(codec.group(1)) : notRead();
    }

    private static Refusal notListed(String codec) {
        return Refusal.invalid(
                "This file is coded as “%s”, which is not taken. Export it as H.264 with AAC and upload that."
                        .formatted(codec));
    }

    private static Refusal tooMuch(Excess excess) {
        return new Refusal(
                Refusal.Reason.TOO_LARGE,
                switch (excess) {
                    case MEMORY -> "This file needs more memory than a video may take.";
                    case TIME ->
                            "This file takes longer to read than a video of its length should.";
                    case FILE -> "What this file unpacks to is larger than a video may be.";
                    case OUTPUT -> "This file has more to say about itself than a video should.";
                });
    }
}
