package io.linli.api.resident;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who was told names and telephone numbers, and for which incident. */
public final class LookStore {
    private LookStore() {}

    /** Whether this incident asks people of the caller's grids to that home now. */
    static boolean isNeeded(Transaction tx, Caller caller, UUID incident, String home) {
        return tx.handle()
                .createQuery("select exists (select from incident where id = :incident and closed_at is null"
                        + " and level in ('I', 'II') and subject = 'home:' || :home and grid like :mine)")
                .bind("incident", incident)
                .bind("home", home)
                .bind("mine", caller.gridPattern())
                .mapTo(Boolean.class)
                .one();
    }

    static void add(Transaction tx, Caller caller, Resident resident, UUID incident, String reason, Instant until) {
        tx.handle()
                .createUpdate("insert into look (resident, home, incident, username, role, reason, at, until)"
                        + " values (:resident, :home, :incident, :username, :role, :reason, :at, :until)")
                .bind("resident", resident.id())
                .bind("home", resident.home())
                .bind("incident", incident)
                .bind("username", caller.username())
                .bind("role", caller.role().name())
                .bind("reason", reason)
                .bind("at", tx.now())
                .bind("until", until)
                .execute();
    }

    /** Whom the caller may still be told of in full. */
    static Set<String> open(Transaction tx, Caller caller) {
        return tx.handle()
                .createQuery("select resident from look join incident on incident.id = look.incident"
                        + " where username = :username and until > :now and closed_at is null"
                        + " and level in ('I', 'II') and grid like :mine")
                .bind("username", caller.username())
                .bind("now", tx.now())
                .bind("mine", caller.gridPattern())
                .mapTo(String.class)
                .set();
    }

    /** The newest first. */
    static List<Look> of(Transaction tx, String home) {
        return tx.handle()
                .createQuery(
                        "select look.*, coalesce(account.name, look.username) as name from look"
                                + " left join account using (username) where look.home = :home order by look.id desc limit 1000")
                .bind("home", home)
                .map((row, context) -> new Look(
                        row.getString("resident"),
                        row.getObject("incident", UUID.class),
                        row.getString("username"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .list();
    }

    /** That somebody looked stays; what they wrote of the person does not. */
    static void eraseReasons(Transaction tx, String resident) {
        tx.handle().execute("update look set reason = '' where resident = ?", resident);
    }

    public static int forget(Transaction tx, Instant before) {
        return tx.handle().execute("delete from look where until < ?", before);
    }
}
