package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * The same readings give the same episodes in whatever order they come. What is measured in a home's air and pipes is
 * held to it by {@link HazardPropertyTest}, a lift within seconds by {@link LiftDetectorTest}, silences for what arrives
 * in one instant by {@link EngineTest}, and what a building loses together by the tests of corroboration.
 *
 * <p>It does not hold of a crowd, where only the newest count is kept, of a fall that is told several times within the
 * same seconds, and of a device's own health, which counts what it reports as it comes. It holds beyond one delivery
 * only where nothing is told or ended on arrival that an older reading, still on its way, would have spoken against:
 * a door's state is.
 */
class AnyOrderTest {
    private static final Map<RuleKind, List<Device>> DEVICES = Map.of(
            RuleKind.FLOOD,
            List.of(level("level-7"), level("level-8")),
            RuleKind.DOOR_AT_NIGHT,
            List.of(Lane.exit("door-1"), Lane.inside("pir-1", Metric.MOTION, "bedroom")),
            RuleKind.SOS,
            List.of(
                    box("box-1"),
                    sensor("pendant-1", Metric.SOS, "bedroom"),
                    sensor("pendant-2", Metric.SOS, "bathroom")));
    private static final List<RuleKind> BEYOND_A_DELIVERY = List.of(RuleKind.FLOOD, RuleKind.SOS);
    private static final int LATEST = 20_000;

    /** An episode, but for the instant of its first sign, which is of the first reading that came. */
    private record Episode(Level highest, @Nullable ClearReason reason) {}

    @Provide
    Arbitrary<RuleKind> kinds() {
        return Arbitraries.of(DEVICES.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<RuleKind> beyondADelivery() {
        return Arbitraries.of(BEYOND_A_DELIVERY);
    }

    @Property(tries = 40)
    void deliveredTogetherInAnyOrder(@ForAll @From("kinds") RuleKind kind, @ForAll long seed) {
        var random = new Random(seed);
        var deliveries = deliveries(kind, random);
        var sorted = episodes(kind, flat(deliveries));
        deliveries.forEach(delivery -> Collections.shuffle(delivery, random));
        assertThat(episodes(kind, flat(deliveries))).isEqualTo(sorted);
    }

    @Property(tries = 40)
    void eachLateByWhatItLikes(@ForAll @From("beyondADelivery") RuleKind kind, @ForAll long seed) {
        var random = new Random(seed);
        var prompt = new ArrayList<Reading>();
        var late = new ArrayList<Reading>();
        for (var reading : flat(deliveries(kind, random))) {
            prompt.add(arriving(reading, 0));
            late.add(arriving(reading, random.nextInt(LATEST)));
        }
        late.sort(Comparator.comparingLong(Reading::receivedAt));
        assertThat(episodes(kind, late)).isEqualTo(episodes(kind, prompt));
    }

    @Example
    void thePlaysAreNotEmpty() {
        for (var kind : DEVICES.keySet()) {
            var count = 0;
            for (var seed = 0; seed < 10; seed++) {
                count +=
                        episodes(kind, flat(deliveries(kind, new Random(seed)))).size();
            }
            assertThat(count).as(kind.id()).isGreaterThan(5);
        }
    }

    private static Reading arriving(Reading reading, int late) {
        var at = reading.observedAt();
        return new Reading(
                reading.subject(), reading.device(), reading.metric(), reading.value(), at, at + late, Quality.GOOD);
    }

    private static List<Reading> flat(List<List<Reading>> deliveries) {
        return deliveries.stream().flatMap(List::stream).toList();
    }

    private static List<Episode> episodes(RuleKind kind, List<Reading> readings) {
        var runner = new PlainRunner(List.of(DefaultRules.of(kind)));
        devices(kind).forEach(device -> runner.accept(record(device, START)));
        readings.forEach(runner::accept);
        runner.advanceTo(readings.get(readings.size() - 1).receivedAt() + 3 * 24 * Household.HOUR);
        var last = new LinkedHashMap<String, Episode>();
        for (var alert : runner.alerts()) {
            var before = last.get(alert.id());
            var highest = before == null || alert.level().isAbove(before.highest()) ? alert.level() : before.highest();
            last.put(alert.id(), new Episode(highest, alert.clearReason()));
        }
        return List.copyOf(last.values());
    }

    private static List<Device> devices(RuleKind kind) {
        return DEVICES.getOrDefault(kind, List.of());
    }

    /** Each of up to five readings of the last minute, no two of the same second. */
    private static List<List<Reading>> deliveries(RuleKind kind, Random random) {
        var all = new ArrayList<List<Reading>>();
        var now = START + Household.HOUR;
        var depth = 0;
        for (var i = 0; i < 80; i++) {
            now += 61 * Household.SECOND + (random.nextInt(4) == 0 ? random.nextInt(40) * Household.MINUTE : 0);
            depth = Math.max(0, depth + random.nextInt(161) - 70);
            var delivery = new ArrayList<Reading>();
            for (var second = 48 + random.nextInt(12); second > 0; second -= 1 + random.nextInt(30)) {
                var device = devices(kind).get(random.nextInt(devices(kind).size()));
                delivery.add(reading(device, depth, now - second * Household.SECOND, now, random));
            }
            all.add(delivery);
        }
        return all;
    }

    private static Reading reading(Device device, int depth, long at, long now, Random random) {
        var metric = device.metrics().isEmpty()
                ? Metric.SOS
                : device.metrics().iterator().next();
        var value = switch (metric) {
            case WATER_LEVEL -> depth + random.nextInt(20);
            case LIFT_STATE -> random.nextInt(32);
            default -> random.nextInt(2);
        };
        return new Reading(device.subject().toString(), device.id(), metric, value, at, now, Quality.GOOD);
    }
}
