package io.linli.simulator.recorded;

import java.time.Instant;

/** A flood that people saw or checked, and how high it rose, mm: for scoring, never shown to a detector. */
public record Flood(Instant from, Instant to, double peak) {

    public Flood {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends at " + to + ", before it begins");
        }
        if (!Double.isFinite(peak)) {
            throw new IllegalArgumentException("peak_mm is no number: " + peak);
        }
    }
}
