package io.linli.api.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.linli.api.incident.state.Tier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Worked examples; 7 December 2026 is a Monday. */
class DutyPlanTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    private static final Shift DAY = shift("day", "08:00", "20:00", "zhou", "wu");
    private static final Shift NIGHT = shift("night", "20:00", "08:00", "sun", null);

    @Test
    void whoseShiftItIsIsThereFromItsFirstInstantUntilTheNextBegins() {
        var plan = plan(SHANGHAI, daily(DAY, NIGHT));
        assertThat(plan.onDuty(at("2026-12-07T08:00+08:00"))).containsExactly("zhou");
        assertThat(plan.onDuty(at("2026-12-07T19:59:59.999+08:00"))).containsExactly("zhou");
        assertThat(plan.onDuty(at("2026-12-07T20:00+08:00"))).containsExactly("sun");
    }

    @Test
    void aNightShiftGoesOnAfterMidnight() {
        var plan = plan(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(NIGHT)));
        assertThat(plan.onDuty(at("2026-12-08T03:00+08:00"))).containsExactly("sun");
        assertThat(plan.onDuty(at("2026-12-08T08:00+08:00"))).isEmpty();
        assertThat(plan.onDuty(at("2026-12-07T03:00+08:00")))
                .as("the night before")
                .isEmpty();
    }

    @Test
    void whatEndsWhenItBeginsLastsAWholeDay() {
        var plan = plan(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(shift("all", "08:00", "08:00", "zhou", null))));
        assertThat(plan.onDuty(at("2026-12-08T07:59+08:00"))).containsExactly("zhou");
    }

    @Test
    void theNightInWhichAnHourIsLeaptOverIsAnHourShorterAndWithoutAHole() {
        var plan = plan(
                BERLIN,
                daily(shift("day", "02:30", "20:00", "zhou", null), shift("night", "20:00", "02:30", "sun", null)));
        var night = turn(plan, "night", LocalDate.of(2026, 3, 28));
        assertThat(Duration.between(night.from(), night.to())).isEqualTo(Duration.ofHours(6));
        assertThat(plan.onDuty(at("2026-03-29T01:59:59+01:00"))).containsExactly("sun");
        assertThat(plan.onDuty(at("2026-03-29T03:00+02:00"))).containsExactly("zhou");
        assertThat(plan.holes(at("2026-03-28T00:00+01:00"), at("2026-03-31T00:00+02:00")))
                .isEmpty();
    }

    @Test
    void whatLiesInTheHourThatIsLeaptOverIsNoShiftThatDay() {
        var plan = plan(BERLIN, daily(shift("short", "02:00", "03:00", "zhou", null)));
        assertThat(plan.turns(at("2026-03-29T00:00+01:00"), at("2026-03-29T12:00+02:00")))
                .isEmpty();
        assertThat(plan.turns(at("2026-03-30T00:00+02:00"), at("2026-03-30T12:00+02:00")))
                .hasSize(1);
    }

    @Test
    void whoHasTheHourThatComesTwiceHasItTwice() {
        var plan = plan(
                BERLIN,
                daily(shift("early", "20:00", "02:30", "sun", null), shift("late", "02:30", "20:00", "zhou", null)));
        assertThat(plan.onDuty(at("2026-10-25T02:29+02:00"))).containsExactly("sun");
        assertThat(plan.onDuty(at("2026-10-25T02:30+02:00"))).containsExactly("zhou");
        assertThat(plan.onDuty(at("2026-10-25T02:15+01:00")))
                .as("the second quarter past two")
                .containsExactly("zhou");
        assertThat(plan.holes(at("2026-10-24T00:00+02:00"), at("2026-10-27T00:00+01:00")))
                .isEmpty();
    }

    @Test
    void theSameClockOnTheWallAllYear() {
        var plan = plan(BERLIN, daily(DAY));
        assertThat(turn(plan, "day", LocalDate.of(2026, 7, 1)).from()).isEqualTo(at("2026-07-01T08:00+02:00"));
        assertThat(turn(plan, "day", LocalDate.of(2026, 12, 1)).from()).isEqualTo(at("2026-12-01T08:00+01:00"));
    }

    @Test
    void thoseWhoseShiftItIsComeBeforeThoseWhoStepIn() {
        var early = shift("early", "06:00", "14:00", "chen", "li");
        var plan = with(
                plan(SHANGHAI, daily(early, DAY)), away("chen", "2026-12-07T00:00+08:00", "2026-12-08T00:00+08:00"));
        assertThat(plan.onDuty(at("2026-12-07T09:00+08:00"))).containsExactly("zhou", "li");
    }

    @Test
    void aPersonOfTwoShiftsIsNamedOnce() {
        var plan = plan(SHANGHAI, daily(DAY, shift("also", "09:00", "12:00", "zhou", null)));
        assertThat(plan.onDuty(at("2026-12-07T10:00+08:00"))).containsExactly("zhou");
    }

    @Test
    void aLeaveThatBeginsWithinAShiftHandsTheRestToTheBackup() {
        var plan = with(
                plan(SHANGHAI, daily(DAY, NIGHT)), away("zhou", "2026-12-07T12:00+08:00", "2026-12-07T15:00+08:00"));
        assertThat(plan.onDuty(at("2026-12-07T11:59+08:00"))).containsExactly("zhou");
        assertThat(plan.onDuty(at("2026-12-07T12:00+08:00"))).containsExactly("wu");
        assertThat(plan.onDuty(at("2026-12-07T15:00+08:00"))).containsExactly("zhou");
        assertThat(plan.stints(at("2026-12-07T08:00+08:00"), at("2026-12-07T20:00+08:00")))
                .extracting(Stint::person, Stint::isBackup)
                .containsExactly(tuple("zhou", false), tuple("wu", true), tuple("zhou", false));
    }

    @Test
    void aShiftWithoutWhoStepsInHasAHole() {
        var plan = with(
                plan(SHANGHAI, daily(DAY, NIGHT)), away("sun", "2026-12-07T22:00+08:00", "2026-12-08T04:00+08:00"));
        assertThat(plan.onDuty(at("2026-12-07T23:00+08:00"))).isEmpty();
        assertThat(plan.holes(at("2026-12-07T00:00+08:00"), at("2026-12-09T00:00+08:00")))
                .containsExactly(new Hole(
                        at("2026-12-07T22:00+08:00"),
                        at("2026-12-08T04:00+08:00"),
                        Hole.Reason.AWAY,
                        new Slot("night", MONDAY)));
    }

    @Test
    void aBackupWhoIsAwayTooIsAHole() {
        var plan = with(
                plan(SHANGHAI, daily(DAY)),
                away("zhou", "2026-12-07T00:00+08:00", "2026-12-08T00:00+08:00"),
                away("wu", "2026-12-07T10:00+08:00", "2026-12-07T11:00+08:00"));
        assertThat(plan.onDuty(at("2026-12-07T09:00+08:00"))).containsExactly("wu");
        assertThat(plan.onDuty(at("2026-12-07T10:30+08:00"))).isEmpty();
    }

    @Test
    void leavesThatTouchAreNoReturn() {
        var plan = with(
                plan(SHANGHAI, daily(DAY)),
                away("zhou", "2026-12-07T08:00+08:00", "2026-12-07T12:00+08:00"),
                away("zhou", "2026-12-07T12:00+08:00", "2026-12-07T20:00+08:00"));
        assertThat(plan.stints(at("2026-12-07T08:00+08:00"), at("2026-12-07T20:00+08:00")))
                .hasSize(1);
    }

    @Test
    void timesWithoutAShiftAreHolesToo() {
        var plan = plan(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(DAY)));
        assertThat(plan.holes(at("2026-12-07T00:00+08:00"), at("2026-12-08T00:00+08:00")))
                .extracting(Hole::from, Hole::to, Hole::reason)
                .containsExactly(
                        tuple(at("2026-12-07T00:00+08:00"), at("2026-12-07T08:00+08:00"), Hole.Reason.NO_SHIFT),
                        tuple(at("2026-12-07T20:00+08:00"), at("2026-12-08T00:00+08:00"), Hole.Reason.NO_SHIFT));
    }

    @Test
    void onAHolidayItsOwnPlanHolds() {
        var newYear = new SpecialDays(
                "元旦", Set.of(LocalDate.of(2027, 1, 1)), List.of(shift("ny", "10:00", "16:00", "chen", null)));
        var plan = plan(SHANGHAI, daily(DAY), newYear);
        assertThat(plan.onDuty(at("2027-01-01T09:00+08:00"))).isEmpty();
        assertThat(plan.onDuty(at("2027-01-01T10:00+08:00"))).containsExactly("chen");
        assertThat(plan.onDuty(at("2027-01-02T09:00+08:00"))).containsExactly("zhou");
    }

    @Test
    void aHolidayWithNobodyLetsTheNightBeforeEnd() {
        var plan = plan(SHANGHAI, daily(DAY, NIGHT), new SpecialDays("休", Set.of(MONDAY), List.of()));
        assertThat(plan.onDuty(at("2026-12-07T07:59+08:00"))).containsExactly("sun");
        assertThat(plan.onDuty(at("2026-12-07T08:00+08:00"))).isEmpty();
        assertThat(plan.onDuty(at("2026-12-08T03:00+08:00")))
                .as("the night that would have begun")
                .isEmpty();
        assertThat(plan.onDuty(at("2026-12-08T08:00+08:00"))).containsExactly("zhou");
    }

    @Test
    void whatWasExchangedHoldsOnThoseDaysAlone() {
        var swap = swap("zhou", new Slot("day", MONDAY), "sun", new Slot("night", MONDAY.plusDays(1)), true);
        var plan = new DutyPlan(roster(SHANGHAI, daily(DAY, NIGHT)), List.of(), List.of(swap));
        assertThat(plan.onDuty(at("2026-12-07T10:00+08:00"))).containsExactly("sun");
        assertThat(plan.onDuty(at("2026-12-08T23:00+08:00"))).containsExactly("zhou");
        assertThat(plan.onDuty(at("2026-12-14T10:00+08:00"))).containsExactly("zhou");
    }

    @Test
    void whatIsOnlyAskedForChangesNothing() {
        var swap = swap("zhou", new Slot("day", MONDAY), "sun", null, false);
        var plan = new DutyPlan(roster(SHANGHAI, daily(DAY)), List.of(), List.of(swap));
        assertThat(plan.onDuty(at("2026-12-07T10:00+08:00"))).containsExactly("zhou");
    }

    @Test
    void anExchangeOfAShiftThatIsSomebodyElsesByNowIsVoid() {
        var swap = swap("chen", new Slot("day", MONDAY), "sun", null, true);
        var plan = new DutyPlan(roster(SHANGHAI, daily(DAY)), List.of(), List.of(swap));
        assertThat(plan.onDuty(at("2026-12-07T10:00+08:00"))).containsExactly("zhou");
    }

    @Test
    void whatWasTakenOverCanBePassedOn() {
        var slot = new Slot("day", MONDAY);
        var plan = new DutyPlan(
                roster(SHANGHAI, daily(DAY)),
                List.of(),
                List.of(swap("zhou", slot, "sun", null, true), swap("sun", slot, "li", null, true)));
        assertThat(plan.onDuty(at("2026-12-07T10:00+08:00"))).containsExactly("li");
    }

    private static Turn turn(DutyPlan plan, String shift, LocalDate date) {
        var noon = date.atTime(12, 0).atZone(plan.roster().zone()).toInstant();
        return plan.turns(noon.minus(Duration.ofDays(1)), noon.plus(Duration.ofDays(1))).stream()
                .filter(turn -> turn.slot().equals(new Slot(shift, date)))
                .findFirst()
                .orElseThrow();
    }

    private static DutyPlan plan(ZoneId zone, Map<DayOfWeek, List<Shift>> week, SpecialDays... special) {
        return new DutyPlan(
                new Roster(new UUID(0, 1), "110105001001003", Tier.GRID, zone, 1, week, List.of(special)),
                List.of(),
                List.of());
    }

    private static Roster roster(ZoneId zone, Map<DayOfWeek, List<Shift>> week) {
        return plan(zone, week).roster();
    }

    private static DutyPlan with(DutyPlan plan, Leave... leaves) {
        return new DutyPlan(plan.roster(), List.of(leaves), plan.swaps());
    }

    private static Map<DayOfWeek, List<Shift>> daily(Shift... shifts) {
        return Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> List.of(shifts)));
    }

    private static Swap swap(String giver, Slot give, String taker, @Nullable Slot take, boolean accepted) {
        return new Swap(UUID.randomUUID(), give, giver, take, taker, accepted);
    }

    private static Leave away(String person, String from, String to) {
        return new Leave(UUID.randomUUID(), person, at(from), at(to), "");
    }

    static Shift shift(String id, String from, String to, String person, @Nullable String backup) {
        return new Shift(id, LocalTime.parse(from), LocalTime.parse(to), person, backup);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
