package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.home;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Ladder;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a quiet home may be: silent, dead, or out of sight. Three weeks are ordinary, then something happens. */
class DeadOrInactiveTest {
    private static final double DAY = 24 * 60;
    private static final double LEARNED = 21 * DAY;
    private static final List<String> ROOMS = List.of("bath", "hall", "kitchen");

    private final PlainRunner runner = runner(INACTIVITY);

    private static Device device(String id, DeviceKind kind, @Nullable String gateway, boolean door, int minutes) {
        var isGateway = kind == DeviceKind.GATEWAY;
        var metrics = isGateway ? Set.<Metric>of() : Set.of(door ? Metric.CONTACT_OPEN : Metric.MOTION);
        var period = Duration.ofMinutes(minutes);
        return new Device(
                id, kind, metrics, home(id), gateway, door, period, Set.of("watched"), Map.of(), 1, null, true);
    }

    private void ordinaryDays() {
        play(runner, record(device("gw", DeviceKind.GATEWAY, null, false, 5), START));
        for (var room : ROOMS) {
            play(runner, record(device(room, DeviceKind.SENSOR, "gw", false, 60), START));
        }
        play(runner, record(device("door", DeviceKind.SENSOR, "gw", true, 60), START));
        live(0, LEARNED, Set.of());
    }

    /** Stirs every twenty minutes from eight to midnight, in one room after the other; all devices say that they live. */
    private void live(double from, double to, Set<String> dead) {
        for (var minute = from; minute < to; minute += 5) {
            var ofDay = minute % DAY;
            var room = ROOMS.get((int) (minute / 20) % 3);
            if (ofDay < 16 * 60 && minute % 20 == 0 && !dead.contains(room)) {
                play(runner, motion(room, minutes(minute)));
            }
            beat(minute, dead);
        }
    }

    private void beat(double minute, Set<String> dead) {
        if (!dead.contains("gw")) {
            play(runner, said(SignalKind.HEARTBEAT, "gw", minutes(minute + 1)));
        }
        for (var id : List.of("bath", "hall", "kitchen", "door")) {
            if (minute % 60 == 0 && !dead.contains(id) && !dead.contains("gw")) {
                play(runner, said(SignalKind.HEARTBEAT, id, minutes(minute + 1)));
            }
        }
    }

    /** Nobody stirs, and everything that is not dead says that it lives. */
    private void beSilent(double from, double to, Set<String> dead) {
        for (var minute = from; minute < to; minute += 5) {
            beat(minute, dead);
        }
        runner.advanceTo(minutes(to));
    }

    private List<Alert> ofSilence() {
        return told().stream().filter(alert -> alert.ladder() != null).toList();
    }

    private List<Alert> told() {
        return runner.alerts().stream()
                .filter(alert -> alert.raisedAt().toEpochMilli() > minutes(LEARNED))
                .toList();
    }

    @Test
    void allAliveAndNoneActiveIsInactive() {
        ordinaryDays();
        live(LEARNED, LEARNED + 60, Set.of());
        beSilent(LEARNED + 60, LEARNED + 300, Set.of());
        assertThat(ofSilence()).extracting(Alert::ladder).contains(Ladder.L1, Ladder.L2, Ladder.L3);
        assertThat(ofSilence().get(0).explanation())
                .containsEntry("presence", "home")
                .containsEntry("sensors_live", 4);
    }

    @Test
    void nothingFromTheGatewayIsNotSilenceButIsSaidAfterFourHours() {
        ordinaryDays();
        var lost = LEARNED + 60;
        live(LEARNED, lost, Set.of());
        runner.advanceTo(minutes(lost + 4 * 60 - 10));
        assertThat(told()).isEmpty();
        runner.advanceTo(minutes(lost + 30 * 60));
        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.ladder()).isNull();
            assertThat(alert.explanation()).containsEntry("presence", "unknown");
            assertThat(alert.text().en()).contains("cannot be seen");
        });
    }

    @Test
    void aGatewayThatComesBackEndsWhatWasSaidAndWhatNobodySawIsNoSilence() {
        ordinaryDays();
        var lost = LEARNED + 60;
        live(LEARNED, lost, Set.of());
        beSilent(lost + 6 * 60, lost + 6 * 60 + 30, Set.of());
        live(lost + 6 * 60 + 40, LEARNED + DAY, Set.of());
        assertThat(told()).extracting(Alert::clearReason).containsExactly(null, ClearReason.RECOVERED);
        assertThat(ofSilence()).isEmpty();
    }

    @Test
    void oneSensorWithoutHeartbeatMakesTheOthersJudgedByTheCapAlone() {
        ordinaryDays();
        live(LEARNED, LEARNED + 5 * 60, Set.of("kitchen"));
        beSilent(LEARNED + 5 * 60, LEARNED + 5 * 60 + 11 * 60, Set.of("kitchen"));
        assertThat(ofSilence()).isEmpty();
        beSilent(LEARNED + 5 * 60 + 11 * 60, LEARNED + 5 * 60 + 14 * 60, Set.of("kitchen"));
        assertThat(ofSilence()).first().satisfies(alert -> {
            assertThat(alert.explanation()).containsEntry("limit_reason", "sensor_fault");
            assertThat(alert.explanation()).containsEntry("sensors_overdue", List.of("kitchen"));
            assertThat(alert.text().en()).contains("A sensor is overdue");
        });
    }

    @Test
    void fewerThanTwoLiveChannelsAreJudgedByTwelveHoursAndItIsSaid() {
        ordinaryDays();
        var dead = Set.of("kitchen", "hall", "door");
        live(LEARNED, LEARNED + 5 * 60, dead);
        beSilent(LEARNED + 5 * 60, LEARNED + 18 * 60, dead);
        assertThat(ofSilence()).first().satisfies(alert -> {
            assertThat(alert.explanation()).containsEntry("limit_reason", "few_sensors");
            assertThat(alert.text().zh()).contains("可用传感器不足两个").contains("12小时");
        });
    }

    @Test
    void aSensorThatLivesAndSeesNobodyForDaysIsStuckAndCountsNoMore() {
        ordinaryDays();
        for (var day = 0; day < 4; day++) {
            for (var minute = 0; minute < DAY; minute += 5) {
                var at = LEARNED + day * DAY + minute;
                if (minute < 16 * 60 && minute % 20 == 0) {
                    play(runner, motion(minute % 40 == 0 ? "bath" : "hall", minutes(at)));
                }
                beat(at, Set.of());
            }
        }
        beSilent(LEARNED + 4 * DAY, LEARNED + 5 * DAY, Set.of());
        assertThat(ofSilence()).last().satisfies(alert -> {
            assertThat(alert.explanation()).containsEntry("sensors_stuck", List.of("kitchen"));
            assertThat(alert.explanation()).containsEntry("sensors_live", 3);
        });
    }

    @Test
    void aRunningTapIsNobodyAndAStepAboveItIs() {
        ordinaryDays();
        var meter = Lane.device(
                "meter",
                DeviceKind.SENSOR,
                Set.of(Metric.WATER_FLOW),
                home("kitchen"),
                "gw",
                false,
                Set.of("watched"),
                Map.of());
        play(runner, record(meter, minutes(LEARNED)));
        live(LEARNED, LEARNED + 60, Set.of());
        flow(LEARNED + 60, LEARNED + 75, 0.4);
        flow(LEARNED + 75, LEARNED + 80, 6);
        flow(LEARNED + 80, LEARNED + 300, 0.4);
        assertThat(ofSilence())
                .first()
                .satisfies(alert -> assertThat(alert.onset().toEpochMilli())
                        .as("the step, not the drip")
                        .isEqualTo(minutes(LEARNED + 75)));
    }

    private void flow(double from, double to, double value) {
        for (var minute = from; minute < to; minute += 5) {
            beat(minute, Set.of());
            play(
                    runner,
                    Lane.said(
                            HOME,
                            "meter",
                            Metric.WATER_FLOW,
                            value,
                            minutes(minute),
                            minutes(minute + 2),
                            Quality.GOOD));
        }
        runner.advanceTo(minutes(to));
    }

    @Test
    void absenceDelaysAndNeverCancels() {
        ordinaryDays();
        live(LEARNED, LEARNED + 60, Set.of());
        play(runner, Lane.said("door", Metric.CONTACT_OPEN, 1, minutes(LEARNED + 62)));
        beSilent(LEARNED + 65, LEARNED + 8 * 60, Set.of());
        assertThat(ofSilence()).isEmpty();
        beSilent(LEARNED + 8 * 60, LEARNED + 16 * 60, Set.of());
        assertThat(ofSilence()).first().satisfies(alert -> {
            assertThat(alert.explanation()).containsEntry("presence", "away_probable");
            assertThat(alert.text().zh()).contains("判断外出");
        });
    }

    @Test
    void aClockAnHourBehindIsHeardWhenItSpeaks() {
        ordinaryDays();
        var hour = Duration.ofHours(1).toMillis();
        for (var minute = 0.0; minute < 13 * 60; minute += 5) {
            var at = minutes(LEARNED + minute);
            if (minute % 20 == 0) {
                play(runner, Lane.said(HOME, "bath", Metric.MOTION, 1, at - hour, at, Quality.BACKFILL));
            }
            beat(LEARNED + minute, Set.of());
        }
        assertThat(ofSilence())
                .filteredOn(alert -> alert.raisedAt().toEpochMilli() > minutes(LEARNED + 180))
                .isEmpty();
    }
}
