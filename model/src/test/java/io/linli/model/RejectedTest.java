package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RejectedTest {

    @Test
    void oneWrittenBeforeRefusalsWereCountedStandsForItself() {
        var written =
                "{\"reason\":\"EMPTY\",\"topic\":\"linli/v1/level-7/telemetry\",\"detail\":\"no payload\",\"size\":0,"
                        + "\"head\":\"\",\"received_at\":\"2026-03-01T04:00:00Z\"}";
        var rejected = Json.read(written.getBytes(StandardCharsets.UTF_8), Rejected.class);
        assertThat(rejected.count()).isEqualTo(1);
        assertThat(rejected.device()).isNull();
    }

    @Test
    void comesBackWithItsCount() {
        var rejected = new Rejected(RejectReason.TOO_FAST, "level-7", "t", "", 2, "{}", Instant.EPOCH).standingFor(17);
        assertThat(Json.read(Json.write(rejected), Rejected.class)).isEqualTo(rejected);
    }
}
