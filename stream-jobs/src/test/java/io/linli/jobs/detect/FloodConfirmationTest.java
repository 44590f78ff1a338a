package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Place;
import io.linli.model.Rule;
import io.linli.model.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many samples it takes until water is believed, and what becomes of water that was only expected. */
class FloodConfirmationTest {
    private static final Place SITE = Place.site("110105001001001", "underpass-east", "东下穿通道", ZONE);
    private static final Device RARE = Device.sensor("level-7", Metric.WATER_LEVEL, SITE, Duration.ofMinutes(10));
    private static final Device OFTEN = Device.sensor("level-7", Metric.WATER_LEVEL, SITE, Duration.ofMinutes(1));

    @Test
    void oneSampleOfARareSensorIsEnough() {
        var runner = measure(RARE, "", 0, 20, 160, 20, 0);

        assertThat(runner.alerts()).extracting(Alert::stage).contains(Stage.REACHED);
    }

    @Test
    void aRuleMayAskForTwo() {
        var one = measure(RARE, "{rare_samples: 2}", 0, 20, 160, 20, 0);
        var two = measure(RARE, "{rare_samples: 2}", 0, 20, 160, 165, 20, 0);

        assertThat(one.alerts()).isEmpty();
        assertThat(two.alerts()).first().satisfies(alert -> {
            assertThat(alert.stage()).isEqualTo(Stage.REACHED);
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.onset().toEpochMilli()).isEqualTo(minutes(20));
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(30));
        });
    }

    @Test
    void waterThatFallsBeforeALevelWasOnlyEverExpected() {
        var runner = measure(OFTEN, "", 0, 40, 60, 80, 100, 120, 60, 20);
        for (var minute = 8; minute < 120; minute++) {
            play(runner, depth("level-7", 0, minutes(minute)));
        }

        assertThat(runner.alerts())
                .hasSizeGreaterThan(2)
                .extracting(Alert::stage)
                .containsOnly(Stage.WARNING);
        assertThat(runner.alerts()).last().matches(alert -> !alert.isOpen());
    }

    private static PlainRunner measure(Device device, String parameters, double... depths) {
        var rule = Rule.parseYaml(
                "{id: water, kind: flood" + (parameters.isEmpty() ? "" : ", parameters: ") + parameters + "}");
        var runner = runner(rule.published(1, Mode.LIVE));
        var step = device.period().toMinutes();
        play(runner, record(device, START - 1));
        for (var i = 0; i < depths.length; i++) {
            play(runner, depth("level-7", depths[i], minutes(i * step)));
        }
        runner.advanceTo(minutes(depths.length * step));
        return runner;
    }
}
