package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.GRID;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever sensors of water, rain, pumps and gates say, in whatever order, a flood rule keeps its head. */
class FloodPropertiesTest {
    private static final List<Metric> METRICS = List.of(
            Metric.WATER_LEVEL, Metric.WATER_LEVEL, Metric.RAIN, Metric.PUMP, Metric.GATE_OPEN, Metric.FLOAT_SWITCH);
    private static final int MOST = 8_000;

    @Property(tries = 40)
    void neverThrowsNorGrowsNorClearsAndRaisesInTheSameInstant(@ForAll long seed) throws IOException {
        var runner = runner(FLOOD);
        var said = storm(new Random(seed), 400);
        said.forEach(runner::accept);
        runner.advanceTo(
                said.get(said.size() - 1).receivedAt() + Duration.ofDays(2).toMillis());

        assertThat(runner.alerts()).noneMatch(alert -> alert.clearReason() == ClearReason.RULE_OFF);
        assertThat(size(runner)).isLessThan(MOST);
        var raised = runner.alerts().stream()
                .filter(alert -> alert.revision() == 1)
                .map(Alert::updatedAt)
                .toList();
        assertThat(runner.alerts().stream().filter(alert -> !alert.isOpen()).map(Alert::updatedAt))
                .doesNotContainAnyElementsOf(raised);
    }

    @Property(tries = 25)
    void theSameTwiceChangesNothing(@ForAll long seed) {
        var once = runner(FLOOD);
        var twice = runner(FLOOD);
        for (var each : storm(new Random(seed), 200)) {
            once.accept(each);
            twice.accept(each);
            twice.accept(each);
        }
        assertThat(twice.alerts()).isEqualTo(once.alerts());
    }

    @Property(tries = 25)
    void anAlertIsRevisedInOrderAndOnlyOneIsOpen(@ForAll long seed) {
        var runner = runner(FLOOD);
        storm(new Random(seed), 300).forEach(runner::accept);
        var open = "";
        for (var alert : runner.alerts().stream()
                .sorted(Comparator.comparing(Alert::updatedAt).thenComparing(Alert::revision))
                .toList()) {
            assertThat(open).isIn("", alert.id());
            open = alert.isOpen() ? alert.id() : "";
        }
    }

    private static int size(PlainRunner runner) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(runner.memory(SITE), new DataOutputStream(bytes));
        return bytes.size();
    }

    private static Device device(int number) {
        var metric = METRICS.get(number);
        var place = Place.site(GRID, "underpass-east", "东下穿通道", ZONE);
        return Device.sensor("device-" + number, metric, place, Duration.ofMinutes(number == 1 ? 10 : 1));
    }

    /** Waves of water with late, early, repeated and senseless readings among them. */
    private static List<Observation> storm(Random random, int length) {
        var all = new ArrayList<Observation>();
        for (var number = 0; number < METRICS.size(); number++) {
            all.add(record(device(number), START - 1));
        }
        var now = START;
        for (var i = 0; i < length; i++) {
            now += random.nextInt(20) == 0 ? random.nextInt(400) * 60_000L : random.nextInt(90_000);
            var number = random.nextInt(3) > 0 ? random.nextInt(2) : random.nextInt(METRICS.size());
            var skew = random.nextInt(8) == 0 ? (random.nextInt(120) - 60) * 60_000L : 0;
            var quality =
                    random.nextInt(15) == 0 ? Quality.values()[random.nextInt(Quality.values().length)] : Quality.GOOD;
            all.add(new Reading(
                    SITE, "device-" + number, METRICS.get(number), value(number, i, random), now + skew, now, quality));
        }
        return all;
    }

    private static double value(int number, int step, Random random) {
        if (METRICS.get(number).isState()) {
            return random.nextInt(12) == 0 ? 1 : 0;
        }
        if (METRICS.get(number) == Metric.RAIN) {
            return random.nextInt(30) == 0 ? random.nextInt(10_000) : step * 0.4;
        }
        var wave = 150 + 200 * Math.sin(step / 20.0);
        return random.nextInt(10) == 0 ? random.nextInt(20_000) - 200 : Math.max(-5, wave + random.nextInt(20));
    }
}
