package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.SQUARE;
import static io.linli.jobs.detect.Lane.exit;
import static io.linli.jobs.detect.Lane.inside;
import static io.linli.jobs.detect.Lane.outside;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever devices say, however late, early, often or contradictory: nothing fails, nothing grows, all is told once. */
class SturdinessTest {
    private static final List<Rule> RULES = List.of(
            DefaultRules.of(RuleKind.SOS),
            DefaultRules.of(RuleKind.LIFT),
            DefaultRules.of(RuleKind.DOOR_AT_NIGHT),
            DefaultRules.of(RuleKind.CROWDING),
            DefaultRules.of(RuleKind.FALL),
            DefaultRules.of(RuleKind.DEVICE));
    private static final List<Device> AT_HOME = List.of(
            exit("door-1"),
            inside("pir-1", Metric.MOTION, "bedroom"),
            inside("warm-1", Metric.TEMPERATURE, "balcony"),
            inside("radar-1", Metric.FALL, "bathroom"),
            inside("count-1", Metric.PEOPLE_COUNT, "living"),
            box("box-1"));
    private static final List<Device> OUTSIDE = List.of(
            outside("lift-1", Metric.LIFT_STATE, Map.of()),
            outside("eye-1", Metric.OCCUPANCY, Map.of()),
            outside("bell-1", Metric.SOS, Map.of()),
            outside("gate-1", Metric.PEOPLE_COUNT, Map.of("capacity", 50.0)));
    private static final int LARGEST = 16_000;

    @Property(tries = 8)
    void aHomeBearsEverything(@ForAll long seed) throws IOException {
        bear(HOME, AT_HOME, new Random(seed));
    }

    @Property(tries = 8)
    void aSiteBearsEverything(@ForAll long seed) throws IOException {
        bear(SQUARE, OUTSIDE, new Random(seed));
    }

    /** A device leaves, and as its last word takes back the call that another made. */
    @Example
    void aCallIsTakenBackByADeviceThatLeavesHoweverLateTheWatermark() throws IOException {
        bear(SQUARE, OUTSIDE, new Random(126901));
    }

    private static void bear(String subject, List<Device> devices, Random random) throws IOException {
        var observations = chaos(subject, devices, random);
        var promptly = run(subject, observations, null, false);
        compare(run(subject, observations, new Random(1), false), promptly);
        compare(run(subject, observations, new Random(2), true), promptly);
        var open = new HashMap<String, Alert>();
        for (var alert : promptly) {
            var before = open.put(alert.id(), alert);
            assertThat(alert.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            assertThat(before == null || before.isOpen())
                    .as("%s is over and told again", alert.id())
                    .isTrue();
        }
    }

    private static void compare(List<Alert> alerts, List<Alert> expected) {
        for (var i = 0; i < Math.min(alerts.size(), expected.size()); i++) {
            // As they are sent: what was kept as JSON has its numbers as other types.
            assertThat(new String(Json.write(alerts.get(i)), StandardCharsets.UTF_8))
                    .isEqualTo(new String(Json.write(expected.get(i)), StandardCharsets.UTF_8));
        }
        assertThat(alerts).hasSameSizeAs(expected);
    }

    private static List<Alert> run(
            String subject, List<Observation> observations, @Nullable Random dice, boolean restarts)
            throws IOException {
        var book = new RuleBook(RULES);
        var watch = new SubjectWatch(book, new Blindness());
        var memory = new SubjectMemory();
        var alerts = new ArrayList<Alert>();
        for (var observation : observations) {
            if (dice == null || dice.nextInt(3) == 0) {
                watch.advance(subject, observation.receivedAt() - 1, memory, alerts::add);
            }
            watch.on(observation, memory, alerts::add);
            if (restarts && dice != null && dice.nextInt(20) == 0) {
                memory = BatchingTest.restored(memory);
            }
        }
        watch.advance(
                subject, observations.get(observations.size() - 1).receivedAt() + 86_400_000L, memory, alerts::add);
        assertThat(book.withdrawn()).isEmpty();
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(memory, new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(LARGEST);
        return alerts.stream()
                .sorted(Comparator.comparing((Alert alert) -> alert.id()).thenComparing(Alert::revision))
                .toList();
    }

    private static List<Observation> chaos(String subject, List<Device> devices, Random random) {
        var all = new ArrayList<Observation>();
        devices.forEach(device -> all.add(record(device, START)));
        var now = START;
        for (var i = 0; i < 300; i++) {
            now += switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> random.nextInt(3_000);
                case 2 -> random.nextInt(4 * 3_600_000);
                default -> random.nextInt(200_000);
            };
            var device = devices.get(random.nextInt(devices.size()));
            var observation = random.nextInt(5) == 0
                    ? signal(subject, device, now, random)
                    : reading(subject, device, now, random);
            // A call for help overtakes the record of its own device, so those stay where they are.
            var mayMove = !device.id().startsWith("b");
            all.add(mayMove && random.nextInt(60) == 0 ? moved(device, now, random) : observation);
            if (random.nextInt(10) == 0) {
                all.add(all.get(all.size() - 1));
            }
        }
        return all;
    }

    private static Observation moved(Device device, long now, Random random) {
        return record(random.nextBoolean() ? device : device.retired(), now);
    }

    private static Observation reading(String subject, Device device, long now, Random random) {
        var metric = device.metrics().isEmpty() || random.nextInt(10) == 0
                ? Metric.BATTERY
                : device.metrics().iterator().next();
        double value = switch (metric) {
            case LIFT_STATE -> random.nextInt(256);
            case PEOPLE_COUNT -> random.nextInt(80);
            case TEMPERATURE -> random.nextInt(140) - 50;
            case BATTERY -> random.nextInt(101);
            default -> random.nextInt(2);
        };
        var quality = Quality.values()[Math.max(0, random.nextInt(10) - 6)];
        return new Reading(subject, device.id(), metric, value, observed(now, random), now, quality);
    }

    private static Observation signal(String subject, Device device, long now, Random random) {
        var kinds = SignalKind.values();
        var any = kinds[random.nextInt(kinds.length)];
        var kind = any == SignalKind.SOS_PRESSED && !device.id().startsWith("b") ? SignalKind.HEARTBEAT : any;
        var quality = Quality.values()[Math.max(0, random.nextInt(10) - 6)];
        var from = random.nextInt(5) == 0 ? "" : device.id();
        return new Signal(
                subject,
                from,
                kind,
                "r" + random.nextInt(5),
                Map.of("battery", "x"),
                observed(now, random),
                now,
                quality);
    }

    private static long observed(long now, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> now - random.nextInt(7_200_000);
            case 1 -> now + random.nextInt(120_000);
            default -> now;
        };
    }
}
