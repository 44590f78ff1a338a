package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.GRID;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.home;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.BlindPeriod;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Ladder;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While learning, a home is called after 8 h, told of half an hour later and visited after another. */
class InactivityDetectorTest {
    private static final double CALL = 8 * 60;
    private static final double TELL = CALL + 30;
    private static final double VISIT = TELL + 30;

    private final PlainRunner runner = runner(INACTIVITY);

    private void twoRooms() {
        play(
                runner,
                record(sensor("pir-bath", Metric.MOTION, "bathroom"), START),
                record(sensor("pir-hall", Metric.MOTION, "hall"), START),
                motion("pir-bath", START));
    }

    private static Device behind(String gateway, Device device) {
        return new Device(
                device.id(),
                device.kind(),
                device.metrics(),
                device.place(),
                gateway,
                false,
                device.period(),
                device.tags(),
                Map.of(),
                1,
                null,
                true);
    }

    private static Device gateway() {
        return new Device(
                "gw-1",
                DeviceKind.GATEWAY,
                Set.of(),
                home("hall"),
                null,
                false,
                Duration.ofMinutes(5),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    @Test
    void climbsTheLadderWithOneAlert() {
        twoRooms();
        runner.advanceTo(minutes(24 * 60));
        assertThat(runner.alerts()).extracting(Alert::ladder).containsExactly(Ladder.L1, Ladder.L2, Ladder.L3);
        assertThat(runner.alerts().stream().map(Alert::id).distinct()).hasSize(1);
        assertThat(runner.alerts())
                .extracting(alert -> alert.updatedAt().toEpochMilli())
                .containsExactly(minutes(CALL), minutes(TELL), minutes(VISIT));
    }

    @Test
    void saysThatItIsLearning() {
        twoRooms();
        runner.advanceTo(minutes(CALL));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.text().en()).contains("Still learning").contains("since 08:00");
            assertThat(alert.text().zh()).contains("仍在学习作息").contains("8小时");
            assertThat(alert.explanation()).containsEntry("limit_reason", "learning");
        });
    }

    @Test
    void anAnsweredCallHoldsTheLadderUntilTheHardLimit() {
        twoRooms();
        runner.advanceTo(minutes(CALL));
        play(runner, said(SignalKind.CHECKIN_ANSWERED, minutes(CALL + 2)));
        runner.advanceTo(minutes(16 * 60) - 1);
        assertThat(runner.alerts()).extracting(Alert::ladder).containsExactly(Ladder.L1);
        runner.advanceTo(minutes(16 * 60));
        assertThat(runner.alerts()).last().extracting(Alert::ladder).isEqualTo(Ladder.L3);
    }

    @Test
    void oneEventIsNotYetAPerson() {
        twoRooms();
        runner.advanceTo(minutes(CALL));
        play(runner, motion("pir-bath", minutes(CALL + 1)), motion("pir-bath", minutes(CALL + 1)));
        assertThat(runner.alerts()).hasSize(1);
        play(runner, motion("pir-bath", minutes(CALL + 5)));
        assertThat(runner.alerts()).last().extracting(Alert::clearReason).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void aLateReadingFromWithinTheSilenceEndsItAsNeverTrue() {
        twoRooms();
        runner.advanceTo(minutes(CALL));
        var seen = minutes(300);
        play(runner, new Reading(HOME, "pir-hall", Metric.MOTION, 1, seen, minutes(CALL + 3), Quality.BACKFILL));
        assertThat(runner.alerts()).last().extracting(Alert::clearReason).isEqualTo(ClearReason.LATE_DATA);
    }

    @Test
    void heartbeatsAndTemperaturesAreNoActivity() {
        twoRooms();
        play(runner, record(sensor("t-1", Metric.TEMPERATURE, "hall"), minutes(1)));
        for (var hour = 1; hour < 9; hour++) {
            play(runner, said(SignalKind.HEARTBEAT, "pir-hall", minutes(hour * 60)));
            play(
                    runner,
                    new Reading(
                            HOME, "t-1", Metric.TEMPERATURE, 20, minutes(hour * 60), minutes(hour * 60), Quality.GOOD));
        }
        runner.advanceTo(minutes(CALL));
        assertThat(runner.alerts()).singleElement().extracting(Alert::ladder).isEqualTo(Ladder.L1);
    }

    @Test
    void aHomeOfDeadSensorsIsNotSilent() {
        twoRooms();
        play(runner, motion("pir-hall", minutes(1)));
        play(runner, motion("pir-bath", minutes(2)));
        runner.advanceTo(minutes(300));
        assertThat(runner.alerts()).isEmpty();
        var slow = runner(INACTIVITY);
        var place = Place.home(GRID, "b3-2-501", "hall", "3号楼2单元501", ZONE);
        for (var id : new String[] {"pir-1", "pir-2"}) {
            var device = Device.sensor(id, Metric.MOTION, place, Duration.ofMinutes(10));
            play(slow, record(tagged(device), START));
        }
        slow.advanceTo(minutes(48 * 60));
        assertThat(slow.alerts())
                .as("only that it cannot be seen")
                .singleElement()
                .extracting(Alert::ladder)
                .isNull();
    }

    private static Device tagged(Device device) {
        return new Device(
                device.id(),
                device.kind(),
                device.metrics(),
                device.place(),
                null,
                false,
                device.period(),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    @Test
    void blindHoursShiftTheDeadlineByTheirLength() {
        twoRooms();
        play(runner, new BlindPeriod("b", "ingest-1", minutes(60), minutes(180), "restart", minutes(180)));
        runner.advanceTo(minutes(CALL + 120) - 1);
        assertThat(runner.alerts()).isEmpty();
        runner.advanceTo(minutes(CALL + 120));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void twoBlindMinutesShiftNothing() {
        twoRooms();
        play(runner, new BlindPeriod("b", "ingest-1", minutes(60), minutes(62), "restart", minutes(62)));
        runner.advanceTo(minutes(CALL));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void whatIsDueWaitsForASignOfLifeOfTheGateway() {
        play(
                runner,
                record(gateway(), START),
                record(behind("gw-1", sensor("pir-bath", Metric.MOTION, "bathroom")), START),
                record(behind("gw-1", sensor("pir-hall", Metric.MOTION, "hall")), START),
                motion("pir-bath", START));
        for (var minute = 3; minute < CALL; minute += 5) {
            play(runner, said(SignalKind.HEARTBEAT, "gw-1", minutes(minute)));
        }
        runner.advanceTo(minutes(CALL + 2));
        assertThat(runner.alerts()).isEmpty();
        play(runner, said(SignalKind.HEARTBEAT, "gw-1", minutes(CALL + 3)));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void aBufferedBatchOfSixHoursIsNoSilence() {
        play(
                runner,
                record(gateway(), START),
                record(behind("gw-1", sensor("pir-bath", Metric.MOTION, "bathroom")), START),
                record(behind("gw-1", sensor("pir-hall", Metric.MOTION, "hall")), START),
                motion("pir-bath", START));
        var back = minutes(10 * 60);
        for (var minute = 10; minute < 600; minute += 10) {
            play(
                    runner,
                    new Reading(HOME, "pir-hall", Metric.MOTION, 1, minutes(minute), back + minute, Quality.BACKFILL));
        }
        runner.advanceTo(minutes(11 * 60));
        assertThat(runner.alerts()).extracting(Alert::ladder).containsOnlyNulls();
    }

    @Test
    void homesWithoutTheTagAreNotWatched() {
        var device = Device.sensor("pir-1", Metric.MOTION, home("hall"), Duration.ofHours(25));
        play(runner, record(device, START));
        assertThat(runner.memory(HOME).lookAgainAt()).isEqualTo(Verdict.NEVER);
    }
}
