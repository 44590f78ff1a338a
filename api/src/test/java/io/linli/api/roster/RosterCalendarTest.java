package io.linli.api.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.incident.state.Tier;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On Sunday 28 March 2027 the clocks of Berlin leap from two to three. */
class RosterCalendarTest {
    private static final Instant SATURDAY = Instant.parse("2027-03-26T23:00:00Z");
    private static final Instant MONDAY = Instant.parse("2027-03-28T22:00:00Z");
    private static final Shift DAY = new Shift("day", LocalTime.of(8, 0), LocalTime.of(20, 0), "lead", null);
    private static final Roster ROSTER = new Roster(
            new UUID(0, 1),
            "110105",
            Tier.GRID,
            ZoneId.of("Europe/Berlin"),
            3,
            Map.of(DayOfWeek.SATURDAY, List.of(DAY), DayOfWeek.SUNDAY, List.of(DAY)),
            List.of());

    @Test
    void eightInTheMorningIsAnotherTimeOfTheWorldOnceTheClocksHaveChanged() {
        assertThat(calendar("陈").lines())
                .contains("DTSTART:20270327T070000Z", "DTEND:20270327T190000Z")
                .contains("DTSTART:20270328T060000Z", "DTEND:20270328T180000Z")
                .contains("SUMMARY:陈", "SEQUENCE:3");
    }

    @Test
    void whatMeansSomethingToCalendarsIsEscaped() {
        assertThat(RosterCalendar.escaped("a,b;c\\d\ne")).isEqualTo("a\\,b\\;c\\\\d\\ne");
    }

    @Test
    void longLinesAreFoldedBetweenCharactersAndUnfoldToTheSame() {
        var name = "值班长".repeat(30);
        var calendar = calendar(name);
        assertThat(calendar.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(calendar.replace("\r\n ", "")).contains("SUMMARY:" + name + "\r\n");
        assertThat(calendar).doesNotContain("\uFFFD");
    }

    private static String calendar(String name) {
        var stints = new DutyPlan(ROSTER, List.of(), List.of()).stints(SATURDAY, MONDAY);
        return RosterCalendar.of(ROSTER, stints, SATURDAY, person -> name);
    }
}
