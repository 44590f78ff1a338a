package io.linli.api.incident;

import io.linli.api.escalation.Promise;
import io.linli.api.incident.state.StateText;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incidents as they stand. */
public final class IncidentStore {
    private IncidentStore() {}

    /** False when another incident of this subject and family is open: then that one is it. */
    static boolean open(Transaction tx, Incident incident) {
        return tx.handle()
                        .createUpdate("insert into incident (id, subject, kind, grid, level, phase, place, title_zh,"
                                + " title_en, opened_at, changed_at, clock_since, state, follows) values (:id, :subject, :kind,"
                                + " :grid, :level, :phase, :place, :zh, :en, :at, :at, :at, :state, :follows)"
                                + " on conflict (subject, kind) where closed_at is null do nothing")
                        .bind("id", incident.id())
                        .bind("subject", incident.subject().toString())
                        .bind("kind", incident.kind().id())
                        .bind("grid", incident.place().grid())
                        .bind("level", incident.level().name())
                        .bind("phase", incident.phase().name())
                        .bind("place", new String(Json.write(incident.place()), StandardCharsets.UTF_8))
                        .bind("zh", incident.title().zh())
                        .bind("en", incident.title().en())
                        .bind("at", incident.openedAt())
                        .bind("state", StateText.write(incident.state()))
                        .bind("follows", incident.follows())
                        .execute()
                == 1;
    }

    static void put(Transaction tx, Incident incident) {
        var state = incident.state();
        var tier = state.tier();
        var outcome = state.outcome();
        tx.handle()
                .createUpdate("update incident set level = :level, phase = :phase, tier = :tier, handlers = :handlers,"
                        + " outcome = :outcome, closed_by = :closedBy, title_zh = :zh, title_en = :en,"
                        + " changed_at = :at, clock_since = :since, suspended_at = :suspended, state = :state,"
                        + " promise = :promise,"
                        + " closed_at = case when :closed then coalesce(closed_at, :at) end where id = :id")
                .bind("level", incident.level().name())
                .bind("phase", incident.phase().name())
                .bind("tier", tier == null ? null : tier.name())
                .bindArray("handlers", String.class, List.copyOf(state.handlers()))
                .bind("outcome", outcome == null ? null : outcome.name())
                .bind("closedBy", state.closedBy())
                .bind("zh", incident.title().zh())
                .bind("en", incident.title().en())
                .bind("at", incident.changedAt())
                .bind("since", incident.clockSince())
                .bind("suspended", incident.suspendedAt())
                .bind("state", StateText.write(state))
                .bind("promise", text(incident.promise()))
                .bind("closed", !incident.isOpen())
                .bind("id", incident.id())
                .execute();
    }

    static Optional<Incident> lockOpen(Transaction tx, Subject subject, RuleKind kind) {
        return tx.handle()
                .createQuery("select * from incident where subject = :subject and kind = :kind and closed_at is null"
                        + " for update")
                .bind("subject", subject.toString())
                .bind("kind", kind.id())
                .map((row, context) -> incident(row))
                .findFirst();
    }

    static Optional<Incident> lock(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from incident where id = :id for update")
                .bind("id", id)
                .map((row, context) -> incident(row))
                .findFirst();
    }

    /** What was merged into another one stands for that one. */
    static Incident lockWhole(Transaction tx, UUID id) {
        var incident = lock(tx, id).orElseThrow();
        var into = incident.state().into();
        return into == null ? incident : lockWhole(tx, UUID.fromString(into));
    }

    /** The open one that an incident of this subject and family became a part of. */
    static Optional<Incident> lockMerged(Transaction tx, Subject subject, RuleKind kind) {
        return tx.handle()
                .createQuery("select id from incident where subject = :subject and kind = :kind and phase = 'MERGED'"
                        + " order by changed_at desc limit 1")
                .bind("subject", subject.toString())
                .bind("kind", kind.id())
                .mapTo(UUID.class)
                .findFirst()
                .map(id -> lockWhole(tx, id))
                .filter(Incident::isOpen);
    }

    public static boolean isOver(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select exists (select from incident where id = :id and closed_at is not null)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether it was told to people and none of them has it. */
    public static boolean isWaiting(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select exists (select from incident where id = :id and phase = 'DISPATCHED')")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    public static Optional<Place> placeOf(Transaction tx, UUID id) {
        return find(tx, id).map(Incident::place);
    }

    static Optional<Incident> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from incident where id = :id")
                .bind("id", id)
                .map((row, context) -> incident(row))
                .findFirst();
    }

    static List<Incident> all(Transaction tx, Collection<UUID> ids) {
        return tx.handle()
                .createQuery("select * from incident where id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> incident(row))
                .list();
    }

    static Incident incident(ResultSet row) throws SQLException {
        var suspendedAt = row.getTimestamp("suspended_at");
        return new Incident(
                row.getObject("id", UUID.class),
                Subject.parse(row.getString("subject")),
                RuleKind.parse(row.getString("kind")),
                Json.read(row.getString("place").getBytes(StandardCharsets.UTF_8), Place.class),
                Level.valueOf(row.getString("level")),
                StateText.read(row.getString("state")),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("clock_since").toInstant(),
                suspendedAt == null ? null : suspendedAt.toInstant(),
                row.getObject("follows", UUID.class),
                promise(row.getString("promise")));
    }

    private static @Nullable String text(@Nullable Promise promise) {
        return promise == null ? null : new String(Json.write(promise), StandardCharsets.UTF_8);
    }

    private static @Nullable Promise promise(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8), Promise.class);
    }
}
