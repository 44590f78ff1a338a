package io.linli.api.proposal;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers that were proposed for rules, and what became of it. */
final class ProposalStore {
    private static final String COLUMNS =
            "id, rule, version, grid, parameter, was, value, state, evidence, backtest, at, decided_by, decided_at";

    private ProposalStore() {}

    /** Whether anybody has decided. */
    enum State {
        OPEN,
        /** No other number is better. */
        NONE,
        ACCEPTED,
        DISMISSED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One proposal.
     *
     * @param version of the rule that it would change
     * @param value null where no other number is better
     */
    record Kept(
            UUID id,
            String rule,
            int version,
            String grid,
            String parameter,
            String was,
            @Nullable String value,
            State state,
            Evidence evidence,
            UUID backtest,
            Instant at,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    static void add(Transaction tx, Kept kept) {
        tx.handle()
                .createUpdate("insert into proposal (id, rule, version, grid, parameter, was, value, state, evidence,"
                        + " backtest, at) values (:id, :rule, :version, :grid, :parameter, :was, :value, :state,"
                        + " :evidence, :backtest, :at)")
                .bind("id", kept.id())
                .bind("rule", kept.rule())
                .bind("version", kept.version())
                .bind("grid", kept.grid())
                .bind("parameter", kept.parameter())
                .bind("was", kept.was())
                .bind("value", kept.value())
                .bind("state", kept.state().name())
                .bind("evidence", new String(Json.write(kept.evidence()), StandardCharsets.UTF_8))
                .bind("backtest", kept.backtest())
                .bind("at", kept.at())
                .execute();
    }

    static void decide(Transaction tx, UUID id, State state, String by) {
        tx.handle()
                .createUpdate("update proposal set state = :state, decided_by = :by, decided_at = :at where id = :id")
                .bind("id", id)
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", tx.now())
                .execute();
    }

    static Optional<Kept> lock(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from proposal where id = :id for update")
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findFirst();
    }

    static List<Kept> list(Transaction tx, String rule, String gridPattern) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from proposal where rule = :rule and grid like :grid"
                        + " order by at desc limit 20")
                .bind("rule", rule)
                .bind("grid", gridPattern)
                .map((row, context) -> kept(row))
                .list();
    }

    /** Rules that raised so many false alarms since they were published, tried for or decided upon last. */
    static List<String> disturbing(Transaction tx, Instant since, int falseAlarms) {
        return tx.handle()
                .createQuery("select split_part(alert.id, ':', 1) from alert"
                        + " join incident on incident.id = alert.incident"
                        + " where alert.mode = 'LIVE' and alert.raised_at >= :since and incident.outcome like 'FALSE%'"
                        + " and incident.changed_at > coalesce((select max(asked_at) from backtest"
                        + " where backtest.rule = split_part(alert.id, ':', 1) and purpose = 'PROPOSAL'), :since)"
                        + " and incident.changed_at > coalesce((select max(at) from rule_version"
                        + " where rule_version.rule = split_part(alert.id, ':', 1)), :since)"
                        + " group by 1 having count(distinct incident.id) >= :least")
                .bind("since", since)
                .bind("least", falseAlarms)
                .mapTo(String.class)
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                row.getInt("version"),
                row.getString("grid"),
                row.getString("parameter"),
                row.getString("was"),
                row.getString("value"),
                State.valueOf(row.getString("state")),
                Json.read(row.getString("evidence").getBytes(StandardCharsets.UTF_8), Evidence.class),
                row.getObject("backtest", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant());
    }
}
