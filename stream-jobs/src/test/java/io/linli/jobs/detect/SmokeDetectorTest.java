package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Household.MINUTE;
import static io.linli.jobs.detect.Household.SECOND;
import static io.linli.jobs.detect.Household.device;
import static io.linli.jobs.detect.Household.reading;
import static io.linli.jobs.detect.Household.signal;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.model.Metric.BATTERY;
import static io.linli.model.Metric.SMOKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Observation;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmokeDetectorTest {
    /** 08:00. */
    private static final long DAY = START;
    /** 23:00. */
    private static final long NIGHT = START + 15 * HOUR;

    private final Household home = new Household(RuleKind.SMOKE);

    @Test
    void aSingleDetectorByDayIsVerifiedForAMinute() {
        home.with(device("s-1", "living", SMOKE)).hears(smoke("s-1", 1, DAY)).waits(DAY + 59 * SECOND);
        assertThat(home.alerts()).isEmpty();
        home.waits(DAY + MINUTE);
        assertThat(home.last().level()).isEqualTo(Level.I);
        assertThat(home.last().onset().toEpochMilli()).isEqualTo(DAY);
    }

    @Test
    void smokeThatIsGoneWithinTheMinuteIsNone() {
        home.with(device("s-1", "living", SMOKE)).hears(smoke("s-1", 1, DAY), smoke("s-1", 0, DAY + 50 * SECOND));
        assertThat(home.waits(DAY + HOUR).alerts()).isEmpty();
    }

    @Test
    void atNightItIsToldAtOnce() {
        home.with(device("s-1", "living", SMOKE)).hears(smoke("s-1", 1, NIGHT));
        assertThat(home.last().raisedAt().toEpochMilli()).isEqualTo(NIGHT);
    }

    @Test
    void inAWatchedHomeItIsToldAtOnce() {
        home.with(device("s-1", "living", Map.of(), Set.of("watched"), SMOKE)).hears(smoke("s-1", 1, DAY));
        assertThat(home.alerts()).hasSize(1);
    }

    @Test
    void cookingIsNoFireByNightInAWatchedHomeEither() {
        home.with(device("s-1", "kitchen", Map.of(), Set.of("watched"), SMOKE));
        home.hears(smoke("s-1", 1, NIGHT), smoke("s-1", 0, NIGHT + 50 * SECOND)).waits(NIGHT + HOUR);
        assertThat(home.alerts()).isEmpty();
        home.hears(smoke("s-1", 1, NIGHT + HOUR)).waits(NIGHT + HOUR + MINUTE);
        assertThat(home.alerts()).hasSize(1);
    }

    @Test
    void twoDetectorsOfAHomeAreBelievedAtOnce() {
        home.with(device("s-1", "kitchen", SMOKE), device("s-2", "hall", SMOKE));
        home.hears(smoke("s-1", 1, DAY), smoke("s-2", 1, DAY + 5 * SECOND)).waits(DAY + 6 * SECOND);
        assertThat(home.last().raisedAt().toEpochMilli()).isEqualTo(DAY + 5 * SECOND + 1);
        assertThat(home.last().explanation()).containsEntry("detectors", 2L);
    }

    @Test
    void aPanelIsBelievedAtOnce() {
        home.with(device("panel-1", "hall", Map.of("panel", 1.0), Set.of(), SMOKE));
        home.hears(smoke("panel-1", 1, DAY));
        assertThat(home.last().text().en()).contains("fire alarm");
    }

    @Test
    void aLowBatteryIsNoSmoke() {
        home.with(device("s-1", "living", Map.of(), Set.of("watched"), SMOKE));
        home.hears(reading("s-1", BATTERY, 3, DAY), signal(SignalKind.BATTERY_LOW, "s-1", DAY + 1));
        assertThat(home.waits(DAY + HOUR).alerts()).isEmpty();
    }

    @Test
    void endsAMinuteAfterTheReset() {
        home.with(device("s-1", "living", SMOKE)).hears(smoke("s-1", 1, NIGHT), smoke("s-1", 0, NIGHT + 5 * MINUTE));
        home.waits(NIGHT + HOUR);
        assertThat(home.last().clearReason()).isEqualTo(ClearReason.RECOVERED);
        assertThat(home.last().clearedAt()).isEqualTo(java.time.Instant.ofEpochMilli(NIGHT + 6 * MINUTE));
    }

    @Test
    void aDetectorThatFlapsMakesOneAlert() {
        home.with(device("s-1", "living", SMOKE));
        for (var i = 0; i < 100; i++) {
            home.hears(smoke("s-1", (i + 1) % 2, NIGHT + i * 20 * SECOND));
        }
        assertThat(home.alerts().stream().map(Alert::id).distinct()).hasSize(1);
    }

    private static Observation smoke(String device, double value, long at) {
        return reading(device, SMOKE, value, at);
    }
}
