package io.linli.standalone.evaluation;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.util.Set;

/** A water meter put into a recorded home, behind which a tap drips. */
record Meter(Device neighbour) {
    private static final String ID = "the-water-meter";
    private static final double DRIP = 0.4;

    Device device() {
        return new Device(
                ID,
                DeviceKind.SENSOR,
                Set.of(Metric.WATER_FLOW),
                neighbour.place().whole(),
                DressedHome.GATEWAY,
                false,
                Duration.ofMinutes(5),
                neighbour.tags(),
                java.util.Map.of(),
                1,
                null,
                true);
    }

    Reading dripping(String subject, long at) {
        return new Reading(subject, ID, Metric.WATER_FLOW, DRIP, at, at, Quality.GOOD);
    }
}
