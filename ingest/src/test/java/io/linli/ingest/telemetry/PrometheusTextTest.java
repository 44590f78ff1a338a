package io.linli.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private static final Instant NOW = Instant.parse("2026-07-21T08:00:00Z");

    @Test
    void keepsOurNumbersWithTheValuesOfTheirLabels() {
        assertThat(PrometheusText.read("ingest", """
                        # HELP linli_ingest_messages_total
                        # TYPE linli_ingest_messages_total counter
                        linli_ingest_messages_total 12.0
                        linli_ingest_rejected_total{reason="UNKNOWN_DEVICE"} 3.0
                        linli_ingest_acknowledged_seconds{quantile="0.99"} 0.004 1690000000000
                        jvm_memory_used_bytes{area="heap",id="G1 \\"Old\\" Gen"} 1.5E8
                        """, NOW))
                .containsExactly(
                        new Sample("ingest", "linli_ingest_messages_total", "", 12, NOW),
                        new Sample("ingest", "linli_ingest_rejected_total", "UNKNOWN_DEVICE", 3, NOW),
                        new Sample("ingest", "linli_ingest_acknowledged_seconds", "0.99", 0.004, NOW),
                        new Sample("ingest", "jvm_memory_used_bytes", "heap G1 \"Old\" Gen", 1.5e8, NOW));
    }

    @Test
    void leavesOutWhatNobodyLooksAtAndWhatIsNoNumber() {
        assertThat(PrometheusText.read("api", """
                        linli_alerts_created 1.7E9
                        linli_lag_seconds NaN
                        linli_lag_limit +Inf
                        jvm_memory_max_bytes{area="heap"} 1.0
                        <html>not what was asked for</html>
                        """, NOW)).isEmpty();
    }
}
