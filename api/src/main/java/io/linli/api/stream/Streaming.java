package io.linli.api.stream;

import io.linli.model.Streams;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ends of the streams as this part needs them; {@link KafkaStreaming} brings the real ones. */
public interface Streaming extends AutoCloseable {

    StreamWriter writer();

    /** What a compacted stream says at this moment. */
    Map<String, byte[]> snapshot(Streams stream);

    /** Begins to hand over what comes. */
    void read(Intake intake);

    /** Empty when all is well, else one sentence for each stream that is not. */
    Optional<String> trouble();

    @Override
    void close();

    /** One record as it came. */
    record Arrived(String place, String key, byte[] value, long timestamp) {}

    /** Who takes what; each is called on the thread of its stream. */
    interface Intake {
        void alerts(List<Arrived> batch);

        void rejected(List<Arrived> batch);

        void ruleFailures(List<Arrived> batch);

        void observations(List<Arrived> batch);

        void backtests(List<Arrived> batch);
    }
}
