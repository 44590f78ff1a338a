package io.linli.ingest.telemetry;

import io.linli.model.BlindPeriod;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long nobody could have heard a device, from the stream that tells of it and from its beginning: a period that is
 * told again after a new start is the same point again. For one thread.
 */
final class BlindTimes implements SampleSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlindTimes.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final String PART = "ingest";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, BlindPeriod> open = new LinkedHashMap<>();

    private BlindTimes(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Waits for Kafka, but not for ever. */
    static BlindTimes open(TelemetryConfig config) {
        var opened = new BlindTimes(new KafkaConsumer<byte[], byte[]>(LogFollower.reader(config, "blind-times")));
        try {
            opened.rewind();
            return opened;
        } catch (KafkaException e) {
            opened.close();
            throw e;
        }
    }

    private void rewind() {
        var partitions = consumer.partitionsFor(Streams.BLIND.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public List<Sample> read(Instant now) {
        var samples = new ArrayList<Sample>();
        for (var entries = consumer.poll(WAIT); !entries.isEmpty(); entries = consumer.poll(WAIT)) {
            entries.forEach(entry -> take(entry, samples));
        }
        for (var period : open.values()) {
            samples.add(sample("linli_blind_open_seconds", period, now));
        }
        return samples;
    }

    private void take(ConsumerRecord<byte[], byte[]> entry, List<Sample> samples) {
        try {
            take(Json.read(entry.value(), BlindPeriod.class), samples);
        } catch (IllegalArgumentException e) {
            LOG.error("What stands at {} of the blind periods cannot be read and is not counted", entry.offset(), e);
        }
    }

    private void take(BlindPeriod period, List<Sample> samples) {
        if (period.isOpen()) {
            open.put(period.id(), period);
        } else {
            open.remove(period.id());
            samples.add(sample("linli_blind_seconds", period, Instant.ofEpochMilli(period.to())));
        }
    }

    private static Sample sample(String name, BlindPeriod period, Instant until) {
        var seconds = (until.toEpochMilli() - period.from()) / 1_000.0;
        return new Sample(PART, name, period.source() + " " + period.reason(), Math.max(0, seconds), until);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
