package io.linli.api.notify;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the notices say of the channels that they went by. */
final class ChannelStore {
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private ChannelStore() {}

    /**
     * How a channel did of late.
     *
     * @param failure what the last dead letter said
     * @param deadLetters of the last seven days, as the notices delivered are
     */
    record Record(
            @Nullable Instant succeededAt,
            @Nullable Instant failedAt,
            @Nullable String failure,
            int delivered,
            int deadLetters,
            int waiting) {}

    /** One notice of a drill and how far it got. */
    record Outcome(String channel, @Nullable String person, String grid, Notice.State state, Instant at) {}

    static Map<String, Record> records(Transaction tx) {
        var records = new HashMap<String, Record>();
        tx.handle()
                .createQuery("select channel, max(changed_at) filter (where state = 'DELIVERED') as succeeded,"
                        + " max(changed_at) filter (where state = 'FAILED') as failed,"
                        + " (array_agg(detail order by changed_at desc) filter (where state = 'FAILED'))[1] as failure,"
                        + " count(*) filter (where state = 'DELIVERED') as delivered,"
                        + " count(*) filter (where state = 'FAILED') as dead,"
                        + " count(*) filter (where state in ('PENDING', 'AWAITING')) as waiting"
                        + " from notice where changed_at > :since group by channel")
                .bind("since", tx.now().minus(LOOKED_BACK))
                .map((row, context) -> Map.entry(row.getString("channel"), record(row)))
                .forEach(entry -> records.put(entry.getKey(), entry.getValue()));
        return records;
    }

    private static Record record(ResultSet row) throws SQLException {
        return new Record(
                time(row, "succeeded"),
                time(row, "failed"),
                row.getString("failure"),
                row.getInt("delivered"),
                row.getInt("dead"),
                row.getInt("waiting"));
    }

    /** What came of the newest drill; of persons and groups that the caller may know of. */
    static List<Outcome> newestDrill(Transaction tx, Caller caller) {
        var drill = newest(tx);
        return drill.isEmpty()
                ? List.of()
                : tx.handle()
                        .createQuery("select channel, person, grid, state, created_at from notice"
                                + " where occasion = 'TEST' and data::json ->> 'drill' = :drill"
                                + " and (grid like :mine or :grid like grid || '%') order by channel, person")
                        .bind("drill", drill.get())
                        .bind("mine", caller.gridPattern())
                        .bind("grid", caller.grid())
                        .map((row, context) -> new Outcome(
                                row.getString("channel"),
                                row.getString("person"),
                                row.getString("grid"),
                                Notice.State.valueOf(row.getString("state")),
                                row.getTimestamp("created_at").toInstant()))
                        .list();
    }

    private static Optional<String> newest(Transaction tx) {
        return tx.handle()
                .createQuery("select data::json ->> 'drill' from notice where occasion = 'TEST'"
                        + " and data::json ->> 'drill' is not null order by created_at desc limit 1")
                .mapTo(String.class)
                .findFirst();
    }

    /** Whether this receiver was sent a test since then. */
    static boolean isTested(Transaction tx, Notice test, Instant since) {
        return tx.handle()
                .createQuery("select exists (select from notice where occasion = 'TEST' and channel = :channel"
                        + " and recipient = :recipient and created_at > :since)")
                .bind("channel", test.channel())
                .bind("recipient", test.recipient())
                .bind("since", since)
                .mapTo(Boolean.class)
                .one();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
