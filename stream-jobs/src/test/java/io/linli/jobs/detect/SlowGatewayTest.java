package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.home;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A home whose gateway speaks once a day. */
class SlowGatewayTest {

    @Test
    void isAskedNowAndThenWhetherItCanBeSeen() {
        var watch = new SubjectWatch(new RuleBook(List.of(DefaultRules.of(RuleKind.INACTIVITY))), new Blindness());
        var memory = new SubjectMemory();
        watch.on(record(daily("gw", DeviceKind.GATEWAY, Set.of(), null), START), memory, alert -> {});
        watch.on(record(daily("pir", DeviceKind.SENSOR, Set.of(Metric.MOTION), "gw"), START), memory, alert -> {});
        watch.on(motion("pir", START + 1), memory, alert -> {});
        watch.advance(HOME, START + 20 * HOUR, memory, alert -> {});
        assertThat(watch.evaluations()).isLessThan(2_000);
    }

    private static Device daily(String id, DeviceKind kind, Set<Metric> metrics, @Nullable String gateway) {
        var day = Duration.ofHours(25);
        return new Device(
                id, kind, metrics, home("hall"), gateway, false, day, Set.of("watched"), Map.of(), 1, null, true);
    }
}
