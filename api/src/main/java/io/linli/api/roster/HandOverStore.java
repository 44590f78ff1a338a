package io.linli.api.roster;

import io.linli.api.store.Records.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The notes of those who went. */
final class HandOverStore {
    private HandOverStore() {}

    static void add(Transaction tx, UUID roster, HandOver note) {
        tx.handle()
                .createUpdate("insert into hand_over (id, roster, shift, date, author, note, at)"
                        + " values (:id, :roster, :shift, :date, :author, :note, :at)")
                .bind("id", UUID.randomUUID())
                .bind("roster", roster)
                .bind("shift", note.slot().shift())
                .bind("date", note.slot().date())
                .bind("author", note.author())
                .bind("note", note.note())
                .bind("at", note.at())
                .execute();
    }

    /** The newest first. */
    static List<HandOver> latest(Transaction tx, UUID roster, int most) {
        return tx.handle()
                .createQuery("select * from hand_over where roster = :roster order by at desc limit :most")
                .bind("roster", roster)
                .bind("most", most)
                .map((row, context) -> new HandOver(
                        new Slot(row.getString("shift"), row.getObject("date", LocalDate.class)),
                        row.getString("author"),
                        row.getString("note"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
