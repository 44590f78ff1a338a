package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/** Times of day where the home stands. */
final class LocalDay {
    private LocalDay() {}

    /** The next time that clocks there show so many milliseconds after midnight. */
    static long next(long after, long sinceMidnight, Watched watched) {
        var zone = watched.place().zone();
        var day = Instant.ofEpochMilli(after).atZone(zone).toLocalDate();
        var clock =
                LocalTime.MIDNIGHT.plusNanos(Duration.ofMillis(sinceMidnight).toNanos());
        var time = day.atTime(clock).atZone(zone).toInstant().toEpochMilli();
        return time > after
                ? time
                : day.plusDays(1).atTime(clock).atZone(zone).toInstant().toEpochMilli();
    }

    static boolean isBetween(long time, Watched watched, LocalTime from, LocalTime to) {
        var local = Instant.ofEpochMilli(time).atZone(watched.place().zone()).toLocalTime();
        return from.isBefore(to)
                ? !local.isBefore(from) && local.isBefore(to)
                : !local.isBefore(from) || local.isBefore(to);
    }
}
