package io.linli.api.escalation;

import java.time.Instant;
import java.time.ZoneId;

/** By which hours and days count in one place. */
public record Times(WorkCalendar calendar, ZoneId zone) {
    public Instant after(Limit limit, Instant start) {
        return limit.after(start, calendar, zone);
    }

    Instant moved(Limit limit, Instant end, Instant stood, Instant goesOn) {
        return limit.moved(end, stood, goesOn, calendar, zone);
    }
}
