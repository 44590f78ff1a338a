package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** While the watermark is behind, a rule waits for its own deadlines alone. */
class DangerAtOnceTest {
    private static final Device BATH = sensor("pir-bath", Metric.MOTION, "bathroom");
    private static final Device HALL = sensor("pir-hall", Metric.MOTION, "hall");
    private static final Rule AT_ONCE = Rule.parseYaml("{id: smoke, kind: smoke, parameters: {verify_for: 0s}}")
            .published(1, Mode.LIVE);
    /** While learning, a home is called after eight silent hours of the day. */
    private static final long DEADLINE = minutes(8 * 60);

    private final List<Alert> alerts = new ArrayList<>();
    private final Consumer<Alert> out = alerts::add;
    private final SubjectWatch watch = new SubjectWatch(new RuleBook(List.of(INACTIVITY, AT_ONCE)), new Blindness());
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
    void aDangerIsToldAtOnceWhileOthersWaitForTheirDeadlines() {
        on(record(sensor("smoke-1", Metric.SMOKE, "bedroom"), START));
        quietHome();
        on(motion("pir-hall", DEADLINE + 2), smoke(DEADLINE + 3));
        assertThat(alerts).singleElement().extracting(Alert::kind).isEqualTo(RuleKind.SMOKE);
        watch.advance(HOME, DEADLINE + 5, memory, out);
        assertThat(alerts.stream()
                        .filter(alert -> alert.kind() == RuleKind.SMOKE)
                        .map(Alert::revision))
                .startsWith(1)
                .doesNotHaveDuplicates();
        assertThat(alerts)
                .filteredOn(alert -> alert.kind() == RuleKind.INACTIVITY)
                .isNotEmpty();
        assertThat(memory.waiting()).isEmpty();
    }

    @Test
    void aDangerBehindAChangeOfDevicesKeepsItsOrder() {
        quietHome();
        on(record(sensor("smoke-1", Metric.SMOKE, "bedroom"), DEADLINE + 2), smoke(DEADLINE + 3));
        assertThat(alerts).isEmpty();
        watch.advance(HOME, DEADLINE + 1, memory, out);
        assertThat(alerts)
                .filteredOn(alert -> alert.kind() == RuleKind.SMOKE)
                .singleElement()
                .satisfies(alert -> assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(DEADLINE + 3));
    }

    private static Reading smoke(long at) {
        return new Reading(HOME, "smoke-1", Metric.SMOKE, 1, at, at, Quality.GOOD);
    }
}
