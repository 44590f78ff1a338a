package io.linli.jobs.io;

import io.linli.jobs.detect.Control;
import io.linli.model.Beacon;
import io.linli.model.Observation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The clock of the stream: the time of arrival. In each partition only beacons move it, to just before the least of
 * the newest beacons of all that write beacons there.
 */
public final class ArrivalTime implements WatermarkGenerator<Observation> {
    /** Who has not spoken for so long does not write there any more. */
    private static final long RETIRED = Duration.ofDays(1).toMillis();

    private final Map<String, Long> beacons = new HashMap<>();

    public static WatermarkStrategy<Observation> ofObservations() {
        return WatermarkStrategy.<Observation>forGenerator(context -> new ArrivalTime())
                .withTimestampAssigner((observation, recordTime) -> observation.receivedAt());
    }

    /** Rules come when they come and must neither move time nor hold it. */
    public static WatermarkStrategy<Control> ofRules() {
        return WatermarkStrategy.forGenerator(context -> new Timeless());
    }

    @Override
    public void onEvent(Observation observation, long receivedAt, WatermarkOutput output) {
        if (observation instanceof Beacon beacon) {
            beacons.merge(beacon.source(), receivedAt, Math::max);
            if (beacons.size() > 1) {
                beacons.values().removeIf(last -> last < receivedAt - RETIRED);
            }
            var least = Long.MAX_VALUE;
            for (var last : beacons.values()) {
                least = Math.min(least, last);
            }
            output.emitWatermark(new Watermark(least - 1));
        }
    }

    /** Time moves with the beacon itself, not a moment later. */
    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}

    private static final class Timeless implements WatermarkGenerator<Control> {
        @Override
        public void onEvent(Control control, long time, WatermarkOutput output) {
            output.markIdle();
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
