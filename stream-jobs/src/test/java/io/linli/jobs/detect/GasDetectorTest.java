package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Household.MINUTE;
import static io.linli.jobs.detect.Household.SECOND;
import static io.linli.jobs.detect.Household.device;
import static io.linli.jobs.detect.Household.judged;
import static io.linli.jobs.detect.Household.late;
import static io.linli.jobs.detect.Household.reading;
import static io.linli.jobs.detect.Household.signal;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.model.Metric.GAS_LEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GasDetectorTest {
    /** Warm since long. */
    private static final long NOW = START + HOUR;

    private final Household home = new Household(RuleKind.GAS);

    @BeforeEach
    void register() {
        home.with(device("gas-1", "kitchen", GAS_LEL), device("gas-2", "hall", GAS_LEL));
        home.hears(gas(0, START), reading("gas-2", GAS_LEL, 0, START));
    }

    @Test
    void isToldWithTheSecondReading() {
        home.hears(gas(12, NOW), gas(13, NOW + 5 * SECOND));
        assertThat(home.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.II);
            assertThat(alert.onset().toEpochMilli()).isEqualTo(NOW);
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(NOW + 5 * SECOND);
            assertThat(alert.device()).isEqualTo("gas-1");
            assertThat(alert.text().zh()).contains("厨房", "13%LEL", "09:00");
            assertThat(alert.explanation()).containsEntry("limit_lel", 10.0).containsEntry("ends_by_person", true);
        });
    }

    @Test
    void isToldOfOneReadingThatLastsTenSeconds() {
        home.hears(gas(12, NOW)).waits(NOW + 10 * SECOND - 1);
        assertThat(home.alerts()).isEmpty();
        home.waits(NOW + 10 * SECOND);
        assertThat(home.last().raisedAt().toEpochMilli()).isEqualTo(NOW + 10 * SECOND);
    }

    @Test
    void aSpikeOfLessThanTenSecondsIsNone() {
        home.hears(gas(30, NOW), gas(1, NOW + 9 * SECOND)).waits(NOW + HOUR);
        home.hears(gas(30, NOW + HOUR), gas(1, NOW + HOUR + 9 * SECOND)).waits(NOW + 2 * HOUR);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void risesToTheAlarmAndDoesNotFallWithoutBeingOver() {
        home.hears(gas(12, NOW), gas(25, NOW + 5 * SECOND), gas(26, NOW + 10 * SECOND));
        assertThat(home.alerts()).extracting(Alert::level).containsExactly(Level.II, Level.I);
        home.hears("gas-1", GAS_LEL, 12, NOW + MINUTE, NOW + HOUR, MINUTE);
        assertThat(home.alerts()).hasSize(2);
    }

    @Test
    void theSensorWarmsUpForThreeMinutes() {
        home.with(device("gas-3", "bathroom", GAS_LEL));
        home.hears("gas-3", GAS_LEL, 60, NOW, NOW + 170 * SECOND, 5 * SECOND);
        home.hears(reading("gas-3", GAS_LEL, 1, NOW + 180 * SECOND)).waits(NOW + HOUR);
        assertThat(home.alerts()).isEmpty();
        home.hears("gas-3", GAS_LEL, 60, NOW + HOUR, NOW + HOUR + MINUTE, 30 * SECOND);
        assertThat(home.last().level()).isEqualTo(Level.I);
    }

    @Test
    void warmsUpAnewAfterItWasOffAndNotAfterItLostTheLine() {
        home.hears(gas(0, NOW), signal(SignalKind.ONLINE, "gas-1", NOW + 20 * MINUTE));
        home.hears("gas-1", GAS_LEL, 60, NOW + 20 * MINUTE + 1, NOW + 22 * MINUTE, 5 * SECOND);
        home.hears(gas(0, NOW + 23 * MINUTE)).waits(NOW + HOUR);
        assertThat(home.alerts()).isEmpty();

        home.hears(gas(0, NOW + HOUR), signal(SignalKind.ONLINE, "gas-1", NOW + HOUR + MINUTE));
        home.hears("gas-1", GAS_LEL, 60, NOW + HOUR + 61 * SECOND, NOW + HOUR + 71 * SECOND, 5 * SECOND);
        assertThat(home.last().level()).isEqualTo(Level.I);
    }

    @Test
    void theSensorsOwnUptimeSaysWhetherItIsWarm() {
        home.hears(reading("gas-1", Metric.UPTIME, 20, NOW));
        home.hears("gas-1", GAS_LEL, 60, NOW + SECOND, NOW + 150 * SECOND, 5 * SECOND);
        assertThat(home.alerts()).isEmpty();
        home.hears(reading("gas-1", Metric.UPTIME, 500, NOW + 155 * SECOND));
        home.hears("gas-1", GAS_LEL, 60, NOW + 156 * SECOND, NOW + 160 * SECOND, 2 * SECOND);
        assertThat(home.last().level()).isEqualTo(Level.I);
    }

    @Test
    void aZeroThatCreptUpIsAFaultOfTheSensorAndNoGas() {
        home.hears("gas-1", GAS_LEL, 6, NOW, NOW + 40 * HOUR, 10 * MINUTE).waits(NOW + 40 * HOUR);
        assertThat(home.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.IV);
            assertThat(alert.explanation()).containsEntry("service_sensor", true);
        });
        home.hears("gas-1", GAS_LEL, 12, NOW + 41 * HOUR, NOW + 42 * HOUR, MINUTE);
        assertThat(home.alerts()).hasSize(1);
        home.hears("gas-1", GAS_LEL, 17, NOW + 43 * HOUR, NOW + 43 * HOUR + MINUTE, 5 * SECOND);
        assertThat(home.last().level()).isEqualTo(Level.II);
        home.hears("gas-1", GAS_LEL, 21, NOW + 44 * HOUR, NOW + 44 * HOUR + MINUTE, 5 * SECOND);
        assertThat(home.last().level()).isEqualTo(Level.I);
        assertThat(home.alerts().stream().map(Alert::id).distinct()).hasSize(1);
    }

    @Test
    void aSensorThatWasServicedIsToldOfNoMore() {
        home.hears("gas-1", GAS_LEL, 6, NOW, NOW + 40 * HOUR, 10 * MINUTE);
        home.hears("gas-1", GAS_LEL, 0, NOW + 41 * HOUR, NOW + 42 * HOUR, MINUTE);
        assertThat(home.last().clearReason()).isEqualTo(ClearReason.RECOVERED);
        assertThat(home.alerts()).hasSize(2);
    }

    @Test
    void staysOpenUntilTheAirIsCleanAndAPersonHasLooked() {
        home.hears(gas(12, NOW), gas(13, NOW + 5 * SECOND));
        home.hears("gas-1", GAS_LEL, 1, NOW + MINUTE, NOW + HOUR, MINUTE).waits(NOW + HOUR);
        assertThat(home.last()).matches(Alert::isOpen);
        home.hears(judged(home.last(), NOW + HOUR));
        assertThat(home.last().clearReason()).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void whereThePersonWasFirstItEndsTenMinutesAfterTheAirIsClean() {
        home.hears(gas(12, NOW), gas(13, NOW + 5 * SECOND));
        home.hears(judged(home.last(), NOW + MINUTE), gas(12, NOW + 2 * MINUTE));
        home.hears("gas-1", GAS_LEL, 1, NOW + 10 * MINUTE, NOW + 30 * MINUTE, MINUTE);
        assertThat(home.last().clearReason()).isEqualTo(ClearReason.RECOVERED);
        assertThat(home.last().clearedAt()).isEqualTo(java.time.Instant.ofEpochMilli(NOW + 20 * MINUTE));
    }

    @Test
    void whatOnePersonFoundDoesNotAnswerForWhatIsWorse() {
        home.hears(gas(12, NOW), gas(13, NOW + 5 * SECOND));
        home.hears(judged(home.last(), NOW + MINUTE), gas(40, NOW + 2 * MINUTE), gas(40, NOW + 2 * MINUTE + SECOND));
        home.hears("gas-1", GAS_LEL, 1, NOW + 10 * MINUTE, NOW + HOUR, MINUTE);
        assertThat(home.last()).matches(Alert::isOpen);
    }

    @Test
    void aJudgementOfAnotherAlertEndsNothing() {
        home.hears(gas(12, NOW), gas(13, NOW + 5 * SECOND));
        var other = home.last();
        home.hears("gas-1", GAS_LEL, 1, NOW + MINUTE, NOW + HOUR, MINUTE);
        home.hears(judged(other, NOW + HOUR));
        home.hears(gas(12, NOW + 2 * HOUR), gas(13, NOW + 2 * HOUR + SECOND));
        home.hears("gas-1", GAS_LEL, 1, NOW + 3 * HOUR, NOW + 4 * HOUR, MINUTE);
        home.hears(judged(other, NOW + 4 * HOUR));
        assertThat(home.last()).matches(Alert::isOpen);
        assertThat(home.last().id()).isNotEqualTo(other.id());
    }

    @Test
    void aWorseDeviceOfTheHomeRaisesTheSameAlert() {
        home.hears(gas(12, NOW), gas(13, NOW + 5 * SECOND));
        home.hears("gas-2", GAS_LEL, 30, NOW + MINUTE, NOW + MINUTE + 6 * SECOND, 3 * SECOND);
        assertThat(home.last().device()).isEqualTo("gas-2");
        assertThat(home.last().level()).isEqualTo(Level.I);
        assertThat(home.last().explanation()).containsEntry("devices", java.util.List.of("gas-1", "gas-2"));
        assertThat(home.alerts().stream().map(Alert::id).distinct()).hasSize(1);
    }

    @Test
    void gasOfHoursAgoIsAFindingOnTheRecord() {
        var batch = new Observation[] {
            late("gas-1", GAS_LEL, 14, NOW, NOW + 3 * HOUR),
            late("gas-1", GAS_LEL, 15, NOW + 5 * SECOND, NOW + 3 * HOUR),
            late("gas-1", GAS_LEL, 0, NOW + 10 * MINUTE, NOW + 3 * HOUR)
        };
        home.hears(batch).waits(NOW + 4 * HOUR);
        assertThat(home.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.clearReason()).isEqualTo(ClearReason.LATE_DATA);
            assertThat(alert.late()).isTrue();
        });
    }

    @Test
    void whatTheBrokerRetainedRaisesNothing() {
        for (var second = 0; second < 60; second++) {
            var at = NOW + second * SECOND;
            home.hears(new Reading(HOME, "gas-1", GAS_LEL, 50, at, at, Quality.SNAPSHOT));
        }
        assertThat(home.waits(NOW + HOUR).alerts()).isEmpty();
    }

    private static Observation gas(double lel, long at) {
        return reading("gas-1", GAS_LEL, lel, at);
    }
}
