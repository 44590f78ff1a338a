package io.linli.api.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.incident.state.Tier;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Shift DAY = DutyPlanTest.shift("day", "08:00", "20:00", "zhou", "wu");
    private static final Shift LATE = DutyPlanTest.shift("day", "20:00", "08:00", "sun", null);

    @Test
    void nonsenseIsRefusedByFieldAndValue() {
        assertThatThrownBy(() -> roster("1101x", Map.of())).hasMessage("grid: 1 to 15 digits, not: 1101x");
        assertThatThrownBy(() -> DutyPlanTest.shift("a b", "08:00", "20:00", "zhou", null))
                .hasMessageContaining("id", "a b");
        assertThatThrownBy(() -> DutyPlanTest.shift("a", "08:00", "20:00", "Zhou!", null))
                .hasMessage("person: a username, not: Zhou!");
        assertThatThrownBy(() -> DutyPlanTest.shift("a", "08:00", "20:00", "zhou", "zhou"))
                .hasMessageContaining("backup: somebody else");
        assertThatThrownBy(() -> new Leave(UUID.randomUUID(), "zhou", Instant.EPOCH, Instant.EPOCH, ""))
                .hasMessageContaining("to: after 1970-01-01T00:00:00Z");
        assertThatThrownBy(() -> new SpecialDays(" ", Set.of(LocalDate.EPOCH), List.of()))
                .hasMessageContaining("name: 1 to 60 characters");
        assertThatThrownBy(() -> new SpecialDays("元旦", Set.of(), List.of())).hasMessageContaining("dates of 元旦");
        var slot = new Slot("day", LocalDate.EPOCH);
        assertThatThrownBy(() -> new Swap(UUID.randomUUID(), slot, "zhou", null, "zhou", false))
                .hasMessageContaining("to: somebody else than zhou");
    }

    @Test
    void anIdStandsForOneShiftOfADay() {
        assertThatThrownBy(() -> roster("1101", Map.of(DayOfWeek.MONDAY, List.of(DAY, LATE))))
                .hasMessage("id of a shift: once in a day, not twice: day");
        assertThat(roster("1101", Map.of(DayOfWeek.MONDAY, List.of(DAY), DayOfWeek.TUESDAY, List.of(DAY)))
                        .persons())
                .containsExactlyInAnyOrder("zhou", "wu");
    }

    @Test
    void aDayHasOnePlan() {
        var holidays = List.of(
                new SpecialDays("元旦", Set.of(LocalDate.EPOCH), List.of()),
                new SpecialDays("休", Set.of(LocalDate.EPOCH), List.of()));
        assertThatThrownBy(() -> new Roster(UUID.randomUUID(), "1", Tier.GRID, ZoneOffset.UTC, 1, Map.of(), holidays))
                .hasMessage("dates: each day has one plan, not two: 1970-01-01");
    }

    @Test
    void aShiftIsWrittenAsTheClockShowsItAndGetsAnIdWhereItHasNone() {
        assertThat(new String(Json.write(DAY), StandardCharsets.UTF_8)).contains("\"from\":\"08:00\"");
        var read = Json.read(
                "{\"from\":\"08:00\",\"to\":\"20:00\",\"person\":\"zhou\",\"backup\":\"\"}"
                        .getBytes(StandardCharsets.UTF_8),
                Shift.class);
        assertThat(read.id()).isNotEmpty();
        assertThat(read.backup()).isNull();
        assertThat(read.from()).isEqualTo(LocalTime.of(8, 0));
    }

    private static Roster roster(String grid, Map<DayOfWeek, List<Shift>> week) {
        return new Roster(UUID.randomUUID(), grid, Tier.GRID, ZoneOffset.UTC, 1, week, List.of());
    }
}
