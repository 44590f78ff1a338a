package io.linli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "LINLI_MQTT_URL", "tcp://127.0.0.1:1883",
            "LINLI_MQTT_PASSWORD", "opensesame",
            "LINLI_KAFKA_BOOTSTRAP", "127.0.0.1:9092");

    @Test
    void needsLittleAndNeverShowsItsPassword() {
        var config = IngestConfig.of(Settings.of(LEAST));
        assertThat(config.beaconInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.deviceRate()).isEqualTo(10);
        assertThat(config.deviceBurst()).isEqualTo(50);
        assertThat(config.toString()).contains("ingest-1").doesNotContain("opensesame");
    }

    @Test
    void historyIsWrittenWhereAStoreIsSetAndItsTokenIsNeverShown() {
        assertThat(IngestConfig.of(Settings.of(LEAST)).telemetry()).isEmpty();
        var settings = new HashMap<>(LEAST);
        settings.put("LINLI_INFLUX_URL", "http://influx:8086");
        settings.put("LINLI_INFLUX_TOKEN", "hidden-token");
        var telemetry = IngestConfig.of(Settings.of(settings)).telemetry().orElseThrow();
        assertThat(telemetry.bucket()).isEqualTo("telemetry");
        assertThat(telemetry.toString()).contains("http://influx:8086").doesNotContain("hidden-token");
        settings.put("LINLI_INFLUX_URL", "influx:8086");
        assertThatThrownBy(() -> IngestConfig.of(Settings.of(settings)))
                .hasMessageContaining("LINLI_INFLUX_URL=influx:8086 must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINLI_API_URL", "LINLI_FLINK_URL"})
    void neighboursAreAskedForTheirNumbersWhereTheyAreSet(String name) {
        var settings = new HashMap<>(LEAST);
        settings.put("LINLI_INFLUX_URL", "http://influx:8086");
        settings.put(name, "somewhere:8081");
        assertThatThrownBy(() -> IngestConfig.of(Settings.of(settings)))
                .hasMessageContaining(name + "=somewhere:8081 must be");
        settings.put(name, "http://somewhere:8081");
        var neighbours =
                IngestConfig.of(Settings.of(settings)).telemetry().orElseThrow().neighbours();
        assertThat(name.equals("LINLI_API_URL") ? neighbours.api() : neighbours.flink())
                .hasValue(URI.create("http://somewhere:8081"));
    }

    @ParameterizedTest
    @CsvSource({
        "LINLI_MQTT_URL, http://127.0.0.1",
        "LINLI_KAFKA_BOOTSTRAP, localhost",
        "LINLI_INGEST_ID, a.b",
        "LINLI_BEACON_INTERVAL, 1ms",
        "LINLI_DEVICE_RATE, 0",
        "LINLI_DEVICE_BURST, 5",
        "LINLI_INGEST_PORT, 70000"
    })
    void refusesNonsenseNamingIt(String name, String value) {
        var settings = new HashMap<>(LEAST);
        settings.put(name, value);
        assertThatThrownBy(() -> IngestConfig.of(Settings.of(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name + "=" + value);
    }
}
