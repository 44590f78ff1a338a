package io.linli.ingest.admission;

import io.linli.model.Quality;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How far a device's clock is believed. */
final class ClockRule {
    private static final long AHEAD = Duration.ofMinutes(2).toMillis();
    private static final long SENSELESS_AHEAD = Duration.ofDays(1).toMillis();
    private static final long LATE = Duration.ofMinutes(5).toMillis();
    private static final long OLD = Duration.ofDays(7).toMillis();
    /** No clock that was ever set says less. */
    private static final long FIRST = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private ClockRule() {}

    /** When it was observed; {@code senseless} when what the device wrote is no time that can be meant. */
    record Observed(long at, Quality quality, boolean senseless) {}

    /** A time without a zone is one of {@code zone}. */
    static Observed judge(@Nullable String written, ZoneId zone, long receivedAt) {
        if (written == null) {
            return new Observed(receivedAt, Quality.GOOD, false);
        }
        long at;
        try {
            at = parse(written, zone).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return new Observed(receivedAt, Quality.CLOCK_SUSPECT, true);
        }
        var lag = receivedAt - at;
        if (at < FIRST || lag < -SENSELESS_AHEAD) {
            return new Observed(receivedAt, Quality.CLOCK_SUSPECT, true);
        }
        if (lag < -AHEAD || lag > OLD) {
            return new Observed(receivedAt, Quality.CLOCK_SUSPECT, false);
        }
        return new Observed(at, lag > LATE ? Quality.BACKFILL : Quality.GOOD, false);
    }

    private static Instant parse(String written, ZoneId zone) {
        try {
            return Instant.parse(written);
        } catch (DateTimeException e) {
            return LocalDateTime.parse(written).atZone(zone).toInstant();
        }
    }
}
