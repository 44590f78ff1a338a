package io.linli.jobs.detect.risks;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A part of each local day, across midnight where it ends before it begins.
 *
 * @param from milliseconds since local midnight
 * @param until the first millisecond after; the same as {@code from} means never
 */
public record Hours(long from, long until) {

    public boolean hold(long time, ZoneId zone) {
        var sinceMidnight =
                Instant.ofEpochMilli(time).atZone(zone).toLocalTime().toNanoOfDay() / 1_000_000;
        return from <= until
                ? sinceMidnight >= from && sinceMidnight < until
                : sinceMidnight >= from || sinceMidnight < until;
    }
}
