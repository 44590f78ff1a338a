package io.linli.jobs.io;

import io.linli.jobs.detect.Control;
import io.linli.model.Beacon;
import io.linli.model.Observation;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The clock of the stream: the time of arrival. In each partition only beacons move it, to just before what its
 * {@link BeaconClock} says.
 */
public final class ArrivalTime implements WatermarkGenerator<Observation> {
    private final BeaconClock clock = new BeaconClock();

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
            output.emitWatermark(new Watermark(clock.hear(beacon.source(), receivedAt) - 1));
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
