package io.linli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Settings;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IngestTest {

    @Test
    void aFirstLifeThatDoesNotComeUpFailsTheStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ingest = new Ingest(config(taken.getLocalPort()), Clock.systemUTC());
            assertThatThrownBy(() -> ingest.start().await(10, TimeUnit.SECONDS)).isInstanceOf(BindException.class);
            ingest.stop().await(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStartThatIsStoppedIsNotWaitedForAnyLonger() throws Exception {
        var ingest = new Ingest(config(0), Clock.systemUTC());
        var started = ingest.start();
        ingest.stop();
        assertThat(started.failed()).isTrue();
    }

    private static IngestConfig config(int port) {
        return IngestConfig.of(Settings.of(Map.of(
                "LINLI_MQTT_URL", "tcp://127.0.0.1:1",
                "LINLI_MQTT_PASSWORD", "opensesame",
                "LINLI_KAFKA_BOOTSTRAP", "127.0.0.1:1",
                "LINLI_INGEST_PORT", Integer.toString(port))));
    }
}
