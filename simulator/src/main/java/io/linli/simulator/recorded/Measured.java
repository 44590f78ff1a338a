package io.linli.simulator.recorded;

import io.linli.model.Metric;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One row of a record: what a device measured at a time, to the millisecond. */
public record Measured(Instant at, String device, Metric metric, double value) {

    public Measured {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
