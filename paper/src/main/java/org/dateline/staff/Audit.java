package org.dateline.staff;

import java.time.Instant;
import java.util.List;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;

/// Who did what, on what, when and from where. Lines are only ever added, each in the transaction
/// of its act: what is not here did not happen. There are no secrets in it.
public final class Audit {
    /// Lines of a page at most.
    public static final int PAGE = 100;

    private static final int LONGEST_NOTE = 500;

    private final Database database;

    Audit(Database database) {
        this.database = database;
    }

    /// One act.
    ///
    /// @param act a word or two, such as “pass”
    /// @param subject what it was done to, such as “story 7m2k9c4x8q1z”
    /// @param from an address; empty for a command on the machine, or the program itself
    public record Line(
            long number,
            Instant time,
            String member,
            String act,
            String subject,
            String note,
            String from) {}

    /// Writes a line.
    public static void note(
            Transaction transaction,
            Instant now,
            Member by,
            String act,
            String subject,
            String note) {
        String kept = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
        AuditStore.add(
                transaction, new Line(0, now, by.name(), act, subject, kept.strip(), by.from()));
    }

    /// Newest first.
    ///
    /// @param before only lines with a smaller number
    /// @param member of one member; empty for everybody
    /// @param subject of one subject; empty for all
    public List<Line> page(long before, String member, String subject, int limit) {
        if (limit < 1 || limit > PAGE) {
            throw Refusal.invalid("“limit” is a number from 1 to " + PAGE + ".");
        }
        return database.read(
                transaction -> {
                    if (!member.isEmpty()) {
                        return AuditStore.by(transaction, member, before, limit);
                    }
                    return subject.isEmpty()
                            ? AuditStore.all(transaction, before, limit)
                            : AuditStore.about(transaction, subject, before, limit);
                });
    }
}
