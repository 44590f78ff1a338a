package io.linli.api.resident;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.List;

/** What homes agreed to and took back, line by line; nothing is ever changed or removed. */
final class ConsentStore {
    private ConsentStore() {}

    /**
     * Something said of a purpose.
     *
     * @param purpose what is watched, and what for
     * @param basis on which it is done, such as {@code consent} or {@code duty}
     * @param saidBy who of the home said it
     */
    record Consent(
            String purpose,
            boolean given,
            String basis,
            String saidBy,
            String note,
            String username,
            Role role,
            Instant at) {}

    static Consent add(Transaction tx, Caller caller, String home, Consent said) {
        tx.handle()
                .createUpdate("insert into consent (home, purpose, given, basis, said_by, note, username, role, at)"
                        + " values (:home, :purpose, :given, :basis, :saidBy, :note, :username, :role, :at)")
                .bind("home", home)
                .bind("purpose", said.purpose())
                .bind("given", said.given())
                .bind("basis", said.basis())
                .bind("saidBy", said.saidBy())
                .bind("note", said.note())
                .bind("username", caller.username())
                .bind("role", caller.role().name())
                .bind("at", said.at())
                .execute();
        return said;
    }

    /** The oldest first. */
    static List<Consent> of(Transaction tx, String home) {
        return tx.handle()
                .createQuery("select * from consent where home = :home order by id")
                .bind("home", home)
                .map((row, context) -> new Consent(
                        row.getString("purpose"),
                        row.getBoolean("given"),
                        row.getString("basis"),
                        row.getString("said_by"),
                        row.getString("note"),
                        row.getString("username"),
                        Role.valueOf(row.getString("role")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
