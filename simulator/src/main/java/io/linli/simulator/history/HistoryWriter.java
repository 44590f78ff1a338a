package io.linli.simulator.history;

import io.linli.model.Observation;
import io.linli.model.Streams;
import io.linli.simulator.community.CommunityLife;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Writes a community's past into the log of observations. */
public final class HistoryWriter implements AutoCloseable {
    private static final String TOPIC = Streams.OBSERVATIONS.topic();
    private static final Duration SLICE = Duration.ofHours(6);
    /** Of what is long past, a deadline is judged by the next beacon with its own time; more beacons would say no more. */
    private static final Duration BEACONS = Duration.ofMinutes(10);

    private static final Duration LATE_BEACONS = Duration.ofMinutes(1);

    private final LogWriter log;
    private final Map<String, Object> address;
    private long written;

    /** @param source of the beacons: the ingest that goes on with them */
    public HistoryWriter(String bootstrap, String source) {
        this.address = Map.of("bootstrap.servers", bootstrap);
        this.log = new LogWriter(bootstrap, source);
    }

    /** Forgets what an earlier try has left. */
    public void eraseAll() {
        try (var admin = Admin.create(address)) {
            var all = IntStream.range(0, log.partitions())
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(TOPIC, partition),
                            partition -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not forget an unfinished history", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while forgetting an unfinished history", e);
        }
    }

    /** All until the community is told live; answers how many observations that were. */
    public long write(CommunityLife life) {
        var records = new ArrayList<Observation>(life.records());
        var end = life.told();
        for (var from = Instant.ofEpochMilli(records.get(0).receivedAt());
                from.isBefore(end);
                from = from.plus(SLICE)) {
            var next = from.plus(SLICE).isAfter(end) ? end : from.plus(SLICE);
            var slice = new ArrayList<Observation>();
            while (!records.isEmpty() && records.get(0).receivedAt() < next.toEpochMilli()) {
                slice.add(records.remove(0));
            }
            slice.addAll(life.observations(from, next));
            // What stands in a device's place at the same time comes after its record.
            slice.sort(Comparator.comparingLong(Observation::receivedAt));
            var spacing = next.isBefore(end.minus(Duration.ofHours(24))) ? BEACONS : LATE_BEACONS;
            write(slice, from.toEpochMilli(), next.toEpochMilli(), spacing.toMillis());
        }
        log.flush();
        return written;
    }

    private void write(List<Observation> slice, long from, long to, long spacing) {
        var beacon = from + spacing;
        for (var observation : slice) {
            for (; observation.receivedAt() >= beacon; beacon += spacing) {
                log.beacon(beacon);
            }
            log.write(observation);
            written++;
        }
        log.beacon(to);
    }

    @Override
    public void close() {
        log.close();
    }
}
