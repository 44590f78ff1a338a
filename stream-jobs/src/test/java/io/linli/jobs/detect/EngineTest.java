package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every detector behind the engine, whatever comes. */
class EngineTest {
    private static final long DAY = 86_400_000L;
    private static final Metric[] METRICS = Metric.values();
    private static final double[] STRANGE = {0, 1, -1, 0.5, 20, 150, 400, 1e9, -1e9, Double.MIN_VALUE};

    private final List<RuleFailure> failures = new ArrayList<>();

    /** Everything that devices can say, in any order, with clocks that jump. */
    static List<Observation> anything(String subject, Random random, int count) {
        var isHome = subject.equals(HOME);
        var devices = isHome
                ? List.of(
                        box("box-1"),
                        sensor("any-1", METRICS[random.nextInt(METRICS.length)], "kitchen"),
                        sensor("any-2", METRICS[random.nextInt(METRICS.length)], "bathroom"))
                : List.of(
                        level("level-7"),
                        Device.sensor(
                                "lift-1", Metric.LIFT_STATE, level("level-7").place(), Duration.ofMinutes(1)),
                        Device.sensor(
                                "gate-1", Metric.PEOPLE_COUNT, level("level-7").place(), Duration.ofMinutes(1)));
        var all = new ArrayList<Observation>();
        devices.forEach(device -> all.add(record(device, START)));
        var now = START;
        for (var i = 0; i < count; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(3) * 3_600_000L : random.nextInt(40_000);
            all.add(one(subject, devices.get(random.nextInt(devices.size())), random, now));
        }
        return all;
    }

    private static Observation one(String subject, Device device, Random random, long now) {
        var observed = random.nextInt(5) == 0 ? now + (random.nextInt(41) - 20) * DAY / 10 : now;
        var quality = Quality.values()[random.nextInt(Quality.values().length)];
        if (random.nextInt(4) == 0) {
            var kinds = SignalKind.values();
            var kind = kinds[random.nextInt(kinds.length)];
            var source = random.nextInt(3) == 0 ? "" : device.id();
            return new Signal(subject, source, kind, "r" + random.nextInt(3), Map.of(), observed, now, quality);
        }
        if (random.nextInt(12) == 0) {
            return new DeviceRecord(subject, random.nextBoolean() ? device : device.retired(), now);
        }
        var own = device.metrics().stream().findAny().orElse(Metric.SOS);
        var metric = random.nextInt(3) == 0 ? METRICS[random.nextInt(METRICS.length)] : own;
        return new Reading(
                subject, device.id(), metric, STRANGE[random.nextInt(STRANGE.length)], observed, now, quality);
    }

    private List<Alert> run(String subject, List<Observation> observations, SubjectMemory memory) {
        var watch = new SubjectWatch(new RuleBook(rules()), new Blindness(), failures::add);
        var alerts = new ArrayList<Alert>();
        for (var observation : observations) {
            watch.advance(subject, observation.receivedAt() - 1, memory, alerts::add);
            watch.on(observation, memory, alerts::add);
        }
        return alerts;
    }

    static List<Rule> rules() {
        return DefaultRules.all().stream()
                .map(rule ->
                        new Rule(rule.id(), rule.kind(), null, rule.level(), null, rule.parameters(), Mode.LIVE, 1))
                .toList();
    }

    @Property(tries = 50)
    void nothingThatDevicesCanSayMakesADetectorThrow(@ForAll long seed) {
        var random = new Random(seed);
        run(HOME, anything(HOME, random, 120), new SubjectMemory());
        run(SITE, anything(SITE, random, 120), new SubjectMemory());
        assertThat(failures).isEmpty();
    }

    @Property(tries = 5)
    void whatIsRememberedDoesNotGrowWithoutBound(@ForAll long seed) throws IOException {
        for (var subject : List.of(HOME, SITE)) {
            var memory = new SubjectMemory();
            var observations = anything(subject, new Random(seed), 6_000);
            run(subject, observations, memory);
            assertThat(failures).isEmpty();
            assertThat(size(memory)).as(subject).isLessThan(40_000);
        }
    }

    private static int size(SubjectMemory memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(memory, new DataOutputStream(bytes));
        return bytes.size();
    }

    @Property(tries = 50)
    void timeNeverEndsAnAlertAndRaisesItsLikeInOneInstant(@ForAll long seed) {
        for (var subject : List.of(HOME, SITE)) {
            var observations = anything(subject, new Random(seed), 120);
            var arrivals = new HashSet<Long>();
            observations.forEach(observation -> arrivals.add(observation.receivedAt()));
            var ended = new HashSet<List<Object>>();
            for (var alert : run(subject, observations, new SubjectMemory())) {
                var at = alert.updatedAt().toEpochMilli();
                if (!alert.isOpen()) {
                    ended.add(List.of(alert.kind(), at));
                } else if (alert.revision() == 1 && !arrivals.contains(at)) {
                    assertThat(ended).doesNotContain(List.<Object>of(alert.kind(), at));
                }
            }
        }
    }

    /** Which of several homes is read first is the log's accident. */
    @Property(tries = 60)
    void theOrderOfHomesAndSitesAmongEachOtherChangesNothing(@ForAll long seed) {
        var random = new Random(seed);
        var home = anything(HOME, random, 80);
        var site = anything(SITE, random, 80);
        var both = new ArrayList<Observation>(home);
        both.addAll(site);
        var sorted = both.stream()
                .sorted((a, b) -> Long.compare(a.receivedAt(), b.receivedAt()))
                .toList();
        assertThat(played(both)).isEqualTo(played(sorted));
    }

    private static List<Alert> played(List<Observation> observations) {
        var runner = new PlainRunner(rules());
        observations.forEach(runner::accept);
        runner.advanceTo(START + 100 * DAY);
        return runner.alerts();
    }

    /** What arrives in the same millisecond has no order: each instant ends with the same alerts in the same state. */
    @Property(tries = 50)
    void readingsOfOneInstantGiveTheSameAlertsInWhateverOrderTheyCame(@ForAll long seed) {
        var random = new Random(seed);
        var quiet = new ArrayList<Observation>();
        for (var id : List.of("pir-bath", "pir-hall", "pir-kitchen")) {
            quiet.add(record(sensor(id, Metric.MOTION, id), START));
        }
        var shuffled = new ArrayList<Observation>(quiet);
        var now = START;
        for (var i = 0; i < 30; i++) {
            now += random.nextInt(3) == 0 ? random.nextInt(14) * 3_600_000L : 60_000L * (1 + random.nextInt(20));
            var instant = new ArrayList<Observation>();
            for (var id : new TreeSet<>(Arrays.asList("pir-bath", "pir-hall", "pir-kitchen"))) {
                if (random.nextBoolean()) {
                    instant.add(Neighbourhood.motion(id, now));
                }
            }
            quiet.addAll(instant);
            Collections.shuffle(instant, random);
            shuffled.addAll(instant);
        }
        assertThat(states(played(shuffled))).isEqualTo(states(played(quiet)));
    }

    private static Map<List<Object>, Set<Object>> states(List<Alert> alerts) {
        var states = new HashMap<List<Object>, Set<Object>>();
        for (var alert : alerts) {
            states.put(
                    List.of(alert.id(), alert.updatedAt()),
                    Set.of(alert.level(), alert.isOpen(), String.valueOf(alert.clearReason())));
        }
        return states;
    }
}
