package io.linli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobsConfigTest {

    @Test
    void needsNoMoreThanToKnowWhereKafkaIs() {
        var config = JobsConfig.of(Settings.of(Map.of("LINLI_KAFKA_BOOTSTRAP", "kafka:9092")));

        assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.checkpointDir()).isEmpty();
        assertThat(config.parallelism()).isEqualTo(1);
    }

    @Test
    void takesWhatIsSet() {
        var config = JobsConfig.of(Settings.of(Map.of(
                "LINLI_KAFKA_BOOTSTRAP", "kafka:9092",
                "LINLI_CHECKPOINT_INTERVAL", "30s",
                "LINLI_CHECKPOINT_DIR", "file:///var/lib/linli",
                "LINLI_PARALLELISM", "4")));

        assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.checkpointDir()).contains(URI.create("file:///var/lib/linli"));
        assertThat(config.parallelism()).isEqualTo(4);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> JobsConfig.of(Settings.of(Map.of()))).hasMessageContaining("LINLI_KAFKA_BOOTSTRAP");
        assertThatThrownBy(() -> JobsConfig.of(
                        Settings.of(Map.of("LINLI_KAFKA_BOOTSTRAP", "kafka:9092", "LINLI_PARALLELISM", "1000"))))
                .hasMessageContaining("LINLI_PARALLELISM=1000");
    }
}
