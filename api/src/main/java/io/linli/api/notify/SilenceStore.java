package io.linli.api.notify;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The silences, those that are over too: who kept what from whom is on the record. */
final class SilenceStore {
    private static final String IS_OPEN = "(silence.ended_at is null and (until is null or until > :now) and not exists"
            + " (select from incident where incident.id = silence.incident and closed_at is not null))";

    private SilenceStore() {}

    static void add(Transaction tx, Silence silence) {
        tx.handle()
                .createUpdate("insert into silence (id, scope, target, grid, reason, made_by, made_at, until, incident)"
                        + " values (:id, :scope, :target, :grid, :reason, :by, :at, :until, :incident)")
                .bind("id", silence.id())
                .bind("scope", silence.scope().name())
                .bind("target", silence.target())
                .bind("grid", silence.grid())
                .bind("reason", silence.reason())
                .bind("by", silence.madeBy())
                .bind("at", silence.madeAt())
                .bind("until", silence.until())
                .bind("incident", silence.incident())
                .execute();
    }

    /** Those in force. */
    static List<Silence> open(Transaction tx) {
        return tx.handle()
                .createQuery("select * from silence where " + IS_OPEN + " order by made_at")
                .bind("now", tx.now())
                .map((row, context) -> silence(row))
                .list();
    }

    /** The newest first; those in force alone, or all. */
    static List<Silence> list(Transaction tx, Caller caller, boolean all, int limit) {
        return tx.handle()
                .createQuery("select * from silence where grid like :mine and (:all or " + IS_OPEN + ")"
                        + " order by made_at desc limit :limit")
                .bind("mine", caller.gridPattern())
                .bind("all", all)
                .bind("now", tx.now())
                .bind("limit", limit)
                .map((row, context) -> silence(row))
                .list();
    }

    static Optional<Silence> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from silence where id = :id")
                .bind("id", id)
                .map((row, context) -> silence(row))
                .findFirst();
    }

    static void end(Transaction tx, UUID id) {
        tx.handle().execute("update silence set ended_at = coalesce(ended_at, ?) where id = ?", tx.now(), id);
    }

    static void count(Transaction tx, UUID id) {
        tx.handle().execute("update silence set held = held + 1 where id = ?", id);
    }

    /** By whose alerts it is an incident; of the newest one too, which is not yet kept as an alert. */
    static List<String> devices(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery("select distinct alert_revision.body::json ->> 'device' from timeline join alert_revision"
                        + " on alert_revision.alert = timeline.detail::json ->> 'alert'"
                        + " where timeline.incident = :incident and timeline.kind = 'ALERT'"
                        + " and alert_revision.body::json ->> 'device' is not null")
                .bind("incident", incident)
                .mapTo(String.class)
                .list();
    }

    private static Silence silence(ResultSet row) throws SQLException {
        return new Silence(
                row.getObject("id", UUID.class),
                Silence.Scope.valueOf(row.getString("scope")),
                row.getString("target"),
                row.getString("grid"),
                row.getString("reason"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                time(row, "until"),
                row.getObject("incident", UUID.class),
                time(row, "ended_at"),
                row.getInt("held"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
