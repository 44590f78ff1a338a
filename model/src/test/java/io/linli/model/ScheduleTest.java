package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Schedule schedule(String yaml) {
        return Rule.parseYaml("{id: a, kind: flood, schedule: " + yaml + "}").schedule();
    }

    private static boolean isOn(Schedule schedule, String local, ZoneId zone) {
        return schedule.isOn(millis(local, zone), zone);
    }

    private static long millis(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-03-06 is a Friday.
        "2026-03-06T19:59:59.999, false",
        "2026-03-06T20:00, true",
        "2026-03-07T04:59:59.999, true",
        "2026-03-07T05:00, false",
        "2026-03-07T20:00, false",
        "2026-03-09T03:00, false",
        "2026-03-09T20:00, true"
    })
    void aNightBelongsToTheDayOnWhichItBegan(String local, boolean isOn) {
        assertThat(isOn(schedule("{periods: ['mon-fri 20:00-05:00']}"), local, SHANGHAI))
                .isEqualTo(isOn);
    }

    @Test
    void twoPeriodsOfADayLeaveTheTimeBetweenThemOut() {
        var schedule = schedule("{periods: ['06:00-08:30', '17:00-22:00']}");
        assertThat(isOn(schedule, "2026-03-06T07:00", SHANGHAI)).isTrue();
        assertThat(isOn(schedule, "2026-03-06T12:00", SHANGHAI)).isFalse();
        assertThat(isOn(schedule, "2026-03-06T17:00", SHANGHAI)).isTrue();
        assertThat(schedule.nextOn(millis("2026-03-06T08:30", SHANGHAI), SHANGHAI))
                .isEqualTo(millis("2026-03-06T17:00", SHANGHAI));
    }

    @Test
    void daysThatTouchLeaveNoGap() {
        var schedule = schedule("{periods: ['sat,sun 00:00-24:00', 'fri 20:00-24:00']}");
        assertThat(isOn(schedule, "2026-03-06T23:59:59.999", SHANGHAI)).isTrue();
        assertThat(isOn(schedule, "2026-03-07T00:00", SHANGHAI)).isTrue();
        assertThat(isOn(schedule, "2026-03-08T23:59:59.999", SHANGHAI)).isTrue();
        assertThat(schedule.nextOn(millis("2026-03-09T00:00", SHANGHAI), SHANGHAI))
                .isEqualTo(millis("2026-03-13T20:00", SHANGHAI));
    }

    @Test
    void aWeekMayBeWrittenAroundItsEnd() {
        var schedule = schedule("{periods: ['sat-mon 10:00-11:00']}");
        assertThat(isOn(schedule, "2026-03-09T10:30", SHANGHAI)).isTrue();
        assertThat(isOn(schedule, "2026-03-10T10:30", SHANGHAI)).isFalse();
    }

    @Test
    void holidaysAreSundaysUnlessNothingIsToBeDone() {
        var asSunday = schedule("{periods: ['mon-sat 08:00-18:00', 'sun 10:00-12:00'], holidays: [2026-10-01]}");
        assertThat(isOn(asSunday, "2026-10-01T09:00", SHANGHAI)).isFalse();
        assertThat(isOn(asSunday, "2026-10-01T11:00", SHANGHAI)).isTrue();
        var off = schedule("{periods: ['00:00-24:00'], holidays: [2026-10-01, 2026-10-02], on_holidays: off}");
        assertThat(isOn(off, "2026-10-01T11:00", SHANGHAI)).isFalse();
        assertThat(off.nextOn(millis("2026-10-01T11:00", SHANGHAI), SHANGHAI))
                .isEqualTo(millis("2026-10-03T00:00", SHANGHAI));
    }

    @Test
    void theRulesOwnZoneWinsOverThePlaces() {
        var schedule = schedule("{zone: Asia/Shanghai, periods: ['20:00-05:00']}");
        assertThat(schedule.isOn(millis("2026-03-06T21:00", SHANGHAI), BERLIN)).isTrue();
        assertThat(schedule.isOn(millis("2026-03-06T23:00", BERLIN), BERLIN)).isFalse();
    }

    @Test
    void theNightOnWhichClocksArePutBackIsWatchedWhole() {
        var schedule = schedule("{periods: ['20:00-02:30']}");
        var firstHalfPastTwo = LocalDateTime.parse("2026-10-25T02:30")
                .toInstant(ZoneOffset.ofHours(2))
                .toEpochMilli();
        assertThat(schedule.isOn(firstHalfPastTwo, BERLIN)).isTrue();
        assertThat(schedule.isOn(firstHalfPastTwo + 3_600_000 - 1, BERLIN)).isTrue();
        assertThat(schedule.isOn(firstHalfPastTwo + 3_600_000, BERLIN)).isFalse();
    }

    @Test
    void whatWouldBeginInTheHourThatIsLeftOutBeginsWhenClocksArePutForward() {
        var schedule = schedule("{periods: ['02:30-06:00']}");
        var forward = millis("2026-03-29T03:00", BERLIN);
        assertThat(schedule.nextOn(forward - 1, BERLIN)).isEqualTo(forward);
        assertThat(schedule("{periods: ['02:10-02:50']}").nextOn(forward - 1, BERLIN))
                .isEqualTo(millis("2026-03-30T02:10", BERLIN));
    }

    @Test
    void isReadAgainAsItWasWritten() {
        var schedule = schedule("{zone: Asia/Shanghai, periods: ['mon-fri 20:00-05:00', 'sat,sun 00:00-24:00'],"
                + " holidays: [2026-10-01], on_holidays: off}");
        assertThat(Json.read(Json.write(schedule), Schedule.class)).isEqualTo(schedule);
        assertThat(new String(Json.write(Schedule.ALWAYS), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("\"always\"");
        assertThat(schedule("always")).isEqualTo(Schedule.ALWAYS);
    }

    /** Against the clock on the wall, minute by minute, where no clock is put forward or back. */
    @Property(tries = 300)
    void saysWhatTheClockOnTheWallSays(
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(min = 1, max = 1_440) int to,
            @ForAll @LongRange(max = 525_600) long minute) {
        var isEmpty = from == to;
        var schedule =
                isEmpty ? Schedule.ALWAYS : schedule("{periods: ['mon-fri %s-%s']}".formatted(clock(from), clock(to)));
        var time = LocalDateTime.parse("2026-01-01T00:00").plusMinutes(minute);
        var now = time.getHour() * 60 + time.getMinute();
        var begun = from < to || now >= from ? time : time.minusDays(1);
        var isWithin = from < to ? now >= from && now < to : now >= from || now < to;
        var isOn = isEmpty || isWithin && begun.getDayOfWeek().getValue() <= 5;
        assertThat(isOn(schedule, time.toString(), SHANGHAI)).isEqualTo(isOn);
        var next = schedule.nextOn(millis(time.toString(), SHANGHAI), SHANGHAI);
        assertThat(schedule.isOn(next, SHANGHAI)).isTrue();
        assertThat(isOn || !schedule.isOn(next - 1, SHANGHAI)).isTrue();
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
