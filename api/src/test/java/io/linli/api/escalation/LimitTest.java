package io.linli.api.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks, by examples that can be worked out on a wall calendar; offices are open 9 to 12 and 13 to 18. */
class LimitTest {
    private static final WorkCalendar CALENDAR = Standards.shipped().calendar();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(textBlock = """
            60s,           2026-07-25T23:59:30, 2026-07-26T00:00:30, a Saturday night counts
            4 work_hour,   2026-07-21T09:00,    2026-07-21T14:00,    the hour of lunch does not count
            4 work_hour,   2026-07-24T16:00,    2026-07-27T11:00,    over a weekend
            4 work_hour,   2026-07-25T10:00,    2026-07-27T14:00,    begins on a Saturday
            1 work_hour,   2026-07-21T17:00,    2026-07-21T18:00,    ends as the office closes
            1 work_day,    2026-07-24T10:00,    2026-07-27T10:00,    Friday to Monday
            3 work_day,    2026-09-30T18:00,    2026-10-10T18:00,    over the holidays of October to the Saturday worked
            1 work_day,    2026-02-13T14:00,    2026-02-14T14:00,    to the Saturday worked before the Spring Festival
            1 work_day,    2026-02-14T14:00,    2026-02-24T14:00,    over the Spring Festival
            7 natural_day, 2026-09-30T14:00,    2026-10-07T14:00,    holidays count
            """)
    void eachClockCountsWhatIsItsOwn(String limit, LocalDateTime from, LocalDateTime to, String why) {
        assertThat(end(limit, at(from, SHANGHAI), SHANGHAI)).as(why).isEqualTo(at(to, SHANGHAI));
    }

    @Test
    void whereTheClockIsPutBackANaturalDayHasTwentyFiveHoursAndAnUrgentOneTwentyFour() {
        var noon = at(LocalDateTime.parse("2026-10-24T12:00"), BERLIN);
        assertThat(end("1 natural_day", noon, BERLIN)).isEqualTo(noon.plusSeconds(25 * 3600));
        assertThat(end("24h", noon, BERLIN)).isEqualTo(noon.plusSeconds(24 * 3600));
    }

    @Test
    void officesOpenByTheLocalTimeOfTheirPlaceInSummerAndInWinter() {
        var friday = at(LocalDateTime.parse("2026-03-27T17:00"), BERLIN);
        assertThat(end("2 work_hour", friday, BERLIN)).isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
    }

    @Test
    void aClockThatStoodHasAsMuchLeftAsBefore() {
        var limit = Limit.parse("4 work_hour");
        var begun = at(LocalDateTime.parse("2026-07-24T16:00"), SHANGHAI);
        var end = limit.after(begun, CALENDAR, SHANGHAI);
        var stood = at(LocalDateTime.parse("2026-07-24T17:00"), SHANGHAI);
        var goesOn = at(LocalDateTime.parse("2026-07-28T17:00"), SHANGHAI);
        assertThat(limit.moved(end, stood, goesOn, CALENDAR, SHANGHAI))
                .isEqualTo(at(LocalDateTime.parse("2026-07-29T11:00"), SHANGHAI));
        assertThat(Limit.parse("2h").moved(stood, stood.minusSeconds(60), stood, CALENDAR, SHANGHAI))
                .isEqualTo(stood.plusSeconds(60));
    }

    @Test
    void whatWasOverBeforeItStoodStaysSo() {
        var end = Instant.parse("2026-07-21T02:00:00Z");
        assertThat(Limit.parse("2h").moved(end, end.plusSeconds(1), end.plusSeconds(9000), CALENDAR, SHANGHAI))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "15m", "2h", "4 work_hour", "1 work_day", "7 natural_day"})
    void aLimitIsWrittenAsItIsRead(String text) {
        assertThat(Limit.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0s", "500ms", "9000h", "0 work_day", "366 natural_day", "4 moons", "soon", "1.5 work_hour"})
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> Limit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("must be 1s to 8760h");
    }

    private static Instant end(String limit, Instant from, ZoneId zone) {
        return Limit.parse(limit).after(from, CALENDAR, zone);
    }

    private static Instant at(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }
}
