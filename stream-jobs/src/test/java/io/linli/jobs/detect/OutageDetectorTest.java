package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.risks.outage.Witness;
import io.linli.model.Alert;
import io.linli.model.BlindPeriod;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a home reports of its gateway and its meter. */
class OutageDetectorTest {
    private static final Place HOME =
            new Place(Neighbourhood.GRID, "3", "2", "5", "3-2-501", null, null, "3号楼2单元501", ZONE);
    private static final Device GATEWAY = device("gw", DeviceKind.GATEWAY, Set.of(), 10);
    private static final Device METER = device("meter", DeviceKind.SENSOR, Set.of(Metric.POWER, Metric.LAST_GASP), 1);
    private static final Device BOX = device("box", DeviceKind.CALL_BOX, Set.of(), 15);

    private final Blindness blindness = new Blindness();
    private final SubjectWatch watch =
            new SubjectWatch(new RuleBook(List.of(DefaultRules.of(RuleKind.POWER_OUTAGE))), blindness);
    private final SubjectMemory memory = new SubjectMemory();
    private final List<Alert> reports = new ArrayList<>();

    @Test
    void whatWasNeverHeardIsNoWitness() {
        say(record(GATEWAY, START));
        until(600);

        assertThat(reports).isEmpty();
    }

    @Test
    void aGatewayIsMissedAfterThreePeriodsAndBackWithItsNextWord() {
        say(record(GATEWAY, START), heard("gw", 1));
        until(31.1);
        say(heard("gw", 45));

        assertThat(signs()).containsExactly("gw ALIVE", "gw MISSED", "gw ALIVE");
        assertThat(reports.get(1).updatedAt().toEpochMilli()).isEqualTo(minutes(31));
        assertThat(Witness.of(reports.get(1)).get(0).from()).isEqualTo(minutes(1));
        assertThat(Witness.of(reports.get(1)).get(0).to()).isEqualTo(minutes(11));
        assertThat(reports.get(2).clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void aLostLineIsToldAtOnceAndWhatTheBrokerKeptIsNot() {
        say(record(GATEWAY, START), heard("gw", 1), signal("gw", SignalKind.OFFLINE, 4, Quality.SNAPSHOT));
        assertThat(signs()).containsExactly("gw ALIVE");

        say(signal("gw", SignalKind.OFFLINE, 5, Quality.GOOD));

        assertThat(signs()).endsWith("gw GONE");
        assertThat(Witness.of(reports.get(1)).get(0).from()).isEqualTo(minutes(3));
    }

    @Test
    void aLastGaspStandsUntilItIsHeardAgainButNotByWhatWasOnItsWay() {
        say(record(METER, START), heard("meter", 1), gasp(2, Quality.GOOD), power(2.1));
        until(10);
        assertThat(signs()).containsExactly("meter ALIVE", "meter GASPED");

        say(power(20));

        assertThat(signs()).endsWith("meter ALIVE");
    }

    @Test
    void aLastGaspThatIsDeliveredLaterComesOfAMeterThatIsBack() {
        say(record(METER, START), heard("meter", 1), gasp(2, Quality.BACKFILL));

        assertThat(signs()).containsExactly("meter ALIVE");
    }

    @Test
    void aCallBoxIsAWitnessOnlyWhileItHasNoMains() {
        say(record(BOX, START), heard("box", 1), signal("box", SignalKind.MAINS_LOST, 2, Quality.GOOD));
        say(heard("box", 17), signal("box", SignalKind.MAINS_RESTORED, 40, Quality.GOOD));

        assertThat(signs()).containsExactly("", "box UNPOWERED", "");
    }

    @Test
    void whatWeCouldNotHearIsNotMissed() {
        say(record(GATEWAY, START), heard("gw", 1));
        blindness.add(new BlindPeriod("b", "north", minutes(5), minutes(65), "cut", minutes(65)));
        until(90);
        assertThat(signs()).containsExactly("gw ALIVE");

        until(91.1);

        assertThat(signs()).endsWith("gw MISSED");
    }

    @Test
    void isToldDailyThatAllIsWell() {
        say(record(METER, START));
        for (var minute = 1; minute <= 3 * 24 * 60; minute++) {
            say(power(minute));
        }

        assertThat(signs()).containsExactly("meter ALIVE", "meter ALIVE", "meter ALIVE");
    }

    @Test
    void aDeviceOutsideOfBuildingsIsNotAsked() {
        var site = Neighbourhood.level("level-7");
        var memory = new SubjectMemory();
        watch.on(record(site, START), memory, reports::add);

        assertThat(memory.entries).isEmpty();
    }

    private void say(Observation... observations) {
        for (var observation : observations) {
            watch.advance(HOME.subject() + "", observation.receivedAt() - 1, memory, reports::add);
            watch.on(observation, memory, reports::add);
        }
    }

    private void until(double minute) {
        watch.advance(HOME.subject() + "", minutes(minute), memory, reports::add);
    }

    private List<String> signs() {
        return reports.stream()
                .map(report -> String.join(
                        ",",
                        Witness.of(report).stream()
                                .map(each -> each.device() + " " + each.sign())
                                .toList()))
                .toList();
    }

    private static Device device(String id, DeviceKind kind, Set<Metric> metrics, int minutes) {
        var period = Duration.ofMinutes(minutes);
        return new Device(id, kind, metrics, HOME, null, false, period, Set.of(), Map.of(), 1, null, true);
    }

    private static Signal heard(String device, double minute) {
        return signal(device, SignalKind.HEARTBEAT, minute, Quality.GOOD);
    }

    private static Signal signal(String device, SignalKind kind, double minute, Quality quality) {
        var at = minutes(minute);
        return new Signal(HOME.subject() + "", device, kind, "", Map.of(), at, at, quality);
    }

    private static Reading gasp(double minute, Quality quality) {
        var at = minutes(minute);
        return new Reading(HOME.subject() + "", "meter", Metric.LAST_GASP, 1, at, at, quality);
    }

    private static Reading power(double minute) {
        var at = minutes(minute);
        return new Reading(HOME.subject() + "", "meter", Metric.POWER, 300, at, at, Quality.GOOD);
    }
}
