package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a rule raises alerts: {@code always}, or in weekly periods of local time. Outside of them it goes on looking and
 * raises nothing; what still lasts when a period begins is raised then, and what was raised in one lasts to its end.
 *
 * @param zone whose clocks count; null where each place's own do
 * @param periods none means always
 * @param holidays days that are not as their weekday says
 */
public record Schedule(
        @Nullable ZoneId zone, List<WeeklyPeriod> periods, Set<LocalDate> holidays, OnHolidays onHolidays) {
    public static final Schedule ALWAYS = new Schedule(null, List.of(), Set.of(), OnHolidays.AS_SUNDAY);
    /** There is no such time. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final String ALWAYS_TEXT = "always";
    private static final int MOST_PERIODS = 100;
    private static final int MOST_HOLIDAYS = 1_000;

    /** What is done on a holiday. */
    public enum OnHolidays {
        /** No period begins. */
        OFF("off"),
        AS_SUNDAY("as-sunday");

        private final String id;

        OnHolidays(String id) {
            this.id = id;
        }

        static OnHolidays parse(String text) {
            for (var each : values()) {
                if (each.id.equals(text)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("schedule.on_holidays: off or as-sunday, not: " + text);
        }
    }

    public Schedule {
        periods = List.copyOf(periods);
        holidays = Set.copyOf(holidays);
        if (periods.size() > MOST_PERIODS) {
            throw new IllegalArgumentException(
                    "schedule.periods: at most " + MOST_PERIODS + ", not: " + periods.size());
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            throw new IllegalArgumentException(
                    "schedule.holidays: at most " + MOST_HOLIDAYS + ", not: " + holidays.size());
        }
    }

    /** Of one word. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Schedule parse(String text) {
        if (text.strip().equals(ALWAYS_TEXT)) {
            return ALWAYS;
        }
        throw neither(text);
    }

    /** A list or a number says neither. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Schedule parse(List<Object> list) {
        throw neither(list);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Schedule parse(int number) {
        throw neither(number);
    }

    private static IllegalArgumentException neither(Object written) {
        return new IllegalArgumentException(
                "schedule: always, or periods such as {periods: [\"mon-fri 20:00-05:00\"]}, not: " + written);
    }

    /** As people write it; throws IllegalArgumentException naming what is wrong. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Schedule of(
            @JsonProperty("zone") @Nullable String zone,
            @JsonProperty("periods") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
                    List<String> periods,
            @JsonProperty("holidays") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
                    List<String> holidays,
            @JsonProperty("on_holidays") @Nullable String onHolidays) {
        if (periods == null || periods.isEmpty()) {
            throw new IllegalArgumentException("schedule.periods: missing, such as mon-fri 20:00-05:00");
        }
        return new Schedule(
                zone == null ? null : zone(zone),
                periods.stream().map(WeeklyPeriod::parse).toList(),
                holidays == null
                        ? Set.of()
                        : new TreeSet<>(holidays.stream().map(Schedule::day).toList()),
                onHolidays == null ? OnHolidays.AS_SUNDAY : OnHolidays.parse(onHolidays));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("schedule.zone: a zone such as Asia/Shanghai, not: " + text, e);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("schedule.holidays: days such as 2026-10-01, not: " + text, e);
        }
    }

    /** The word, or what {@link #of} reads. */
    @JsonValue
    Object written() {
        if (isAlways()) {
            return ALWAYS_TEXT;
        }
        var written = new LinkedHashMap<String, Object>();
        if (zone != null) {
            written.put("zone", zone.getId());
        }
        written.put("periods", periods);
        if (!holidays.isEmpty()) {
            written.put(
                    "holidays",
                    holidays.stream().sorted().map(LocalDate::toString).toList());
            written.put("on_holidays", onHolidays.id);
        }
        return written;
    }

    public boolean isAlways() {
        return periods.isEmpty();
    }

    /** Whether alerts are raised then; a period holds its first millisecond and not its last. */
    public boolean isOn(long time, ZoneId place) {
        return nextOn(time, place) == time;
    }

    /** From when on alerts are raised: that time itself, or the begin of the next period, else {@link #NEVER}. */
    public long nextOn(long time, ZoneId place) {
        if (isAlways()) {
            return time;
        }
        var clocks = zone == null ? place : zone;
        var today = Instant.ofEpochMilli(time).atZone(clocks).toLocalDate();
        var last = today.plusDays(8L + holidays.size());
        var earliest = NEVER;
        for (var day = today.minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (earliest != NEVER && day.atStartOfDay(clocks).toInstant().toEpochMilli() > earliest) {
                break;
            }
            earliest = Math.min(earliest, nextOn(time, day, clocks));
        }
        return earliest;
    }

    private long nextOn(long time, LocalDate day, ZoneId clocks) {
        var earliest = NEVER;
        for (var period : periods) {
            if (beginsOn(period, day)) {
                var end = period.endsFrom(day, clocks);
                var begin = period.beginsOn(day, clocks);
                if (end > time && end > begin) {
                    earliest = Math.min(earliest, Math.max(begin, time));
                }
            }
        }
        return earliest;
    }

    private boolean beginsOn(WeeklyPeriod period, LocalDate day) {
        if (!holidays.contains(day)) {
            return period.days().contains(day.getDayOfWeek());
        }
        return onHolidays == OnHolidays.AS_SUNDAY && period.days().contains(DayOfWeek.SUNDAY);
    }
}
