package io.linli.simulator.live;

import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log of observations, to know when others than the simulator speak. */
final class OutsideEar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideEar.class);
    /** Half a second of a quiet community fetched at once: nobody waits for what is heard here. */
    private static final Map<String, Object> UNHURRIED = Map.of("fetch.min.bytes", 4_096);

    private final StreamEar ear;
    private final Outsiders outsiders;

    OutsideEar(String bootstrap, Outsiders outsiders) {
        this.outsiders = outsiders;
        this.ear = new StreamEar(bootstrap, Streams.OBSERVATIONS, this::take, UNHURRIED);
    }

    void start() {
        ear.start();
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        if (entry.key() == null || entry.value() == null) {
            return;
        }
        try {
            outsiders.hear(
                    Wire.decode(new String(entry.key(), StandardCharsets.UTF_8), entry.timestamp(), entry.value()));
        } catch (IllegalArgumentException e) {
            LOG.debug("Not an observation", e);
        }
    }

    @Override
    public void close() {
        ear.close();
    }
}
