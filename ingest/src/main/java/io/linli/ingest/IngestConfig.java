package io.linli.ingest;

import io.linli.ingest.access.AccessConfig;
import io.linli.ingest.telemetry.TelemetryConfig;
import io.linli.model.Device;
import io.linli.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How one ingest runs.
 *
 * @param id its name at the broker and as the source of beacons and blind periods; keeps its session there
 * @param receiveMaximum messages on their way, not yet in Kafka: the bound of memory
 * @param deviceRate messages a second that a device may send, {@code deviceBurst} at once
 * @param duplicates how many things said are remembered, for a day at most
 * @param port of health and metrics at {@code host}; 0 is any
 * @param telemetry where history goes, if anywhere
 * @param access how the broker is told who may come in, where it does not know by itself
 */
public record IngestConfig(
        URI mqttUrl,
        String mqttUser,
        String mqttPassword,
        String kafkaBootstrap,
        String id,
        Duration beaconInterval,
        int receiveMaximum,
        int deviceRate,
        int deviceBurst,
        int duplicates,
        String host,
        int port,
        Optional<TelemetryConfig> telemetry,
        Optional<AccessConfig> access) {

    public IngestConfig {
        if (!id.matches(Device.ID)) {
            throw new IllegalArgumentException("LINLI_INGEST_ID=" + id + " must be 1 to 64 letters, digits, - and _");
        }
        if (deviceBurst < deviceRate) {
            throw new IllegalArgumentException(
                    "LINLI_DEVICE_BURST=" + deviceBurst + " must be at least LINLI_DEVICE_RATE=" + deviceRate);
        }
    }

    public static IngestConfig of(Settings settings) {
        var rate = settings.number("LINLI_DEVICE_RATE", 10, 1, 1_000_000);
        var bootstrap = settings.addresses("LINLI_KAFKA_BOOTSTRAP");
        var id = settings.text("LINLI_INGEST_ID", "ingest-1");
        var broker = settings.uri("LINLI_MQTT_URL", "tcp", "ssl");
        return new IngestConfig(
                broker,
                settings.text("LINLI_MQTT_USER", "ingest"),
                settings.secret("LINLI_MQTT_PASSWORD", 8),
                bootstrap,
                id,
                settings.duration(
                        "LINLI_BEACON_INTERVAL", Duration.ofMillis(100), Duration.ofMillis(10), Duration.ofSeconds(10)),
                settings.number("LINLI_MQTT_RECEIVE_MAXIMUM", 2_000, 1, 20_000),
                rate,
                settings.number("LINLI_DEVICE_BURST", rate * 5, 1, 5_000_000),
                settings.number("LINLI_DUPLICATE_MEMORY", 1_000_000, 1_000, 100_000_000),
                settings.text("LINLI_INGEST_HOST", "127.0.0.1"),
                settings.number("LINLI_INGEST_PORT", 8081, 0, 65_535),
                TelemetryConfig.of(settings, bootstrap, id),
                AccessConfig.of(settings, broker));
    }

    @Override
    public String toString() {
        return id + ": " + mqttUrl + " as " + mqttUser + " to " + kafkaBootstrap + ", beacon every " + beaconInterval;
    }
}
