package io.linli.api.appraisal;

import io.linli.api.incident.TimelineStore;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Cases with their timelines, as they are kept. */
final class CaseStore {
    private CaseStore() {}

    /**
     * Those that began within a period, the first moment included and the last not.
     *
     * @param grid a prefix of the grid code
     */
    record Period(Instant from, Instant to, String grid) {}

    static List<CaseLog> opened(Transaction tx, Caller caller, Period period) {
        var lines = TimelineStore.ofOpened(tx, caller.gridPattern(), period.grid() + "%", period.from(), period.to());
        return tx.handle()
                .createQuery("select id, grid, kind, level, opened_at from incident where opened_at >= :from"
                        + " and opened_at < :to and grid like :mine and grid like :grid order by opened_at, id")
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("mine", caller.gridPattern())
                .bind("grid", period.grid() + "%")
                .map((row, context) -> {
                    var id = row.getObject("id", UUID.class);
                    return new CaseLog(
                            id,
                            row.getString("grid"),
                            row.getString("kind"),
                            Level.valueOf(row.getString("level")),
                            row.getTimestamp("opened_at").toInstant(),
                            lines.getOrDefault(id, List.of()));
                })
                .list();
    }
}
