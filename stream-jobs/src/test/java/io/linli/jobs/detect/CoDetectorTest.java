package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Household.MINUTE;
import static io.linli.jobs.detect.Household.SECOND;
import static io.linli.jobs.detect.Household.device;
import static io.linli.jobs.detect.Household.judged;
import static io.linli.jobs.detect.Household.reading;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.model.Metric.CO;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoDetectorTest {
    private final Household home = new Household(RuleKind.CO);

    @BeforeEach
    void register() {
        home.with(device("co-1", "bathroom", CO));
    }

    @ParameterizedTest
    @CsvSource({"30, 120, 1000", "50, 60, 90", "100, 10, 40", "300, 0, 3", "1000, 0, 3"})
    void isToldWithinTheStandardsTimes(double ppm, long least, long most) {
        home.hears("co-1", CO, ppm, START, START + 3 * HOUR, MINUTE);
        assertThat(home.last().level()).isEqualTo(Level.I);
        assertThat(Duration.between(home.last().onset(), home.last().raisedAt()))
                .isBetween(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }

    @Test
    void whatTheStandardLeavesAloneIsNone() {
        home.hears("co-1", CO, 29, START, START + 30 * HOUR, 5 * MINUTE).waits(START + 31 * HOUR);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void readingsOfAnyRhythmGiveTheSameTime() {
        var random = new Random(7);
        for (var at = START; at < START + 2 * HOUR; at += 10 * SECOND + random.nextInt(900) * SECOND) {
            home.hears(reading("co-1", CO, 100, at));
        }
        assertThat(home.alerts().get(0).raisedAt().toEpochMilli()).isEqualTo(START + 25 * MINUTE);
    }

    @Test
    void shortExposuresAddUpAndCleanAirUndoesThem() {
        home.hears("co-1", CO, 100, START, START + 14 * MINUTE, MINUTE);
        home.hears("co-1", CO, 5, START + 15 * MINUTE, START + 24 * MINUTE, MINUTE);
        home.hears("co-1", CO, 100, START + 25 * MINUTE, START + 60 * MINUTE, MINUTE);
        assertThat(home.alerts().get(0).raisedAt().toEpochMilli()).isBetween(START + 36 * MINUTE, START + 38 * MINUTE);
    }

    @Test
    void twoShortExposuresADayApartAreNone() {
        home.hears("co-1", CO, 100, START, START + 20 * MINUTE, MINUTE);
        home.hears("co-1", CO, 0, START + 21 * MINUTE, START + 24 * HOUR, 10 * MINUTE);
        home.hears("co-1", CO, 100, START + 24 * HOUR, START + 24 * HOUR + 20 * MINUTE, MINUTE);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void aSensorThatFellSilentDoesNotGoOnCounting() {
        home.hears(reading("co-1", CO, 40, START)).waits(START + 30 * HOUR);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void staysOpenUntilTheAirIsCleanAndSomebodyWasThere() {
        home.hears("co-1", CO, 400, START, START + 5 * MINUTE, MINUTE);
        home.hears("co-1", CO, 10, START + 6 * MINUTE, START + HOUR, MINUTE);
        assertThat(home.alerts()).singleElement().matches(Alert::isOpen);
        home.hears(judged(home.last(), START + HOUR));
        assertThat(home.last().clearReason()).isEqualTo(ClearReason.BY_PERSON);
        assertThat(home.waits(START + 30 * HOUR).alerts()).hasSize(2);
    }

    @Test
    void endsByItselfOnceAPersonHasJudgedAndTheAirIsClean() {
        home.hears("co-1", CO, 400, START, START + 5 * MINUTE, MINUTE);
        home.hears(judged(home.last(), START + 5 * MINUTE + SECOND));
        home.hears("co-1", CO, 10, START + 6 * MINUTE, START + HOUR, MINUTE);
        assertThat(home.last().clearedAt()).isEqualTo(java.time.Instant.ofEpochMilli(START + 21 * MINUTE));
    }
}
