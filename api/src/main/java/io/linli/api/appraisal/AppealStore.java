package io.linli.api.appraisal;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Appeals, at most one that is open for each case and person. */
final class AppealStore {
    private AppealStore() {}

    /** False when this person's appeal against this case is open already, or was decided. */
    static boolean add(Transaction tx, Appeal appeal) {
        return tx.handle()
                        .createUpdate("insert into appeal (id, incident, grid, by_whom, reason, at, state) values"
                                + " (:id, :incident, :grid, :by, :reason, :at, :state)"
                                + " on conflict (incident, by_whom) do nothing")
                        .bind("id", appeal.id())
                        .bind("incident", appeal.incident())
                        .bind("grid", appeal.grid())
                        .bind("by", appeal.by())
                        .bind("reason", appeal.reason())
                        .bind("at", appeal.at())
                        .bind("state", appeal.state().name())
                        .execute()
                == 1;
    }

    static void decide(Transaction tx, Appeal appeal, Appeal.State state, String by, String why) {
        tx.handle()
                .createUpdate("update appeal set state = :state, decided_by = :by, decided_at = :at, decision = :why"
                        + " where id = :id")
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", tx.now())
                .bind("why", why)
                .bind("id", appeal.id())
                .execute();
    }

    static Optional<Appeal> lock(Transaction tx, Caller caller, UUID id) {
        return tx.handle()
                .createQuery("select * from appeal where id = :id and grid like :mine for update")
                .bind("id", id)
                .bind("mine", caller.gridPattern())
                .map((row, context) -> appeal(row))
                .findFirst();
    }

    /** The open ones first, then the newest. */
    static List<Appeal> list(Transaction tx, Caller caller, boolean isTheirsAlone, int limit) {
        return tx.handle()
                .createQuery("select * from appeal where grid like :mine and (not :alone or by_whom = :who)"
                        + " order by (state = 'OPEN') desc, at desc, id limit :limit")
                .bind("mine", caller.gridPattern())
                .bind("alone", isTheirsAlone)
                .bind("who", caller.username())
                .bind("limit", limit)
                .map((row, context) -> appeal(row))
                .list();
    }

    private static Appeal appeal(ResultSet row) throws SQLException {
        var decidedAt = row.getTimestamp("decided_at");
        return new Appeal(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("grid"),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getTimestamp("at").toInstant(),
                Appeal.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision"));
    }
}
