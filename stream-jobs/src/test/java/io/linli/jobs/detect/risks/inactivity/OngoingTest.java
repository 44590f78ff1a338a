package io.linli.jobs.detect.risks.inactivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OngoingTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static long at(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static int silence(String begun, double hours) {
        return Nap.pack(at(begun), 0, (long) (hours * HOUR), ZoneOffset.UTC);
    }

    private static long excused(String begun, int... silences) {
        return Ongoing.excuse(silences, at(begun), HOUR, HOUR, ZoneOffset.UTC);
    }

    @Test
    void whereNothingIsKnownTheMarginIsAll() {
        assertThat(excused("2026-01-10T22:00")).isEqualTo(HOUR);
    }

    @Test
    void oneThatBeganAtTheSameTimeIsOutlastedByTheMargin() {
        assertThat(excused("2026-01-10T22:15", silence("2026-01-09T22:15", 8))).isEqualTo(9 * HOUR);
    }

    @Test
    void whoLiesDownLateIsUpAtTheUsualTime() {
        var night = silence("2026-01-09T22:15", 8);
        assertThat(excused("2026-01-10T02:15", night)).isEqualTo(5 * HOUR);
    }

    @Test
    void whoLiesDownEarlyIsToldOfWhenTheyLieLongerThanAnybodyDidByThen() {
        var night = silence("2026-01-09T22:15", 8);
        assertThat(excused("2026-01-10T20:30", night)).isEqualTo(9 * HOUR);
    }

    @Test
    void whatIsOverLongBeforeStandsAgainstNothing() {
        var nap = silence("2026-01-09T13:15", 2);
        assertThat(excused("2026-01-10T18:00", nap)).isEqualTo(HOUR);
    }

    @Test
    void whatIsOlderThanSixtyDaysIsForgotten() {
        var night = silence("2025-10-01T22:15", 8);
        assertThat(excused("2026-01-10T22:15", night)).isEqualTo(HOUR);
    }

    @Test
    void theOneThatExcusesForLongestCounts() {
        var early = silence("2026-01-08T20:15", 3);
        var late = silence("2026-01-09T21:45", 7);
        assertThat(excused("2026-01-10T20:15", early, late)).isEqualTo(8 * HOUR);
    }
}
