package io.linli.ingest;

import io.linli.model.Settings;
import io.linli.model.Streams;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the streams that Kafka does not have yet, and leaves the others as they are; run once, before all else.
 *
 * @param partitions of the log of observations: fixed for ever, since a home's key belongs to one of them
 */
public record StreamSetup(String bootstrap, int partitions, short replication) {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSetup.class);
    private static final int MOST_PARTITIONS = 720;
    private static final int PATIENCE_MILLIS = 120_000;

    public static StreamSetup of(Settings settings) {
        return new StreamSetup(
                settings.addresses("LINLI_KAFKA_BOOTSTRAP"),
                settings.number("LINLI_PARTITIONS", 4, 1, MOST_PARTITIONS),
                (short) settings.number("LINLI_REPLICATION", 1, 1, 9));
    }

    /** Waits for Kafka; throws IllegalStateException where it does not come or refuses. */
    public void run() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS);
        try (var admin = Admin.create(settings)) {
            var present = admin.listTopics().names().get();
            var missing = Stream.of(Streams.values())
                    .filter(stream -> !present.contains(stream.topic()))
                    .map(this::topic)
                    .toList();
            admin.createTopics(missing).all().get();
            LOG.info("Made {} streams, {} were there", missing.size(), present.size());
        } catch (ExecutionException e) {
            throw new IllegalStateException(bootstrap + " does not make the streams: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private NewTopic topic(Streams stream) {
        var parts = stream == Streams.OBSERVATIONS ? partitions : 1;
        return new NewTopic(stream.topic(), parts, replication).configs(stream.topicConfig());
    }

    public static void main(String[] arguments) {
        try {
            of(Settings.ofEnvironment()).run();
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
        } catch (IllegalStateException e) {
            LOG.error("The streams are not made", e);
            System.exit(1);
        }
    }
}
