package io.linli.ingest.telemetry;

import io.linli.ingest.telemetry.TelemetryHealth.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the writing is and how it goes; asked by any thread. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Clock clock;
    private final Counter written;
    private final Counter refused;
    private volatile State state = State.STARTING;
    private volatile String detail = "";
    private volatile @Nullable Instant lastWritten;
    private volatile long storedUpTo;

    Progress(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.storedUpTo = clock.millis();
        this.written = meters.counter("linli.telemetry.written");
        this.refused = meters.counter("linli.telemetry.refused");
        meters.gauge(
                "linli.telemetry.lag.seconds", this, progress -> progress.lag().toMillis() / 1_000.0);
    }

    void stored(int points, int left, long stamp) {
        if (points > 0) {
            written.increment(points - left);
            refused.increment(left);
            lastWritten = clock.instant();
        }
        reached(stamp);
        if (state != State.WRITING) {
            LOG.info("History is being written");
            state = State.WRITING;
            detail = "";
        }
    }

    /** Nothing that arrived before is not stored. */
    void reached(long stamp) {
        storedUpTo = Math.min(stamp, clock.millis());
    }

    /** Said once in the log, however often it is tried. */
    void hindered(State by, String why) {
        if (state != by) {
            LOG.warn("History is not written, it waits in the log: {}", why);
        }
        state = by;
        detail = why;
    }

    TelemetryHealth health() {
        return new TelemetryHealth(state, lastWritten, lag(), (long) written.count(), (long) refused.count(), detail);
    }

    private Duration lag() {
        return Duration.ofMillis(Math.max(0, clock.millis() - storedUpTo));
    }
}
