package io.linli.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A time of day on some days of the week, as people write it: {@code mon-fri 20:00-05:00}, {@code sat,sun 00:00-24:00},
 * or {@code 08:00-20:00} for every day. One that ends no later than it begins ends on the next day, and belongs to the
 * day on which it began.
 *
 * @param days on which it begins
 * @param from minutes after midnight, by the clocks there
 * @param to minutes after midnight, up to 1,440
 */
public record WeeklyPeriod(String text, Set<DayOfWeek> days, int from, int to) {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern TEXT =
            Pattern.compile("(?:([a-z]{3}(?:[-,][a-z]{3})*) +)?(\\d\\d?:\\d\\d) *- *(\\d\\d?:\\d\\d)");
    private static final int DAY = 24 * 60;

    /** Throws IllegalArgumentException saying what is wrong with which text. */
    static WeeklyPeriod parse(String written) {
        var text = written.strip().toLowerCase(Locale.ROOT);
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw wrong(written, "days and times such as mon-fri 20:00-05:00");
        }
        var from = minutes(parts.group(2), written);
        var to = minutes(parts.group(3), written);
        if (from == to || from == DAY) {
            throw wrong(written, "a time that begins before 24:00 and lasts (a whole day is 00:00-24:00)");
        }
        return new WeeklyPeriod(text, days(parts.group(1), written), from, to);
    }

    private static Set<DayOfWeek> days(String text, String written) {
        if (text == null) {
            return Set.of(DayOfWeek.values());
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var span : text.split(",")) {
            var ends = span.split("-");
            var last = day(ends[ends.length - 1], written);
            if (ends.length > 2) {
                throw wrong(written, "days such as mon-fri or sat,sun");
            }
            for (var day = day(ends[0], written); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return Set.copyOf(days);
    }

    private static DayOfWeek day(String name, String written) {
        var index = NAMES.indexOf(name);
        if (index < 0) {
            throw wrong(written, "days of " + NAMES);
        }
        return DayOfWeek.of(index + 1);
    }

    private static int minutes(String clock, String written) {
        var colon = clock.indexOf(':');
        var hour = Integer.parseInt(clock.substring(0, colon));
        var minute = Integer.parseInt(clock.substring(colon + 1));
        if (minute > 59 || hour * 60 + minute > DAY) {
            throw wrong(written, "times from 00:00 to 24:00");
        }
        return hour * 60 + minute;
    }

    private static IllegalArgumentException wrong(String written, String expected) {
        return new IllegalArgumentException("schedule.periods: " + expected + ", not: " + written);
    }

    /** When it begins of that day, epoch milliseconds; where clocks are put forward over it, then. */
    long beginsOn(LocalDate day, ZoneId zone) {
        return at(day, from, zone, false);
    }

    /** When the one that begins on that day ends; a time that comes twice counts the second time. */
    long endsFrom(LocalDate day, ZoneId zone) {
        return at(to <= from ? day.plusDays(1) : day, to, zone, true);
    }

    private static long at(LocalDate day, int minute, ZoneId zone, boolean isLater) {
        var local = day.plusDays(minute / DAY).atTime(minute % DAY / 60, minute % 60);
        var transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return local.atZone(zone).toInstant().toEpochMilli();
        }
        if (transition.isGap()) {
            return transition.getInstant().toEpochMilli();
        }
        var offset = isLater ? transition.getOffsetAfter() : transition.getOffsetBefore();
        return local.toInstant(offset).toEpochMilli();
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
