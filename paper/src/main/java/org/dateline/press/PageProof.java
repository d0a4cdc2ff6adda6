package org.dateline.press;

import java.util.HexFormat;
import org.dateline.ledger.Evidence;
import org.dateline.ledger.Published;

/// The evidence for one entry, laid out to be read.
///
/// @param subject what the entry is about, in a few words
/// @param path where that stands on the site now; empty when it has no page
public record PageProof(
        PageOpening opening, Evidence evidence, String subject, String path, When when) {
    static PageProof of(House house, Published published, String path, Evidence evidence) {
        return new PageProof(
                PageOpening.plain(
                        house,
                        house.say("proof.title", String.valueOf(evidence.entry().position())),
                        "",
                        ""),
                evidence,
                subject(house, published, evidence),
                path,
                house.when(evidence.entry().time()));
    }

    public House house() {
        return opening.house();
    }

    /// Where this entry's files stand.
    public String folder() {
        return "/proofs/" + evidence.entry().position();
    }

    public String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String subject(House house, Published published, Evidence evidence) {
        return switch (published) {
            case Published.OfStory _ when evidence.fields().isEmpty() ->
                    house.say("withdrawn.law.headline");
            case Published.OfStory story -> story.story().headline();
            case Published.Withdrawn withdrawn when withdrawn.byLaw() ->
                    house.say("withdrawn.law.headline");
            case Published.Withdrawn withdrawn -> withdrawn.headline();
            case Published.Arrangement arrangement ->
                    house.say("proof.arrangement", arrangement.front());
            case Published.StandingPage page -> page.title();
            case Published.WithdrawnPage page -> page.title();
            case Published.Site _ -> house.say("proof.site", house.name());
            case Published.Key _ -> house.say("proof.key.subject");
        };
    }
}
