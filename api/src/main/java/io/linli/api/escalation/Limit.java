package io.linli.api.escalation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.linli.model.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long something may take, and by which clock. Written as {@code 60s}, {@code 15m} or {@code 2h} where every hour
 * counts, else as {@code 4 work_hour}, {@code 1 work_day} or {@code 7 natural_day}.
 *
 * @param count hours or days of that clock; of the urgent one, seconds
 */
public record Limit(ClockKind clock, long count) {
    private static final String FORM = "1s to 8760h, or 1 to 365 work_hour, work_day or natural_day";
    private static final long MOST_SECONDS = 8760L * 3600;
    private static final long MOST = 365;

    public Limit {
        if (count < 1 || count > (clock == ClockKind.URGENT_HOUR ? MOST_SECONDS : MOST)) {
            throw new IllegalArgumentException(count + " " + clock.id() + " must be " + FORM);
        }
    }

    static Limit of(Duration always) {
        return new Limit(ClockKind.URGENT_HOUR, always.toSeconds());
    }

    @JsonCreator
    public static Limit parse(String text) {
        var words = text.strip().split(" +");
        try {
            if (words.length == 1) {
                return of(Parameter.parseDuration(words[0]));
            }
            var clock = ClockKind.valueOf(words[1].toUpperCase(Locale.ROOT));
            var count = Long.parseLong(words[0]);
            return new Limit(clock, clock == ClockKind.URGENT_HOUR ? Math.multiplyExact(count, 3600) : count);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "=" + text + " must be " + FORM + ", clocks being "
                            + Arrays.stream(ClockKind.values())
                                    .map(ClockKind::id)
                                    .toList(),
                    e);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        if (clock != ClockKind.URGENT_HOUR) {
            return count + " " + clock.id();
        }
        if (count % 3600 == 0) {
            return count / 3600 + "h";
        }
        return count % 60 == 0 ? count / 60 + "m" : count + "s";
    }

    /** When it is over that begins now. */
    public Instant after(Instant start, WorkCalendar calendar, ZoneId zone) {
        return switch (clock) {
            case URGENT_HOUR -> start.plusSeconds(count);
            case WORK_HOUR -> calendar.after(start, Duration.ofHours(count), zone);
            case WORK_DAY -> calendar.after(start, calendar.day().multipliedBy(count), zone);
            case NATURAL_DAY -> start.atZone(zone).plusDays(count).toInstant();
        };
    }

    /** When it is over instead, if its clock stood from then to then. */
    Instant moved(Instant end, Instant stood, Instant goesOn, WorkCalendar calendar, ZoneId zone) {
        if (end.isBefore(stood)) {
            return end;
        }
        return switch (clock) {
            case URGENT_HOUR, NATURAL_DAY -> end.plus(Duration.between(stood, goesOn));
            case WORK_HOUR, WORK_DAY -> calendar.after(goesOn, calendar.between(stood, end, zone), zone);
        };
    }
}
