package org.dateline.media;

import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.story.Refusal;

/// Who may do what in the library: a reporter describes what they brought in, an editor everything,
/// and only an editor says who is owed what.
final class Access {
    private Access() {}

    static void describe(Member by, Item item) {
        if (!isEditor(by) && !item.addedBy().equals(by.name())) {
            throw refused(
                    "“%s” was brought in by %s: ask them or an editor to change it."
                            .formatted(item.name(), item.addedBy()));
        }
    }

    static void rights(Member by, Item item) {
        if (!isEditor(by)) {
            throw refused(
                    "The rights to “%s” are an editor's to change: ask one."
                            .formatted(item.name()));
        }
    }

    static void collections(Member by) {
        if (!isEditor(by)) {
            throw refused("Collections are kept by editors: ask one.");
        }
    }

    private static boolean isEditor(Member by) {
        return by.may(Right.PICTURES);
    }

    private static Refusal refused(String sentence) {
        return new Refusal(Refusal.Reason.NOT_ALLOWED, sentence);
    }
}
