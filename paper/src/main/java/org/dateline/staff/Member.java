package org.dateline.staff;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;

/// One of the staff.
///
/// @param name unique in the paper
/// @param sections where they do what their role says; none named is everywhere
/// @param from where they act from, for the audit log: an address, or empty
public record Member(String name, Role role, Set<Slug> sections, String from) {
    /// Whoever runs commands on the machine; in the audit log it has no name.
    static final Member MACHINE = new Member("", Role.ADMINISTRATOR);

    public Member {
        sections = Set.copyOf(sections);
    }

    /// A member who works for every section.
    public Member(String name, Role role) {
        this(name, role, Set.of(), "");
    }

    /// The same member, acting from an address.
    public Member at(String address) {
        return new Member(name, role, sections, address);
    }

    public boolean may(Right right) {
        return role.may(right);
    }

    /// @param act what they want, as in “publish”
    /// @throws Refusal when their role does not say so
    public void needs(Right right, String act) {
        if (!may(right)) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "%s is %s; it takes %s to %s."
                            .formatted(name, role.word(), right.asks().word(), act));
        }
    }

    /// @param what it is about, as in “this story is in” before the section
    /// @throws Refusal when that is none of their sections
    public void within(Slug section, String what) {
        if (!sections.isEmpty() && !sections.contains(section)) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "%s works for %s; %s %s. Ask somebody of that section, or an administrator for the section."
                            .formatted(name, words(), what, section));
        }
    }

    /// @throws Refusal when they work for some sections only
    public void everywhere(String what) {
        if (!sections.isEmpty()) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "%s works for %s; %s concerns the whole paper. Ask somebody who works for all of it."
                            .formatted(name, words(), what));
        }
    }

    /// The sections by their slugs, in order.
    public String words() {
        return new TreeSet<>(sections.stream().map(Slug::text).toList())
                .stream().collect(Collectors.joining(", "));
    }
}
