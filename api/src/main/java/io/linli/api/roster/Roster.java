package io.linli.api.roster;

import io.linli.api.incident.state.Tier;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is on duty of one tier for all grids whose codes begin with a prefix: a plan of the week, and days of another plan.
 *
 * @param zone whose clocks the shifts follow
 * @param version counts its changes from 1
 */
public record Roster(
        UUID id,
        String grid,
        Tier tier,
        ZoneId zone,
        int version,
        Map<DayOfWeek, List<Shift>> week,
        List<SpecialDays> special) {

    static final int MOST_SHIFTS = 500;

    public Roster {
        if (!grid.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("grid: 1 to 15 digits, not: " + grid);
        }
        if (version < 1) {
            throw new IllegalArgumentException("version: from 1, not: " + version);
        }
        var days = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        week.forEach((day, shifts) -> days.put(day, List.copyOf(shifts)));
        week = Collections.unmodifiableMap(days);
        special = List.copyOf(special);
        if (shifts(week, special).count() > MOST_SHIFTS) {
            throw new IllegalArgumentException("shifts: at most " + MOST_SHIFTS);
        }
        week.values().forEach(Roster::requireOncePerId);
        special.forEach(day -> requireOncePerId(day.shifts()));
        requireOncePerDate(special);
    }

    /** With its date an id stands for one shift; the same one may stand on several days. */
    private static void requireOncePerId(List<Shift> ofADay) {
        var seen = new HashSet<String>();
        ofADay.stream().map(Shift::id).filter(id -> !seen.add(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("id of a shift: once in a day, not twice: " + id);
        });
    }

    private static void requireOncePerDate(List<SpecialDays> special) {
        var seen = new HashSet<LocalDate>();
        special.stream()
                .flatMap(days -> days.dates().stream())
                .filter(date -> !seen.add(date))
                .findFirst()
                .ifPresent(date -> {
                    throw new IllegalArgumentException("dates: each day has one plan, not two: " + date);
                });
    }

    private static Stream<Shift> shifts(Map<DayOfWeek, List<Shift>> week, List<SpecialDays> special) {
        return Stream.concat(
                week.values().stream().flatMap(List::stream), special.stream().flatMap(days -> days.shifts().stream()));
    }

    /** Everybody who stands on it. */
    public Set<String> persons() {
        return shifts(week, special)
                .flatMap(shift -> Stream.of(shift.person(), shift.backup()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What begins on this day. */
    List<Shift> on(LocalDate date) {
        return special(date)
                .map(SpecialDays::shifts)
                .orElseGet(() -> week.getOrDefault(date.getDayOfWeek(), List.of()));
    }

    Optional<SpecialDays> special(LocalDate date) {
        return special.stream().filter(days -> days.dates().contains(date)).findFirst();
    }

    /**
     * When the clock on the wall shows this. What it leaps over is when it leaps, and what it shows twice is the first
     * time: so whoever comes relieves whoever goes, and no minute is without either.
     */
    Instant at(LocalDateTime local) {
        var rules = zone.getRules();
        var leap = rules.getTransition(local);
        return leap != null && leap.isGap()
                ? leap.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
