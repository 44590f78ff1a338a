package io.linli.api.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a person wants to be left alone, each day, across midnight where it begins later than it ends. */
record QuietHours(LocalTime begins, LocalTime ends, ZoneId zone) {
    /** When those begin their day who have said nothing. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    QuietHours {
        if (begins.equals(ends)) {
            throw new IllegalArgumentException("from and until must differ, not both: " + begins);
        }
    }

    boolean covers(Instant at) {
        var time = at.atZone(zone).toLocalTime();
        return begins.isBefore(ends)
                ? !time.isBefore(begins) && time.isBefore(ends)
                : !time.isBefore(begins) || time.isBefore(ends);
    }

    /** When they end next. */
    Instant over(Instant at) {
        return next(at, ends, zone);
    }

    static Instant morning(Instant at) {
        return next(at, MORNING, ZONE);
    }

    private static Instant next(Instant at, LocalTime time, ZoneId zone) {
        var now = at.atZone(zone);
        var today = now.toLocalDate().atTime(time).atZone(zone);
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(time).atZone(zone))
                .toInstant();
    }
}
