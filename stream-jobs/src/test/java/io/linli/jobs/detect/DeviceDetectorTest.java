package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.device;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Lane.said;
import static io.linli.jobs.detect.Lane.told;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.home;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.BlindPeriod;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every device of this home has a period of ten minutes. */
class DeviceDetectorTest {
    private final PlainRunner runner = runner(DefaultRules.of(RuleKind.DEVICE));

    @BeforeEach
    void register() {
        play(
                runner,
                record(gateway(), START),
                record(behind("pir-1", Metric.MOTION), START),
                record(behind("warm-1", Metric.TEMPERATURE), START));
    }

    private static Device gateway() {
        return device(
                "gw-1",
                DeviceKind.GATEWAY,
                Set.of(Metric.BATTERY),
                home("hall"),
                null,
                false,
                Set.of("watched"),
                Map.of());
    }

    private static Device behind(String id, Metric metric) {
        return device(id, DeviceKind.SENSOR, Set.of(metric), home("bath"), "gw-1", false, Set.of("watched"), Map.of());
    }

    private void speaks(String device, Metric metric, double value, int from, int until) {
        for (var minute = from; minute <= until; minute += 5) {
            play(runner, said(device, metric, value + minute % 2, minutes(minute)));
        }
    }

    @Test
    void threeMissedPeriodsAreSilenceAtTheLowestLevel() {
        for (var minute = 0; minute <= 60; minute += 5) {
            play(runner, said("warm-1", Metric.TEMPERATURE, 20 + minute % 2, minutes(minute)));
        }
        assertThat(raised(runner)).singleElement().satisfies(alert -> {
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(30) + 1);
            assertThat(alert.level()).isEqualTo(Level.IV);
            assertThat(alert.device()).isEqualTo("pir-1");
            assertThat(alert.text().zh()).contains("1个设备需要维护", "pir-1 从未有信号");
        });
    }

    @Test
    void threeGoodReportsMendIt() {
        speaks("warm-1", Metric.TEMPERATURE, 20, 0, 60);
        play(runner, said("pir-1", Metric.MOTION, 1, minutes(61)), said("pir-1", Metric.MOTION, 1, minutes(63)));
        assertThat(last(runner)).matches(Alert::isOpen);
        play(runner, said("pir-1", Metric.MOTION, 1, minutes(65)));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void aDeadGatewayStandsForItsChildren() {
        runner.advanceTo(minutes(600));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.device()).isEqualTo("gw-1");
            assertThat(alert.level()).isEqualTo(Level.IV);
            assertThat(alert.explanation())
                    .containsEntry("behind_gateway", 2)
                    .containsEntry("silent_devices", List.of("gw-1"))
                    .containsEntry("gateways", List.of());
            assertThat(alert.text().zh()).contains("另有2个设备随网关失联");
        });
    }

    @Test
    void whoIsSilentNamesTheGatewayThatMayExplainIt() {
        speaks("warm-1", Metric.TEMPERATURE, 20, 0, 60);
        assertThat(last(runner).explanation())
                .containsEntry("silent_devices", List.of("pir-1"))
                .containsEntry("gateways", List.of("gw-1"));
    }

    @Test
    void whatWeCouldNotHearIsNotSilence() {
        speaks("pir-1", Metric.MOTION, 0, 0, 20);
        speaks("warm-1", Metric.TEMPERATURE, 20, 0, 20);
        play(runner, blind(minutes(21), BlindPeriod.OPEN, minutes(21)));
        runner.advanceTo(minutes(90));
        play(runner, blind(minutes(21), minutes(91), minutes(91)));
        runner.advanceTo(minutes(93));
        assertThat(runner.alerts()).isEmpty();
        runner.advanceTo(minutes(121));
        assertThat(raised(runner)).hasSize(1);
    }

    private static BlindPeriod blind(long from, long to, long at) {
        return new BlindPeriod("b-1", "ingest-1", from, to, "restart", at);
    }

    @Test
    void anEmptyBatteryIsToldUntilItIsChanged() {
        speaks("pir-1", Metric.MOTION, 0, 0, 20);
        speaks("warm-1", Metric.TEMPERATURE, 20, 0, 20);
        play(runner, said("pir-1", Metric.BATTERY, 9, minutes(21)));
        assertThat(last(runner).text().en()).contains("battery low (9 %)");
        play(runner, said("pir-1", Metric.MOTION, 1, minutes(22)), said("pir-1", Metric.BATTERY, 12, minutes(23)));
        assertThat(last(runner)).matches(Alert::isOpen);
        play(
                runner,
                said("pir-1", Metric.BATTERY, 100, minutes(24)),
                said("pir-1", Metric.MOTION, 1, minutes(25)),
                said("pir-1", Metric.MOTION, 1, minutes(26)));
        assertThat(last(runner)).matches(alert -> !alert.isOpen());
        assertThat(runner.alerts()).hasSize(2);
    }

    @Test
    void aReadingThatStandsStillForDaysIsStuckAndOneThatIsZeroIsNot() {
        for (var minute = 0; minute <= 49 * 60; minute += 10) {
            play(
                    runner,
                    said("warm-1", Metric.TEMPERATURE, 21.3, minutes(minute)),
                    said("pir-1", Metric.MOTION, 0, minutes(minute)));
        }
        assertThat(raised(runner)).singleElement().satisfies(alert -> {
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(48 * 60));
            assertThat(alert.text().zh()).contains("warm-1 读数不变");
        });
    }

    @Test
    void oneStrangeReadingIsAGlitchAndThreeAreAFault() {
        play(
                runner,
                said("warm-1", Metric.TEMPERATURE, 85, minutes(1)),
                said("warm-1", Metric.TEMPERATURE, 21, minutes(2)));
        assertThat(runner.alerts()).isEmpty();
        for (var minute = 3; minute < 6; minute++) {
            play(runner, said("warm-1", Metric.TEMPERATURE, 85, minutes(minute)));
        }
        assertThat(last(runner).text().en()).contains("its readings are out of range");
    }

    @Test
    void aClockThatIsWrongThreeTimesIsAFault() {
        for (var minute = 1; minute < 4; minute++) {
            play(
                    runner,
                    Lane.said(
                            HOME, "pir-1", Metric.MOTION, 1, minutes(minute), minutes(minute), Quality.CLOCK_SUSPECT));
        }
        assertThat(last(runner).text().zh()).contains("时钟不准");
    }

    @Test
    void aLineThatDropsAgainAndAgainIsOneFaultAndNotManyAlerts() {
        for (var i = 0; i < 40; i++) {
            play(
                    runner,
                    told(HOME, "gw-1", SignalKind.OFFLINE, START + i * 60_000L),
                    told(HOME, "gw-1", SignalKind.ONLINE, START + i * 60_000L + 30_000));
        }
        assertThat(raised(runner))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text().en()).contains("flaps"));
        assertThat(runner.alerts()).hasSizeLessThan(5);
    }

    @Test
    void aLostConnectionIsSilenceBeforeItsLongPeriodIsOver() {
        var slow = behind("door-1", Metric.CONTACT_OPEN);
        var battery = new Device(
                slow.id(),
                slow.kind(),
                slow.metrics(),
                slow.place(),
                slow.parent(),
                false,
                java.time.Duration.ofHours(25),
                slow.tags(),
                slow.settings(),
                1,
                null,
                true);
        play(runner, record(battery, START));
        for (var minute = 0; minute < 95; minute++) {
            play(
                    runner,
                    said("pir-1", Metric.MOTION, minute % 2, minutes(minute)),
                    said("warm-1", Metric.TEMPERATURE, 20 + minute % 2, minutes(minute)));
            if (minute == 61) {
                play(runner, told(HOME, "door-1", SignalKind.OFFLINE, minutes(61)));
            }
        }
        assertThat(raised(runner)).singleElement().satisfies(alert -> {
            assertThat(alert.device()).isEqualTo("door-1");
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(91));
        });
    }

    @Test
    void whatIsTakenAwayIsMissedNoLonger() {
        speaks("warm-1", Metric.TEMPERATURE, 20, 0, 60);
        assertThat(last(runner)).matches(Alert::isOpen);
        play(runner, record(behind("pir-1", Metric.MOTION).retired(), minutes(61)));
        speaks("warm-1", Metric.TEMPERATURE, 20, 65, 65);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void whatTheBrokerKeptIsNoSignOfLife() {
        speaks("warm-1", Metric.TEMPERATURE, 20, 0, 25);
        play(runner, Lane.said(HOME, "pir-1", Metric.MOTION, 1, START, minutes(29), Quality.SNAPSHOT));
        runner.advanceTo(minutes(31));
        assertThat(raised(runner)).hasSize(1);
    }
}
