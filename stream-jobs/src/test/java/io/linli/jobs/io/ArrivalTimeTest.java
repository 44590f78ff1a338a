package io.linli.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Beacon;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class ArrivalTimeTest {
    private final List<Long> watermarks = new ArrayList<>();
    private final ArrivalTime time = new ArrivalTime();

    @Test
    void readingsDoNotMoveTime() {
        time.onEvent(reading(5_000), 5_000, output());
        time.onPeriodicEmit(output());

        assertThat(watermarks).isEmpty();
    }

    @Test
    void aBeaconMovesTimeToJustBeforeItself() {
        beacon("north", 1_000);

        assertThat(watermarks).containsExactly(999L);
    }

    @Test
    void theSlowestOfSeveralBeaconsCounts() {
        beacon("north", 1_000);
        beacon("south", 900);
        beacon("north", 1_100);
        beacon("south", 1_050);

        assertThat(watermarks).containsExactly(999L, 899L, 899L, 1_049L);
    }

    @Test
    void whoHasBeenSilentForADayHoldsTimeNoLonger() {
        beacon("north", 1_000);
        beacon("south", 1_000);
        beacon("north", 1_001 + Duration.ofDays(1).toMillis());

        assertThat(watermarks).last().isEqualTo(1_000 + Duration.ofDays(1).toMillis());
    }

    private void beacon(String source, long receivedAt) {
        time.onEvent(new Beacon(source, receivedAt), receivedAt, output());
    }

    private static Reading reading(long receivedAt) {
        return new Reading("home:1", "motion-1", Metric.MOTION, 1, receivedAt, receivedAt, Quality.GOOD);
    }

    private WatermarkOutput output() {
        return new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {
                watermarks.add(watermark.getTimestamp());
            }

            @Override
            public void markIdle() {}

            @Override
            public void markActive() {}
        };
    }
}
