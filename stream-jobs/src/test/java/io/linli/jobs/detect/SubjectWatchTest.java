package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SubjectWatchTest {
    private static final Device BATH = sensor("pir-bath", Metric.MOTION, "bathroom");
    private static final Device HALL = sensor("pir-hall", Metric.MOTION, "hall");
    /** While learning, a home is called after eight silent hours of the day. */
    private static final long DEADLINE = minutes(8 * 60);

    private final List<Alert> alerts = new ArrayList<>();
    private final Consumer<Alert> out = alerts::add;
    private final RuleBook book = new RuleBook(List.of(SOS, FLOOD, INACTIVITY));
    private final SubjectWatch watch = new SubjectWatch(book, new Blindness());
    private final SubjectMemory memory = new SubjectMemory();

    private void quietHome() {
        on(record(BATH, START), record(HALL, START), record(box("box-1"), START), motion("pir-bath", START + 1));
        watch.advance(HOME, DEADLINE, memory, out);
        assertThat(alerts).isEmpty();
        assertThat(memory.lookAgainAt()).isEqualTo(DEADLINE + 1);
    }

    private void on(Observation... observations) {
        for (var observation : observations) {
            watch.on(observation, memory, out);
        }
    }

    @Test
    void activityOneMillisecondBeforeTheDeadlineIsInTime() {
        quietHome();
        on(motion("pir-hall", DEADLINE));
        watch.advance(HOME, DEADLINE + 1, memory, out);
        assertThat(alerts).isEmpty();
    }

    @Test
    void activityInTheVeryMillisecondOfTheDeadlineComesAfterIt() {
        quietHome();
        on(motion("pir-hall", DEADLINE + 1));
        assertThat(alerts).as("waits until all of that millisecond is known").isEmpty();
        watch.advance(HOME, DEADLINE + 1, memory, out);
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(DEADLINE + 1));
        on(motion("pir-bath", DEADLINE + 60_000));
        watch.advance(HOME, DEADLINE + 120_000, memory, out);
        assertThat(alerts).last().extracting(Alert::clearReason).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void activityOneMillisecondAfterTheDeadlineWaitsForIt() {
        quietHome();
        on(motion("pir-hall", DEADLINE + 2));
        assertThat(alerts).isEmpty();
        watch.advance(HOME, DEADLINE + 1, memory, out);
        assertThat(alerts).singleElement().matches(Alert::isOpen);
    }

    @Test
    void aCallForHelpIsToldAtOnceWhileOthersWait() {
        quietHome();
        on(motion("pir-hall", DEADLINE + 2), press("box-1", "p1", DEADLINE + 3));
        assertThat(alerts).singleElement().extracting(Alert::kind).isEqualTo(RuleKind.SOS);
        watch.advance(HOME, DEADLINE + 5, memory, out);
        assertThat(alerts).filteredOn(alert -> alert.kind() == RuleKind.SOS).hasSize(1);
        assertThat(alerts)
                .filteredOn(alert -> alert.kind() == RuleKind.INACTIVITY)
                .isNotEmpty();
    }

    @Test
    void aCallForHelpFromABoxWhoseRecordStillWaitsIsNotLost() {
        quietHome();
        on(motion("pir-hall", DEADLINE + 2), record(box("box-2"), DEADLINE + 3), press("box-2", "p1", DEADLINE + 4));
        watch.advance(HOME, DEADLINE + 10, memory, out);
        assertThat(alerts)
                .filteredOn(alert -> alert.kind() == RuleKind.SOS)
                .singleElement()
                .satisfies(alert -> assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(DEADLINE + 4));
    }

    @Test
    void whatAPersonEndedAndWhatIsPressedAnewKeepTheirOrderWhileOthersWait() {
        quietHome();
        on(
                press("box-1", "p1", DEADLINE),
                motion("pir-hall", DEADLINE + 2),
                said(SignalKind.SOS_CLEARED, DEADLINE + 3),
                press("box-1", "p2", DEADLINE + 4));
        watch.advance(HOME, DEADLINE + 10, memory, out);
        assertThat(alerts.stream().filter(alert -> alert.kind() == RuleKind.SOS).map(Alert::revision))
                .containsExactly(1, 2, 1);
    }

    @Test
    void aRuleThatIsSwitchedOffEndsItsAlerts() {
        var runner = runner(FLOOD);
        flood(runner);
        runner.publish(FLOOD.published(2, Mode.OFF));
        play(runner, depth("level-7", 200, minutes(2)));
        assertThat(runner.alerts()).last().satisfies(alert -> {
            assertThat(alert.clearReason()).isEqualTo(ClearReason.RULE_OFF);
            assertThat(alert.clearedAt()).isEqualTo(alert.updatedAt());
        });
    }

    @Test
    void anOpenEpisodeKeepsItsVersionAndANewOneHasTheNew() {
        var runner = runner(FLOOD);
        flood(runner);
        var stricter = Rule.parseYaml("{id: flood, kind: flood, parameters: {orange: 205, red: 210}}");
        runner.publish(stricter.published(2, Mode.LIVE));
        play(runner, depth("level-7", 220, minutes(2)), depth("level-7", 225, minutes(3)));
        assertThat(runner.alerts()).last().satisfies(alert -> {
            assertThat(alert.version()).isEqualTo(1);
            assertThat(alert.level()).isEqualTo(Level.III);
        });
    }

    @Test
    void aNewVersionGoesOnWithWhatTheOldOneRemembers() {
        var runner = runner(FLOOD);
        play(runner, record(level("level-7"), START), depth("level-7", 100, START), depth("level-7", 140, minutes(1)));
        var lower = Rule.parseYaml("{id: flood, kind: flood, parameters: {yellow: 90}}");
        runner.publish(lower.published(2, Mode.LIVE));
        play(runner, depth("level-7", 141, minutes(2)));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.version()).isEqualTo(2);
            assertThat(alert.onset().toEpochMilli()).isEqualTo(START);
        });
    }

    @Test
    void shadowAndLiveStandBesideEachOther() {
        var runner = runner(FLOOD, FLOOD.published(1, Mode.SHADOW));
        flood(runner);
        assertThat(runner.alerts()).extracting(Alert::mode).containsExactlyInAnyOrder(Mode.LIVE, Mode.SHADOW);
    }

    @Test
    void aFailingRuleIsSwitchedOffAndTheOthersGoOn() {
        quietHome();
        on(press("box-1", "p1", DEADLINE));
        var broken = Arrays.stream(memory.entries)
                .filter(entry -> entry.kind() == RuleKind.INACTIVITY)
                .findFirst()
                .orElseThrow();
        broken.memory = out -> {};
        on(motion("pir-hall", DEADLINE), press("box-1", "p2", DEADLINE));
        assertThat(memory.entries).extracting(Entry::kind).containsExactly(RuleKind.SOS);
        assertThat(alerts).hasSize(2).last().extracting(Alert::kind).isEqualTo(RuleKind.SOS);
        book.publish(INACTIVITY.published(2, Mode.LIVE));
        on(motion("pir-hall", DEADLINE + 1));
        assertThat(memory.entries).hasSize(2);
    }

    @Test
    void nothingIsLeftOfAHomeWhoseDevicesAreGone() {
        quietHome();
        on(press("box-1", "p1", DEADLINE));
        for (var device : List.of(BATH, HALL, box("box-1"))) {
            on(record(device.retired(), DEADLINE));
        }
        assertThat(memory.isEmpty()).isTrue();
        assertThat(memory.lookAgainAt()).isEqualTo(Verdict.NEVER);
        assertThat(alerts).last().extracting(Alert::clearReason).isEqualTo(ClearReason.NOT_WATCHED);
    }

    @Test
    void aCallIsNotOverBecauseItsBoxIsTakenAway() {
        quietHome();
        on(press("box-1", "p1", DEADLINE), record(box("box-1").retired(), DEADLINE));
        assertThat(alerts).singleElement().extracting(Alert::clearReason).isNull();
        assertThat(memory.isEmpty()).isFalse();
    }

    @Test
    void aMovedDeviceIsWatchedWhereItStandsNow() {
        quietHome();
        on(new DeviceRecord(HOME, level("level-7"), DEADLINE));
        assertThat(memory.devices).doesNotContainKey("level-7");
    }

    @Test
    void unknownDevicesAreNotHeard() {
        quietHome();
        on(press("box-9", "p1", DEADLINE));
        assertThat(alerts).isEmpty();
    }

    private static void flood(PlainRunner runner) {
        play(runner, record(level("level-7"), START), depth("level-7", 190, START), depth("level-7", 200, minutes(1)));
        assertThat(runner.alerts()).isNotEmpty();
        assertThat(runner.memory(SITE).isEmpty()).isFalse();
    }
}
