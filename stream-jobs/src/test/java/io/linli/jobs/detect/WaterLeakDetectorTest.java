package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Household.MINUTE;
import static io.linli.jobs.detect.Household.SECOND;
import static io.linli.jobs.detect.Household.device;
import static io.linli.jobs.detect.Household.reading;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.model.Metric.WATER_FLOW;
import static io.linli.model.Metric.WATER_LEAK;
import static io.linli.model.Metric.WATER_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaterLeakDetectorTest {
    private final Household home = new Household(RuleKind.WATER_LEAK);

    @Test
    void aProbeThatIsWetForHalfAMinuteIsTold() {
        home.with(device("p-1", "hall", WATER_LEAK)).hears(reading("p-1", WATER_LEAK, 1, START));
        home.waits(START + 29 * SECOND);
        assertThat(home.alerts()).isEmpty();
        home.waits(START + HOUR);
        assertThat(home.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.raisedAt()).isEqualTo(Instant.ofEpochMilli(START + 30 * SECOND));
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.text().zh()).contains("水浸");
        });
    }

    @Test
    void aSplashIsNone() {
        home.with(device("p-1", "hall", WATER_LEAK));
        for (var i = 0; i < 20; i++) {
            home.hears(reading("p-1", WATER_LEAK, (i + 1) % 2, START + i * 25 * SECOND));
        }
        assertThat(home.waits(START + HOUR).alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitchen", "bathroom", "toilet"})
    void moppingIsNoneWhereFloorsAreMopped(String room) {
        home.with(device("p-1", room, WATER_LEAK));
        home.hears(reading("p-1", WATER_LEAK, 1, START), reading("p-1", WATER_LEAK, 0, START + 9 * MINUTE));
        assertThat(home.waits(START + HOUR).alerts()).isEmpty();
        home.hears(reading("p-1", WATER_LEAK, 1, START + HOUR)).waits(START + 2 * HOUR);
        assertThat(home.last().raisedAt()).isEqualTo(Instant.ofEpochMilli(START + HOUR + 10 * MINUTE));
    }

    @Test
    void endsHalfAnHourAfterItIsDry() {
        home.with(device("p-1", "hall", WATER_LEAK));
        home.hears(reading("p-1", WATER_LEAK, 1, START), reading("p-1", WATER_LEAK, 0, START + 20 * MINUTE));
        home.waits(START + 3 * HOUR);
        assertThat(home.last().clearReason()).isEqualTo(ClearReason.RECOVERED);
        assertThat(home.last().clearedAt()).isEqualTo(Instant.ofEpochMilli(START + 50 * MINUTE));
    }

    @Test
    void waterThatRunsForTwoHoursIsTold() {
        home.with(device("m-1", "hall", WATER_FLOW));
        home.hears("m-1", WATER_FLOW, 4, START, START + 119 * MINUTE, MINUTE);
        assertThat(home.alerts()).isEmpty();
        home.waits(START + 120 * MINUTE);
        assertThat(home.last().text().en()).contains("2 h");
        home.hears("m-1", WATER_FLOW, 0, START + 130 * MINUTE, START + 170 * MINUTE, MINUTE);
        assertThat(home.last().clearedAt()).isEqualTo(Instant.ofEpochMilli(START + 160 * MINUTE));
    }

    @Test
    void aPauseBeginsTheTwoHoursAnew() {
        home.with(device("m-1", "hall", WATER_FLOW));
        home.hears("m-1", WATER_FLOW, 4, START, START + 100 * MINUTE, MINUTE);
        home.hears(reading("m-1", WATER_FLOW, 0, START + 101 * MINUTE));
        home.hears("m-1", WATER_FLOW, 4, START + 102 * MINUTE, START + 200 * MINUTE, MINUTE);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void aMeterThatFellSilentWhileWaterRanTellsNothing() {
        home.with(device("m-1", "hall", WATER_FLOW)).hears(reading("m-1", WATER_FLOW, 4, START));
        assertThat(home.waits(START + 20 * HOUR).alerts()).isEmpty();
    }

    @Test
    void aDripThatCountsInEveryHalfHourOfADayIsTold() {
        home.with(device("m-1", "hall", WATER_VOLUME));
        counts(12_345, 1, 15 * MINUTE, START, START + 25 * HOUR);
        assertThat(home.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.text().en()).contains("every half-hour");
            assertThat(alert.explanation()).containsEntry("half_hours_running", 48);
        });
    }

    @Test
    void aHouseholdThatSleepsHasNoDrip() {
        home.with(device("m-1", "hall", WATER_VOLUME));
        for (var day = 0; day < 5; day++) {
            var morning = START + day * 24 * HOUR;
            counts(1000 + day * 640, 10, 15 * MINUTE, morning, morning + 16 * HOUR);
        }
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void moreThanACubicMetreInADayIsTold() {
        home.with(device("m-1", "hall", WATER_VOLUME));
        counts(500, 40, 30 * MINUTE, START, START + 10 * HOUR);
        assertThat(home.alerts()).isEmpty();
        counts(1340, 40, 30 * MINUTE, START + 10 * HOUR + 30 * MINUTE, START + 13 * HOUR);
        assertThat(home.last().text().zh()).contains("24小时用水");
    }

    @Test
    void anotherMeterAndOneSetBackAreNoWater() {
        home.with(device("m-1", "hall", WATER_VOLUME));
        counts(500, 1, 30 * MINUTE, START, START + 2 * HOUR);
        counts(2, 1, 30 * MINUTE, START + 3 * HOUR, START + 5 * HOUR);
        counts(987_654, 1, 30 * MINUTE, START + 6 * HOUR, START + 8 * HOUR);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void aCounterThatNeverPausesForTwoHoursIsTold() {
        home.with(device("m-1", "hall", WATER_VOLUME));
        counts(500, 3, MINUTE, START, START + 121 * MINUTE);
        assertThat(home.last().text().en()).contains("without a pause");
    }

    /** Tells more of a counter that is read again and again. */
    private void counts(double first, double litres, long every, long from, long until) {
        var count = first;
        for (var at = from; at <= until; at += every) {
            home.hears(reading("m-1", WATER_VOLUME, count, at));
            count += litres;
        }
        home.waits(until + SECOND);
    }
}
