package org.dateline.newsroom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dateline.staff.Audit;

/// A page of the audit log.
///
/// @param member whose acts, empty for everybody's
/// @param subject of what, empty for everything
/// @param last the number of its last line when there are older ones, else 0
public record AuditPage(List<Audit.Line> lines, String member, String subject, long last) {
    /// Where the older lines stand; empty when there are none.
    public String older() {
        return last == 0
                ? ""
                : "/audit?member=%s&subject=%s&before=%d"
                        .formatted(encoded(member), encoded(subject), last);
    }

    public String of(Audit.Line line) {
        return "/audit?member=" + encoded(line.member());
    }

    public String about(Audit.Line line) {
        return "/audit?subject=" + encoded(line.subject());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
