package io.linli.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.device.Condition.Reason;
import io.linli.api.device.Condition.Scene;
import io.linli.api.device.Condition.State;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-07-21T02:38:00Z");
    private static final Scene QUIET = new Scene(NOW, Map.of(), Set.of());
    private static final Seen HEARD = Seen.at(NOW.minusSeconds(30)).withBattery(88);
    private static final Seen SILENT = Seen.at(NOW.minus(Duration.ofHours(7))).withBattery(88);

    @Test
    void whatIsWellHasNoReason() {
        var well = of(motion("m1", null), HEARD, QUIET);
        assertThat(well.reason()).isEqualTo(Reason.NONE);
        assertThat(well.states()).containsExactly(State.ONLINE);
    }

    @Test
    void whyItIsNotHeard() {
        assertThat(of(motion("m1", null), SILENT, QUIET).reason()).isEqualTo(Reason.MISSED);
        assertThat(of(motion("m1", null), SILENT.withBattery(3), QUIET).reason())
                .isEqualTo(Reason.BATTERY_DIED);
        assertThat(of(motion("m1", null), HEARD.disconnected(), QUIET).reason()).isEqualTo(Reason.DISCONNECTED);
        assertThat(of(motion("m1", null), null, QUIET).reason()).isEqualTo(Reason.NEVER_HEARD);
        assertThat(of(gateway(), SILENT, QUIET).reason()).isEqualTo(Reason.GATEWAY_SILENT);
    }

    @Test
    void behindASilentGatewayNobodyIsBlamed() {
        var scene = new Scene(NOW, Map.of(), Set.of("gw-1"));
        assertThat(of(motion("m1", "gw-1"), SILENT, scene).reason()).isEqualTo(Reason.BEHIND_GATEWAY);
        assertThat(of(motion("m1", "gw-1"), HEARD, scene).reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void whoIsHeardMayNeedALookAllTheSame() {
        assertThat(of(motion("m1", null), HEARD.withClockDoubted(true), QUIET).reason())
                .isEqualTo(Reason.CLOCK);
        assertThat(of(motion("m1", null), HEARD.withBattery(9.9), QUIET).reason())
                .isEqualTo(Reason.BATTERY_LOW);
        assertThat(of(motion("m1", null), HEARD, new Scene(NOW, Map.of("m1", 3), Set.of()))
                        .states())
                .containsExactlyInAnyOrder(State.ONLINE, State.QUARANTINED);
    }

    @Test
    void whatCannotBeHeardComesFirst() {
        var low = of(motion("m1", null), HEARD.withBattery(5), QUIET);
        var well = of(motion("m0", null), HEARD, QUIET);
        var silent = of(motion("m2", null), SILENT, QUIET);
        var gateway = of(gateway(), SILENT, QUIET);
        assertThat(List.of(well, low, silent, gateway).stream().sorted(Condition.TO_BE_LOOKED_AT_FIRST))
                .containsExactly(gateway, silent, low, well);
    }

    @Test
    void itsCategoryIsWhatItMeasuresAndNotItsBattery() {
        assertThat(of(motion("m1", null), HEARD, QUIET).category()).isEqualTo("motion");
        assertThat(of(gateway(), HEARD, QUIET).category()).isEqualTo("gateway");
    }

    private static Condition of(Device device, @Nullable Seen seen, Scene scene) {
        return Condition.of(device, Optional.ofNullable(seen), scene);
    }

    private static Device gateway() {
        return device("gw-1", DeviceKind.GATEWAY, Set.of(Metric.BATTERY), null);
    }

    private static Device motion(String id, @Nullable String parent) {
        return device(id, DeviceKind.SENSOR, Set.of(Metric.MOTION, Metric.BATTERY), parent);
    }

    private static Device device(String id, DeviceKind kind, Set<Metric> metrics, @Nullable String parent) {
        return new Device(
                id,
                kind,
                metrics,
                Community.HOME,
                parent,
                false,
                Duration.ofMinutes(10),
                Set.of(),
                Map.of(),
                1,
                null,
                true);
    }
}
