package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.staff.Colleague;
import org.dateline.staff.Link;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Session;
import org.dateline.story.Section;

/// The staff, as their page shows them.
///
/// @param keeps whether who looks may change it
/// @param links that nobody has used yet
/// @param chosen who is looked at closely
/// @param sessions of the one who is chosen
public record StaffPage(
        List<Colleague> staff,
        boolean keeps,
        List<Link> links,
        List<Section> sections,
        Optional<Member> chosen,
        List<Session> sessions) {
    public List<Role> roles() {
        return List.of(Role.values());
    }
}
