package io.linli.api.incident;

import io.linli.api.http.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When a step was taken, as the phone says that kept it while it was off the line. Order goes by our own time. */
final class PhoneTime {
    /** By how much the clock of a phone may be wrong. */
    private static final Duration WRONG = Duration.ofMinutes(2);
    /** The longest that a step may wait in a phone. */
    private static final Duration OLDEST = Duration.ofDays(7);
    /** A step that comes sooner than this did not wait. */
    private static final Duration WAITED = Duration.ofSeconds(30);

    private PhoneTime() {}

    /** Null for a step that is taken now; a time that cannot be is refused. */
    static @Nullable Instant of(@Nullable String text, Incident incident, Instant now) {
        if (text == null) {
            return null;
        }
        var at = parse(text);
        if (at.isAfter(now.plus(WRONG))) {
            throw refused(text, "is in the future; now it is " + now);
        }
        if (at.isBefore(now.minus(OLDEST))) {
            throw refused(text, "is more than " + OLDEST.toDays() + " days ago");
        }
        if (at.isBefore(incident.openedAt().minus(WRONG))) {
            throw refused(text, "is before the incident, which was opened at " + incident.openedAt());
        }
        return at.isBefore(now.minus(WAITED)) ? at : null;
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused(text, "is no time such as 2026-05-01T02:47:09+08:00");
        }
    }

    private static RuntimeException refused(String text, String why) {
        return Problem.unprocessable("at: " + text + " " + why).asException();
    }
}
