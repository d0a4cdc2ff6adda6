package org.dateline.story;

import java.time.Instant;
import java.util.Optional;

/// Who is owed what for a picture, video or recording, as readers and machines are told. Empty
/// strings mean that it is not known. The names are those of IPTC Photo Metadata.
///
/// @param creator who took or made it (By-line)
/// @param credit how the creator or agency wants to be named (Credit Line)
/// @param copyright the notice, such as “© 2026 Ada Lund”
/// @param source who supplied it
/// @param licence under which it is used: usage terms in words
/// @param webStatement where copyright and licence can be read up: `https://…`
/// @param digitalSourceType IPTC's code for how it came about, such as `digitalCapture`
/// @param until the second from which readers must not see it any more; empty when it may stay
public record Rights(
        String creator,
        String credit,
        String copyright,
        String source,
        String licence,
        String webStatement,
        String digitalSourceType,
        Optional<Instant> until) {
    /// Nothing is known.
    public static final Rights UNKNOWN = new Rights("", "", "", "", "", "", "", Optional.empty());

    public Rights {
        creator = Limits.line("The creator", creator, 0, 500);
        credit = Limits.line("The credit", credit, 0, 500);
        copyright = Limits.line("The copyright notice", copyright, 0, 1_000);
        source = Limits.line("The source", source, 0, 500);
        licence = Limits.line("The licence", licence, 0, 2_000);
        webStatement = webStatement.isEmpty() ? "" : Link.checked(webStatement);
        digitalSourceType = Limits.line("The digital source type", digitalSourceType, 0, 200);
    }

    /// Whether readers may see it at `now`.
    public boolean allowed(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /// The same with an end.
    Rights until(Instant end) {
        return new Rights(
                creator,
                credit,
                copyright,
                source,
                licence,
                webStatement,
                digitalSourceType,
                Optional.of(end));
    }
}
