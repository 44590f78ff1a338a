package io.linli.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.DefaultRules;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHomeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T01:10:20.345Z", "2026-03-01T15:40:00.001Z", "2026-03-01T23:59:10.9Z"})
    void isToldOfAtTheTimeThatWasPromised(String time) {
        var home = new QuietHome(Instant.parse(time));
        var rules = new ArrayList<>(DefaultRules.all());
        rules.add(home.rule().published(1, Mode.LIVE));
        var runner = new PlainRunner(rules);
        var out = home.due()
                .minus(QuietHome.SOONEST)
                .minus(Duration.ofSeconds(10))
                .toEpochMilli();

        runner.accept(new DeviceRecord(home.subject(), home.device(), out - 5_000));
        runner.accept(new Reading(home.subject(), home.door(), Metric.CONTACT_OPEN, 1, out, out, Quality.GOOD));
        runner.advanceTo(home.due().plusSeconds(60).toEpochMilli());

        assertThat(runner.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.raisedAt()).isEqualTo(home.due()));
    }
}
