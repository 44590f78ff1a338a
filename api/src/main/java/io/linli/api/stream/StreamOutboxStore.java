package io.linli.api.stream;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stream records that are decided upon and not yet in the log. */
final class StreamOutboxStore {
    private StreamOutboxStore() {}

    record Row(long id, Streams stream, String key, byte @Nullable [] value) {}

    static void add(Transaction tx, Streams stream, String key, byte @Nullable [] value) {
        tx.handle()
                .createUpdate("insert into stream_outbox (stream, key, value, created_at)"
                        + " values (:stream, :key, :value, :at)")
                .bind("stream", stream.name())
                .bind("key", key)
                .bind("value", value)
                .bind("at", tx.now())
                .execute();
    }

    static void add(Transaction tx, Streams stream, Map<String, byte[]> values) {
        var batch = tx.handle()
                .prepareBatch("insert into stream_outbox (stream, key, value, created_at)"
                        + " values (:stream, :key, :value, :at)");
        values.forEach((key, value) -> batch.bind("stream", stream.name())
                .bind("key", key)
                .bind("value", value)
                .bind("at", tx.now())
                .add());
        batch.execute();
    }

    static List<Row> first(Transaction tx, int count) {
        return tx.handle()
                .createQuery("select id, stream, key, value from stream_outbox order by id limit :count")
                .bind("count", count)
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        Streams.valueOf(row.getString("stream")),
                        row.getString("key"),
                        row.getBytes("value")))
                .list();
    }

    static void remove(Transaction tx, List<Row> rows) {
        var batch = tx.handle().prepareBatch("delete from stream_outbox where id = ?");
        rows.forEach(row -> batch.add(row.id()));
        batch.execute();
    }

    /** How long the oldest has waited. */
    static Optional<Duration> age(Transaction tx) {
        return tx.handle()
                .createQuery("select min(created_at) from stream_outbox")
                .mapTo(Instant.class)
                .findFirst()
                .map(oldest -> Duration.between(oldest, tx.now()));
    }
}
