package io.linli.api.escalation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When offices are open.
 *
 * @param hours of an office day, one after the other
 * @param holidays on which they are closed, whatever the day of the week
 * @param working days on which they are open, whatever the day of the week (调休)
 */
public record WorkCalendar(List<Span> hours, Set<DayOfWeek> days, Set<LocalDate> holidays, Set<LocalDate> working) {
    /** No limit reaches farther. */
    private static final int LONGEST = 2000;

    /** From one local time of a day to a later one. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("hours=" + from + "-" + to + " must end after they begin");
            }
        }

        private Open on(LocalDate day, ZoneId zone) {
            return new Open(
                    day.atTime(from).atZone(zone).toInstant(),
                    day.atTime(to).atZone(zone).toInstant());
        }
    }

    private record Open(Instant from, Instant to) {
        Duration within(Instant start, Instant end) {
            var first = from.isAfter(start) ? from : start;
            var last = to.isBefore(end) ? to : end;
            return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
        }
    }

    public WorkCalendar {
        hours = List.copyOf(hours);
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        working = Set.copyOf(working);
        if (hours.isEmpty() || days.isEmpty()) {
            throw new IllegalArgumentException("hours and days must name one at least: offices are open sometimes");
        }
        for (var i = 1; i < hours.size(); i++) {
            if (hours.get(i).from().isBefore(hours.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "hours=" + hours.get(i).from() + " must begin after those before have ended");
            }
        }
        for (var day : working) {
            if (holidays.contains(day)) {
                throw new IllegalArgumentException("working=" + day + " is one of the holidays too");
            }
        }
    }

    /** How long offices are open on a usual day. */
    Duration day() {
        return hours.stream()
                .map(span -> Duration.between(span.from(), span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    boolean opensOn(LocalDate day) {
        return working.contains(day) || days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** When so much office time has passed. */
    Instant after(Instant start, Duration work, ZoneId zone) {
        var left = work;
        var first = start.atZone(zone).toLocalDate();
        for (var day = first; day.isBefore(first.plusDays(LONGEST)); day = day.plusDays(1)) {
            for (var open : on(day, zone)) {
                var counted = open.within(start, Instant.MAX);
                if (counted.compareTo(left) >= 0 && !counted.isZero()) {
                    var from = open.from.isAfter(start) ? open.from : start;
                    return from.plus(left);
                }
                left = left.minus(counted);
            }
        }
        throw new IllegalArgumentException("no office is open for " + work + " after " + start);
    }

    /** How much office time passes between the two. */
    Duration between(Instant start, Instant end, ZoneId zone) {
        var sum = Duration.ZERO;
        var last = end.atZone(zone).toLocalDate();
        for (var day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (var open : on(day, zone)) {
                sum = sum.plus(open.within(start, end));
            }
        }
        return sum;
    }

    private List<Open> on(LocalDate day, ZoneId zone) {
        return opensOn(day) ? hours.stream().map(span -> span.on(day, zone)).toList() : List.of();
    }
}
