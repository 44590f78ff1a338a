package io.linli.api.stream;

import io.linli.model.Streams;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The streams in Kafka. */
public final class KafkaStreaming implements Streaming {
    private static final Duration HEALTHY = Duration.ofSeconds(10);

    private final String bootstrap;
    private final Clock clock;
    private final KafkaWriter writer;
    private final List<StreamReader> readers = new ArrayList<>();

    public KafkaStreaming(String bootstrap, Clock clock) {
        this.bootstrap = bootstrap;
        this.clock = clock;
        this.writer = new KafkaWriter(bootstrap);
    }

    @Override
    public StreamWriter writer() {
        return writer;
    }

    @Override
    public Map<String, byte[]> snapshot(Streams stream) {
        return StreamSnapshot.read(bootstrap, stream);
    }

    @Override
    public void read(Intake intake) {
        // Few alerts at once, so that the first of many is not told only with the last.
        read(
                new StreamReader.Source(bootstrap, Streams.ALERTS, "linli-api-alerts", "earliest", 100, 1),
                intake::alerts);
        read(
                new StreamReader.Source(bootstrap, Streams.REJECTED, "linli-api-rejected", "earliest", 500, 1),
                intake::rejected);
        read(
                new StreamReader.Source(
                        bootstrap, Streams.RULE_FAILURES, "linli-api-rule-failures", "earliest", 100, 1),
                intake::ruleFailures);
        // Who was heard when may be known half a second later, by far fewer requests.
        read(
                new StreamReader.Source(
                        bootstrap, Streams.OBSERVATIONS, "linli-api-liveness", "latest", 2_000, 1 << 16),
                intake::observations);
        read(
                new StreamReader.Source(bootstrap, Streams.BACKTESTS, "linli-api-backtests", "earliest", 50, 1),
                intake::backtests);
    }

    private void read(StreamReader.Source source, Consumer<List<Arrived>> take) {
        readers.add(new StreamReader(source, clock, records -> take.accept(arrived(records))));
    }

    private static List<Arrived> arrived(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> new Arrived(
                        record.topic() + "/" + record.partition() + "/" + record.offset(),
                        record.key() == null ? "" : record.key(),
                        record.value() == null ? new byte[0] : record.value(),
                        record.timestamp()))
                .toList();
    }

    @Override
    public Optional<String> trouble() {
        var silent = readers.stream()
                .filter(reader -> !reader.isHealthy(HEALTHY))
                .map(StreamReader::topic)
                .collect(Collectors.joining(", "));
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("not read for 10 s: " + silent + "; is Kafka reachable?");
    }

    @Override
    public void close() {
        readers.forEach(StreamReader::close);
        writer.close();
    }
}
