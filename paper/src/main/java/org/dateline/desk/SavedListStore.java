package org.dateline.desk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.store.Transaction;

/// The table `desk_saved_list`.
final class SavedListStore {
    private SavedListStore() {}

    /// A member's own, behind those the desk shares.
    static List<SavedList> of(Transaction transaction, String member) {
        return transaction.query(
                """
                select number, member, name, search, made_by from desk_saved_list
                where member in ('', ?) order by member <> '', name
                """,
                SavedListStore::list,
                member);
    }

    static Optional<SavedList> find(Transaction transaction, long number) {
        return transaction.first(
                "select number, member, name, search, made_by from desk_saved_list"
                        + " where number = ?",
                SavedListStore::list,
                number);
    }

    /// @param member whose own it is; empty when the desk shares it
    static void put(
            Transaction transaction,
            String member,
            String name,
            Search search,
            long now,
            String by) {
        transaction.change(
                """
                insert into desk_saved_list (member, name, search, made, made_by)
                values (?, ?, ?, ?, ?)
                on conflict (member, name) do update set search = excluded.search,
                    made = excluded.made, made_by = excluded.made_by
                """,
                member,
                name,
                search.address(),
                now,
                by);
    }

    static int count(Transaction transaction, String member) {
        return transaction
                .first(
                        "select count(*) from desk_saved_list where member = ?",
                        row -> row.count(1),
                        member)
                .orElse(0);
    }

    static void remove(Transaction transaction, long number) {
        transaction.change("delete from desk_saved_list where number = ?", number);
    }

    private static SavedList list(Transaction.Row row) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : row.text(4).split("&")) {
            int at = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, at),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return new SavedList(
                row.number(1),
                row.text(3),
                row.text(2).isEmpty(),
                Search.read(name -> parameters.getOrDefault(name, "")),
                row.text(5));
    }
}
