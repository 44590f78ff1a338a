package io.linli.jobs.io;

import io.linli.model.Beacon;
import io.linli.model.Observation;
import io.linli.model.Subject;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of one partition of the log as observations, in their order.
 *
 * <p>What stands behind a beacon arrived after it, whatever the clock of the writer says: else what the api writes
 * would be judged before deadlines that have passed, or after them, as the batching has it.
 */
public final class LogPartition {
    private final BeaconClock clock = new BeaconClock();

    /** Throws IllegalArgumentException on what this version cannot read. */
    public Observation read(ConsumerRecord<byte[], byte[]> record) {
        var subject = subject(record);
        var arrived = subject.isEmpty() ? record.timestamp() : Math.max(record.timestamp(), clock.now());
        var observation = Wire.decode(subject, arrived, value(record));
        if (observation instanceof Beacon beacon) {
            clock.hear(beacon.source(), beacon.receivedAt());
        }
        return observation;
    }

    /** Epoch milliseconds up to which everything that arrived has been read; far past where no beacon was yet. */
    public long readUntil() {
        return clock.now() == BeaconClock.UNKNOWN ? BeaconClock.UNKNOWN : clock.now() - 1;
    }

    /** Beacons and blind periods, which stand in every partition, are nobody's. */
    private static String subject(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null || record.key().length == 0
                ? ""
                : Subject.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .toString();
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new IllegalArgumentException("an observation without a value");
        }
        return record.value();
    }
}
