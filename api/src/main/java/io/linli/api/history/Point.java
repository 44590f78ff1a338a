package io.linli.api.history;

import java.time.Instant;

/** What a metric was. */
public sealed interface Point {

    /** When, or the beginning of the time that it sums up. */
    Instant at();

    /** As it was measured. */
    record Measured(Instant at, double value) implements Point {}

    /** What was measured in one step of a resolution; there is none where nothing was. */
    record Summary(Instant at, double min, double mean, double max, long count) implements Point {

        /** Both together, from {@code start} on. */
        Summary with(Summary other, Instant start) {
            var both = count + other.count;
            return new Summary(
                    start,
                    Math.min(min, other.min),
                    (mean * count + other.mean * other.count) / both,
                    Math.max(max, other.max),
                    both);
        }
    }
}
