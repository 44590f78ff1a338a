package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.inside;
import static io.linli.jobs.detect.Lane.said;
import static io.linli.jobs.detect.Neighbourhood.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.DefaultRules;
import io.linli.model.Metric;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What most readings say changes nothing that is worth keeping: they are answered by what is made of nothing. */
class OrdinaryReadingTest {

    @ParameterizedTest
    @CsvSource({
        "SOS, MOTION",
        "DOOR_AT_NIGHT, MOTION",
        "FALL, MOTION",
        "DEVICE, MOTION",
        "HEAT, BATTERY",
        "COLD, BATTERY",
        "CO, BATTERY",
        "SMOKE, BATTERY",
        "WATER_LEAK, BATTERY"
    })
    void isAnsweredByUnchanged(RuleKind kind, Metric metric) {
        assertThat(second(kind, said("d", metric, 1, START), said("d", metric, 1, START + 5_000))
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void isAnsweredByUnchangedWhereASensorSeesNobody() {
        var rest = said("d", Metric.MOTION, 0, START + 5_000);
        assertThat(second(RuleKind.INACTIVITY, said("d", Metric.MOTION, 1, START), rest)
                        .isUnchanged())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HEAT, TEMPERATURE", "COLD, TEMPERATURE", "CO, CO", "SMOKE, SMOKE", "WATER_LEAK, WATER_LEAK"})
    void isAnsweredByUnchangedWhereItIsDeliveredTwice(RuleKind kind, Metric metric) {
        var reading = said("d", metric, 0.25, START);
        assertThat(second(kind, reading, reading).isUnchanged()).isTrue();
    }

    private static Verdict<Memory> second(RuleKind kind, Reading first, Reading second) {
        var device = inside("d", first.metric(), "living");
        var home = new SubjectMemory();
        home.devices.put(device.id(), device);
        var watched = new Watched(new Blindness()).show(CompiledRule.of(DefaultRules.of(kind)), home);
        var detector = Detectors.of(kind);
        var begun = detector.begin(watched, START - 1).memory();
        var after = detector.on(first, begun, watched);
        return detector.on(second, after.isUnchanged() ? begun : after.memory(), watched);
    }
}
