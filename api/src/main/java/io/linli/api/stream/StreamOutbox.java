package io.linli.api.stream;

import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Observation;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the streams what transactions decided, right after they are committed, in their order, and again until
 * the log has it.
 */
public final class StreamOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamOutbox.class);
    private static final int BATCH = 500;
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Records records;
    private final StreamWriter writer;
    private final Runnable wake;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var drain = new Thread(task, "stream-outbox");
        drain.setDaemon(true);
        return drain;
    });

    public StreamOutbox(Records records, StreamWriter writer) {
        this.records = records;
        this.writer = writer;
        this.wake = this::wake;
    }

    /** Sends what an earlier run left behind, and from now on what comes. */
    public void start() {
        thread.scheduleWithFixedDelay(this::drain, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void add(Transaction tx, Streams stream, String key, byte @Nullable [] value) {
        StreamOutboxStore.add(tx, stream, key, value);
        tx.afterwards(wake);
    }

    /** Many at once, in their order. */
    public void add(Transaction tx, Streams stream, Map<String, byte[]> values) {
        if (!values.isEmpty()) {
            StreamOutboxStore.add(tx, stream, values);
            tx.afterwards(wake);
        }
    }

    /** Into the log of a subject, stamped when it is written. */
    public void observe(Transaction tx, Observation observation) {
        add(tx, Streams.OBSERVATIONS, observation.subject(), Wire.encode(observation));
    }

    /** How long the oldest has waited; null when all is sent. */
    public @Nullable Duration age() {
        return records.transact(StreamOutboxStore::age).orElse(null);
    }

    private void wake() {
        if (!thread.isShutdown()) {
            thread.execute(this::drain);
        }
    }

    private void drain() {
        try {
            while (sendSome() == BATCH) {
                // until the last batch was not full
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("Stream records wait: {}", e.toString());
        }
    }

    private int sendSome() throws InterruptedException, ExecutionException, TimeoutException {
        var rows = records.transact(tx -> StreamOutboxStore.first(tx, BATCH));
        if (rows.isEmpty()) {
            return 0;
        }
        var written = rows.stream()
                .map(row -> writer.write(row.stream(), row.key(), row.value()).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(written).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        records.transact(tx -> {
            StreamOutboxStore.remove(tx, rows);
            return rows.size();
        });
        return rows.size();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
