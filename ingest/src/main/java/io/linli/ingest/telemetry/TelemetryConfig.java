package io.linli.ingest.telemetry;

import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Where history is kept: an InfluxDB, or what takes its language.
 *
 * @param member which of the writers this is; one that comes back under its name goes on at once
 * @param token empty where the store asks for none
 * @param rate points a second at most, so that a backlog leaves the machine to what is urgent
 * @param neighbours whose numbers are kept beside the readings
 */
public record TelemetryConfig(
        String kafkaBootstrap,
        String member,
        URI url,
        String token,
        String org,
        String bucket,
        int rate,
        Neighbours neighbours) {

    /**
     * Where other parts tell what they count; those that are empty are not asked.
     *
     * @param api its own address, below which it shows its metrics
     * @param flink where Flink shows itself to people
     */
    public record Neighbours(Optional<URI> api, Optional<URI> flink) {
        public static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty());

        private static Neighbours of(Settings settings) {
            return new Neighbours(address(settings, "LINLI_API_URL"), address(settings, "LINLI_FLINK_URL"));
        }

        private static Optional<URI> address(Settings settings, String name) {
            return settings.find(name).map(text -> settings.uri(name, "http", "https"));
        }
    }

    /** Empty when no store is set: then there is no history. */
    public static Optional<TelemetryConfig> of(Settings settings, String kafkaBootstrap, String member) {
        if (settings.find("LINLI_INFLUX_URL").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TelemetryConfig(
                kafkaBootstrap,
                member,
                settings.uri("LINLI_INFLUX_URL", "http", "https"),
                settings.text("LINLI_INFLUX_TOKEN", ""),
                settings.text("LINLI_INFLUX_ORG", "linli"),
                settings.text("LINLI_INFLUX_BUCKET", "telemetry"),
                settings.number("LINLI_TELEMETRY_RATE", 20_000, 1_000, 1_000_000),
                Neighbours.of(settings)));
    }

    @Override
    public String toString() {
        return url + ", bucket " + bucket + " of " + org + ", at most " + rate + " points/s";
    }
}
