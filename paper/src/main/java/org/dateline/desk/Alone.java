package org.dateline.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;

/// Whether one person makes this paper: then whoever writes a story may pass it and nothing waits
/// for a second person, and the history of a story says so. A paper has several people unless an
/// administrator says otherwise.
public final class Alone {
    private final Database database;
    private final InstantSource clock;

    Alone(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param by the administrator who said so
    public record Said(String by, Instant since) {}

    /// Empty when several people make the paper.
    public Optional<Said> said() {
        return database.read(RequestStore::alone);
    }

    static boolean isOn(Transaction transaction) {
        return RequestStore.alone(transaction).isPresent();
    }

    /// Says that one person makes the paper; saying it again changes nothing.
    public void begin(Member by) {
        change(by, true);
    }

    /// Says that several people do.
    public void end(Member by) {
        change(by, false);
    }

    private void change(Member by, boolean on) {
        by.needs(Right.STAFF, "say how many people make the paper");
        by.everywhere("how many people make it");
        database.change(
                transaction -> {
                    if (isOn(transaction) == on) {
                        return;
                    }
                    Instant now = clock.instant();
                    if (on) {
                        RequestStore.putAlone(transaction, new Said(by.name(), now));
                    } else {
                        RequestStore.dropAlone(transaction);
                    }
                    String act = on ? "begin one-person paper" : "end one-person paper";
                    Audit.note(transaction, now, by, act, "paper", "");
                });
    }
}
