package io.linli.api.alert;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts as they stand, and each of their revisions. */
public final class AlertStore {
    private AlertStore() {}

    /** An alert with what we made of it. */
    public record Kept(
            Alert alert, Disposition disposition, @Nullable UUID incident) {}

    /** Whether a revision was new to us. */
    enum Arrival {
        NEW,
        KNOWN,
        /** The same number with other content: applied, and noted. */
        CHANGED
    }

    /** What a list is narrowed to; null means any. The cursor is the last one of the page before. */
    record Filter(
            @Nullable Boolean open,
            @Nullable Level level,
            @Nullable String kind,
            String grid,
            boolean shadow,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after,
            int limit) {}

    record Cursor(Instant updatedAt, String id) {}

    static Arrival keepRevision(Transaction tx, Alert alert, String body) {
        var inserted = tx.handle()
                .createUpdate("insert into alert_revision (alert, revision, body, received_at)"
                        + " values (:alert, :revision, :body, :at) on conflict do nothing")
                .bind("alert", alert.id())
                .bind("revision", alert.revision())
                .bind("body", body)
                .bind("at", tx.now())
                .execute();
        if (inserted == 1) {
            return Arrival.NEW;
        }
        var changed = tx.handle()
                .createUpdate("update alert_revision set body = :body, received_at = :at"
                        + " where alert = :alert and revision = :revision and body <> :body")
                .bind("alert", alert.id())
                .bind("revision", alert.revision())
                .bind("body", body)
                .bind("at", tx.now())
                .execute();
        return changed == 1 ? Arrival.CHANGED : Arrival.KNOWN;
    }

    static void put(Transaction tx, Kept kept, String body) {
        var alert = kept.alert();
        tx.handle()
                .createUpdate(
                        "insert into alert (id, revision, kind, subject, grid, level, mode, raised_at, updated_at,"
                                + " cleared_at, disposition, incident, cause, body) values (:id, :revision, :kind, :subject, :grid,"
                                + " :level, :mode, :raised, :updated, :cleared, :disposition, :incident, :cause, :body)"
                                + " on conflict (id) do update set revision = excluded.revision, level = excluded.level,"
                                + " updated_at = excluded.updated_at, cleared_at = excluded.cleared_at,"
                                + " disposition = excluded.disposition, incident = excluded.incident,"
                                + " cause = excluded.cause, body = excluded.body")
                .bind("id", alert.id())
                .bind("revision", alert.revision())
                .bind("kind", alert.kind().id())
                .bind("subject", alert.subject().toString())
                .bind("grid", alert.place().grid())
                .bind("level", alert.level().name())
                .bind("mode", alert.mode().name())
                .bind("raised", alert.raisedAt())
                .bind("updated", alert.updatedAt())
                .bind("cleared", alert.clearedAt())
                .bind("disposition", kept.disposition().name())
                .bind("incident", kept.incident())
                .bind("cause", alert.cause())
                .bind("body", body)
                .execute();
    }

    static Optional<Kept> lock(Transaction tx, String id) {
        return tx.handle()
                .createQuery("select body, disposition, incident from alert where id = :id for update")
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findFirst();
    }

    /** As it stands, where the caller may see it. */
    public static Optional<Alert> visible(Transaction tx, Caller caller, String id) {
        return find(tx, id).map(Kept::alert).filter(alert -> caller.sees(alert.place()));
    }

    public static Optional<Alert> revision(Transaction tx, String id, int revision) {
        return tx.handle()
                .createQuery("select body from alert_revision where alert = :id and revision = :revision")
                .bind("id", id)
                .bind("revision", revision)
                .mapTo(String.class)
                .findFirst()
                .map(body -> Json.read(body.getBytes(StandardCharsets.UTF_8), Alert.class));
    }

    static Optional<Kept> find(Transaction tx, String id) {
        return tx.handle()
                .createQuery("select body, disposition, incident from alert where id = :id")
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findFirst();
    }

    /** Brings to an incident what its alert explains and what came before it. */
    static List<Alert> takeExplained(Transaction tx, String cause, UUID incident) {
        return tx.handle()
                .createQuery("update alert set incident = :incident where cause = :cause and incident is null"
                        + " and disposition = 'EXPLAINED' returning body, disposition, incident")
                .bind("incident", incident)
                .bind("cause", cause)
                .map((row, context) -> kept(row).alert())
                .list();
    }

    /** When the first rule was published here. */
    static Optional<Instant> firstRule(Transaction tx) {
        return tx.handle()
                .createQuery("select min(at) from rule_version")
                .mapTo(Instant.class)
                .findFirst();
    }

    /** All of one incident to another. */
    public static void move(Transaction tx, UUID from, UUID to) {
        tx.handle().execute("update alert set incident = ? where incident = ?", to, from);
    }

    public static List<Alert> ofIncident(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery(
                        "select body, disposition, incident from alert where incident = :incident order by raised_at")
                .bind("incident", incident)
                .map((row, context) -> kept(row).alert())
                .list();
    }

    static List<Kept> list(Transaction tx, Caller caller, Filter filter) {
        var level = filter.level();
        var after = filter.after();
        return tx.handle()
                .createQuery("select body, disposition, incident from alert"
                        + " where grid like :mine and subject like :subject and grid like :grid"
                        + " and (:shadow or mode = 'LIVE')"
                        + " and (cast(:open as boolean) is null or (cleared_at is null) = cast(:open as boolean))"
                        + " and (cast(:level as text) is null or level = :level)"
                        + " and (cast(:kind as text) is null or kind = :kind)"
                        + " and (cast(:from as timestamptz) is null or raised_at >= :from)"
                        + " and (cast(:to as timestamptz) is null or raised_at < :to)"
                        + " and (cast(:afterId as text) is null or (updated_at, id) < (:afterAt, :afterId))"
                        + " order by updated_at desc, id desc limit :limit")
                .bind("mine", caller.gridPattern())
                .bind("subject", caller.subjectPattern())
                .bind("grid", filter.grid() + "%")
                .bind("shadow", filter.shadow())
                .bind("open", filter.open())
                .bind("level", level == null ? null : level.name())
                .bind("kind", filter.kind())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("afterAt", after == null ? null : after.updatedAt())
                .bind("afterId", after == null ? null : after.id())
                .bind("limit", filter.limit())
                .map((row, context) -> kept(row))
                .list();
    }

    /** Some of those that have ended, last changed before {@code old}, and belong to no incident. */
    public static int forget(Transaction tx, Instant old) {
        return tx.handle()
                .createUpdate(
                        "with gone as (delete from alert where id in (select id from alert where updated_at < :old"
                                + " and cleared_at is not null and incident is null order by updated_at limit 5000) returning id)"
                                + " delete from alert_revision using gone where alert_revision.alert = gone.id")
                .bind("old", old)
                .execute();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Alert.class),
                Disposition.valueOf(row.getString("disposition")),
                row.getObject("incident", UUID.class));
    }
}
