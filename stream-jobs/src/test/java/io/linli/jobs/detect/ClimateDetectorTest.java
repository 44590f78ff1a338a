package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Household.MINUTE;
import static io.linli.jobs.detect.Household.SECOND;
import static io.linli.jobs.detect.Household.device;
import static io.linli.jobs.detect.Household.reading;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.model.Metric.HUMIDITY;
import static io.linli.model.Metric.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heat and cold, which differ in their numbers and in that humid air is felt hotter. */
class ClimateDetectorTest {
    private static final Set<String> WATCHED = Set.of("watched");

    private final Household hot = new Household(RuleKind.HEAT).with(thermometer("t-1", Map.of()));
    private final Household cold = new Household(RuleKind.COLD).with(thermometer("t-1", Map.of()));

    @ParameterizedTest
    @CsvSource({"17.9, IV", "16, IV", "15.9, III", "12, III", "11.9, II", "9.1, II", "9, I", "4, I"})
    void coldIsToldByFourLevelsAfterTwoHours(double celsius, Level level) {
        cold.hears("t-1", TEMPERATURE, celsius, START, START + 2 * HOUR - MINUTE, MINUTE);
        assertThat(cold.alerts()).isEmpty();
        cold.waits(START + 2 * HOUR);
        assertThat(cold.last().level()).isEqualTo(level);
        assertThat(cold.last().raisedAt()).isEqualTo(Instant.ofEpochMilli(START + 2 * HOUR));
    }

    @ParameterizedTest
    @CsvSource({"30, IV, 120", "31.9, IV, 120", "32, III, 60", "35, II, 30", "40, II, 30"})
    void heatIsToldTheSoonerTheHotterItIs(double celsius, Level level, long minutes) {
        hot.hears("t-1", TEMPERATURE, celsius, START, START + 3 * HOUR, MINUTE);
        assertThat(hot.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(level);
            assertThat(Duration.between(alert.onset(), alert.raisedAt())).isEqualTo(Duration.ofMinutes(minutes));
        });
    }

    @ParameterizedTest
    @CsvSource({"18, 29.9", "22, 22"})
    void whatPeopleLiveInIsNone(double low, double high) {
        cold.hears("t-1", TEMPERATURE, low, START, START + 30 * HOUR, 10 * MINUTE);
        hot.hears("t-1", TEMPERATURE, high, START, START + 30 * HOUR, 10 * MINUTE);
        assertThat(cold.alerts()).isEmpty();
        assertThat(hot.alerts()).isEmpty();
    }

    @Test
    void humidAirIsFeltHotter() {
        hot.with(device("h-1", "living", Map.of(), WATCHED, HUMIDITY));
        hot.hears(reading("h-1", HUMIDITY, 75, START));
        hot.hears("t-1", TEMPERATURE, 30.5, START, START + HOUR, 5 * MINUTE).waits(START + HOUR);
        assertThat(hot.last().level()).isEqualTo(Level.III);
        assertThat(hot.last().text().zh()).contains("湿度75%");
        assertThat(hot.last().explanation()).containsEntry("humid", true).containsEntry("limit_celsius", 30.0);
    }

    @Test
    void dryAirIsNot() {
        hot.with(device("h-1", "living", Map.of(), WATCHED, HUMIDITY));
        hot.hears(reading("h-1", HUMIDITY, 40, START));
        hot.hears("t-1", TEMPERATURE, 29, START, START + 5 * HOUR, 5 * MINUTE);
        assertThat(hot.alerts()).isEmpty();
    }

    @Test
    void theSunOnASensorIsIgnoredUntilItHasSettled() {
        hot.hears("t-1", TEMPERATURE, 26, START, START + HOUR, 5 * MINUTE);
        hot.hears("t-1", TEMPERATURE, 36, START + 65 * MINUTE, START + 100 * MINUTE, 5 * MINUTE);
        hot.hears("t-1", TEMPERATURE, 27, START + 105 * MINUTE, START + 4 * HOUR, 5 * MINUTE);
        assertThat(hot.waits(START + 5 * HOUR).alerts()).isEmpty();
    }

    @Test
    void aRoomThatStaysHotAfterTheJumpIsTold() {
        hot.hears("t-1", TEMPERATURE, 26, START, START + HOUR, 5 * MINUTE);
        hot.hears("t-1", TEMPERATURE, 36, START + 65 * MINUTE, START + 4 * HOUR, 5 * MINUTE);
        assertThat(hot.last().level()).isEqualTo(Level.II);
        assertThat(hot.alerts().get(0).raisedAt())
                .isBetween(Instant.ofEpochMilli(START + 125 * MINUTE), Instant.ofEpochMilli(START + 145 * MINUTE));
    }

    @Test
    void anOpenWindowIsNoColdHome() {
        cold.hears("t-1", TEMPERATURE, 20, START, START + HOUR, 5 * MINUTE);
        cold.hears("t-1", TEMPERATURE, 11, START + 65 * MINUTE, START + 90 * MINUTE, 5 * MINUTE);
        cold.hears("t-1", TEMPERATURE, 19.5, START + 95 * MINUTE, START + 6 * HOUR, 5 * MINUTE);
        assertThat(cold.alerts()).isEmpty();
    }

    @Test
    void aRadiatorUnderTheSensorEndsNoCold() {
        cold.hears("t-1", TEMPERATURE, 11, START, START + 3 * HOUR, 5 * MINUTE);
        cold.hears("t-1", TEMPERATURE, 25, START + 185 * MINUTE, START + 265 * MINUTE, 5 * MINUTE);
        cold.hears("t-1", TEMPERATURE, 11, START + 270 * MINUTE, START + 5 * HOUR, 5 * MINUTE);
        assertThat(cold.alerts()).singleElement().matches(Alert::isOpen);
    }

    @Test
    void risesByLevelsAndFallsByThemOnceItHasBeenWarmerForAnHour() {
        slowly(17, 8, START);
        slowly(8, 22, START + 12 * HOUR);
        assertThat(cold.waits(START + 48 * HOUR).alerts())
                .extracting(Alert::level)
                .startsWith(Level.IV, Level.III, Level.II, Level.I)
                .endsWith(Level.IV, Level.IV);
        assertThat(cold.alerts().stream().map(Alert::id).distinct()).hasSize(1);
        assertThat(cold.last().clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void endsOneDegreeInsideForAnHourOnly() {
        cold.hears("t-1", TEMPERATURE, 17, START, START + 3 * HOUR, 5 * MINUTE);
        cold.hears("t-1", TEMPERATURE, 18.9, START + 3 * HOUR, START + 6 * HOUR, 5 * MINUTE);
        assertThat(cold.alerts()).singleElement().matches(Alert::isOpen);
        cold.hears("t-1", TEMPERATURE, 19, START + 6 * HOUR + MINUTE, START + 8 * HOUR, 5 * MINUTE);
        assertThat(cold.last().clearedAt()).isEqualTo(Instant.ofEpochMilli(START + 7 * HOUR + MINUTE));
    }

    @Test
    void aBalconyAndAFridgeAreNoRooms() {
        var home = new Household(RuleKind.COLD).with(thermometer("t-2", Map.of("indoors", 0.0)));
        home.hears("t-2", TEMPERATURE, 4, START, START + 10 * HOUR, 10 * MINUTE);
        assertThat(home.alerts()).isEmpty();
    }

    @Test
    void aThermometerThatFellSilentTellsNothing() {
        cold.hears(reading("t-1", TEMPERATURE, 10, START)).waits(START + 20 * HOUR);
        assertThat(cold.alerts()).isEmpty();
    }

    /** A degree an hour, as rooms cool and warm. */
    private void slowly(double from, double to, long start) {
        var steps = (int) Math.abs(to - from) * 12;
        for (var i = 0; i <= steps; i++) {
            cold.hears(reading("t-1", TEMPERATURE, from + (to - from) * i / steps, start + i * 5 * MINUTE));
        }
        var end = start + steps * 5 * MINUTE;
        cold.hears("t-1", TEMPERATURE, to, end + SECOND, end + 3 * HOUR, 5 * MINUTE);
    }

    private static Device thermometer(String id, Map<String, Double> settings) {
        return device(id, "living", settings, WATCHED, TEMPERATURE);
    }
}
