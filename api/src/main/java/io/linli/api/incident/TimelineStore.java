package io.linli.api.incident;

import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Tier;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lives of incidents, line by line; nothing is ever changed or removed. */
public final class TimelineStore {
    private TimelineStore() {}

    public static void add(Transaction tx, UUID incident, TimelineEntry entry) {
        tx.handle()
                .createUpdate("insert into timeline"
                        + " (incident, at, kind, actor, role, tier, from_phase, to_phase, reason, detail) values"
                        + " (:incident, :at, :kind, :actor, :role, :tier, :from, :to, :reason, :detail)")
                .bind("incident", incident)
                .bind("at", entry.at())
                .bind("kind", entry.kind().name())
                .bind("actor", entry.actor())
                .bind("role", entry.role().name())
                .bind("tier", name(entry.tier()))
                .bind("from", name(entry.from()))
                .bind("to", name(entry.to()))
                .bind("reason", entry.reason())
                .bind("detail", new String(Json.write(entry.detail()), StandardCharsets.UTF_8))
                .execute();
    }

    static List<TimelineEntry> of(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery("select * from timeline where incident = :incident order by seq")
                .bind("incident", incident)
                .map((row, context) -> entry(row))
                .list();
    }

    /** Of all incidents that began within a period, the last moment excluded. */
    public static Map<UUID, List<TimelineEntry>> ofOpened(
            Transaction tx, String mine, String grid, Instant from, Instant to) {
        Map<UUID, List<TimelineEntry>> lines = new HashMap<>();
        tx.handle()
                .createQuery("select timeline.* from timeline join incident on incident.id = timeline.incident"
                        + " where incident.opened_at >= :from and incident.opened_at < :to"
                        + " and incident.grid like :mine and incident.grid like :grid order by timeline.seq")
                .bind("from", from)
                .bind("to", to)
                .bind("mine", mine)
                .bind("grid", grid)
                .map((row, context) -> lines.computeIfAbsent(
                                row.getObject("incident", UUID.class), any -> new ArrayList<>())
                        .add(entry(row)))
                .list();
        return lines;
    }

    /** By whom and when it came to stand where it stood. */
    static Optional<TimelineEntry> coming(Transaction tx, UUID incident, Phase phase) {
        return tx.handle()
                .createQuery("select * from timeline where incident = :incident and to_phase = :phase"
                        + " order by seq desc limit 1")
                .bind("incident", incident)
                .bind("phase", phase.name())
                .map((row, context) -> entry(row))
                .findFirst();
    }

    /** The step that was taken last. */
    static Optional<TimelineEntry> last(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery("select * from timeline where incident = :incident and kind = 'TRANSITION'"
                        + " order by seq desc limit 1")
                .bind("incident", incident)
                .map((row, context) -> entry(row))
                .findFirst();
    }

    /** Whether it was given into other hands after that. */
    static boolean isHandedOnSince(Transaction tx, UUID incident, Instant at) {
        return tx.handle()
                .createQuery("select exists (select from timeline where incident = :incident and kind = 'TRANSITION'"
                        + " and at > :at and detail::json ->> 'step' in ('transfer', 'take_over', 'give_back'))")
                .bind("incident", incident)
                .bind("at", at)
                .mapTo(Boolean.class)
                .one();
    }

    /** When it first came to stand so. */
    static Optional<Instant> first(Transaction tx, UUID incident, Phase phase) {
        return tx.handle()
                .createQuery("select min(at) from timeline where incident = :incident and to_phase = :phase")
                .bind("incident", incident)
                .bind("phase", phase.name())
                .mapTo(Instant.class)
                .findFirst();
    }

    @SuppressWarnings("unchecked") // a JSON object is a map by names
    private static TimelineEntry entry(ResultSet row) throws SQLException {
        var tier = row.getString("tier");
        var from = row.getString("from_phase");
        var to = row.getString("to_phase");
        return new TimelineEntry(
                row.getTimestamp("at").toInstant(),
                TimelineEntry.Kind.valueOf(row.getString("kind")),
                row.getString("actor"),
                Role.valueOf(row.getString("role")),
                tier == null ? null : Tier.valueOf(tier),
                from == null ? null : Phase.valueOf(from),
                to == null ? null : Phase.valueOf(to),
                row.getString("reason"),
                (Map<String, Object>) Json.read(row.getString("detail").getBytes(StandardCharsets.UTF_8), Map.class));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
