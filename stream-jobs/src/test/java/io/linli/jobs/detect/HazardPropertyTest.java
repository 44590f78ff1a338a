package io.linli.jobs.detect;

import static io.linli.jobs.detect.Household.HOUR;
import static io.linli.jobs.detect.Household.MINUTE;
import static io.linli.jobs.detect.Household.SECOND;
import static io.linli.jobs.detect.Household.device;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every hazard, whatever its devices say. */
class HazardPropertyTest {
    private static final Map<RuleKind, Metric> KINDS = Map.of(
            RuleKind.GAS, Metric.GAS_LEL,
            RuleKind.CO, Metric.CO,
            RuleKind.SMOKE, Metric.SMOKE,
            RuleKind.WATER_LEAK, Metric.WATER_LEAK,
            RuleKind.HEAT, Metric.TEMPERATURE,
            RuleKind.COLD, Metric.TEMPERATURE);
    /** More than any home of these has to keep of one risk, bytes. */
    private static final int MOST = 3_000;

    /** An episode, but for the instant of its first sign, which is of the first reading that came. */
    private record Episode(Level highest, long clearedAt) {}

    @Provide
    Arbitrary<RuleKind> kinds() {
        return Arbitraries.of(
                KINDS.keySet().stream().sorted(Comparator.naturalOrder()).toList());
    }

    @Property(tries = 50)
    void deliveredTogetherInAnyOrderTheSameReadingsGiveTheSameAlerts(
            @ForAll @From("kinds") RuleKind kind, @ForAll long seed) {
        var deliveries = deliveries(kind, new Random(seed));
        var sorted = episodes(kind, deliveries);
        var shuffled = new ArrayList<List<Reading>>();
        for (var delivery : deliveries) {
            var other = new ArrayList<>(delivery);
            Collections.shuffle(other, new Random(seed));
            shuffled.add(other);
        }
        assertThat(episodes(kind, shuffled)).isEqualTo(sorted);
    }

    @Property(tries = 60)
    void deliveredTwiceTheSameReadingsGiveTheSameAlerts(@ForAll @From("kinds") RuleKind kind, @ForAll long seed) {
        var deliveries = deliveries(kind, new Random(seed));
        var twice = new ArrayList<List<Reading>>();
        for (var delivery : deliveries) {
            var doubled = new ArrayList<>(delivery);
            doubled.addAll(delivery);
            twice.add(doubled);
        }
        assertThat(episodes(kind, twice)).isEqualTo(episodes(kind, deliveries));
    }

    @Example
    void thePlaysAreNotEmpty() {
        for (var kind : KINDS.keySet()) {
            var count = 0;
            for (var seed = 0; seed < 20; seed++) {
                count += episodes(kind, deliveries(kind, new Random(seed))).size();
            }
            assertThat(count).as(kind.id()).isGreaterThan(5);
        }
    }

    @Property(tries = 40)
    void nothingThatDevicesSayMakesItFailOrGrow(@ForAll @From("kinds") RuleKind kind, @ForAll long seed)
            throws IOException {
        var home = new Household(kind).with(devices(kind));
        var random = new Random(seed);
        var now = START;
        for (var i = 0; i < 600; i++) {
            now += random.nextInt(5) == 0 ? random.nextLong(4 * HOUR) : random.nextLong(MINUTE);
            home.hears(anything(kind, random, now));
        }
        home.waits(now + 30 * 24 * HOUR);
        var memory = home.runner.memory(HOME);
        assertThat(memory.entries).as("the rule is still in force").hasSize(1);
        var bytes = new ByteArrayOutputStream();
        memory.entries[0].memory.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(MOST);
        assertThat(BatchingTest.restored(memory).entries).hasSize(1);
        neverEndsAndBeginsAtOnce(home.alerts());
    }

    private static void neverEndsAndBeginsAtOnce(List<Alert> alerts) {
        for (var i = 1; i < alerts.size(); i++) {
            var before = alerts.get(i - 1);
            var after = alerts.get(i);
            var isAtOnce =
                    !before.isOpen() && after.isOpen() && before.updatedAt().equals(after.updatedAt());
            assertThat(isAtOnce).as("%s then %s", before, after).isFalse();
        }
    }

    private static List<Episode> episodes(RuleKind kind, List<List<Reading>> deliveries) {
        var home = new Household(kind).with(devices(kind));
        home.hears(reading("d-1", KINDS.get(kind), calm(kind), START, START));
        home.hears(reading("d-2", KINDS.get(kind), calm(kind), START, START));
        deliveries.forEach(delivery -> delivery.forEach(home::hears));
        home.waits(START + 60 * HOUR);
        var last = new LinkedHashMap<String, Episode>();
        for (var alert : home.alerts()) {
            var before = last.get(alert.id());
            var highest = before == null || alert.level().isAbove(before.highest()) ? alert.level() : before.highest();
            var clearedAt = alert.clearedAt();
            last.put(alert.id(), new Episode(highest, clearedAt == null ? 0 : clearedAt.toEpochMilli()));
        }
        return List.copyOf(last.values());
    }

    private static List<List<Reading>> deliveries(RuleKind kind, Random random) {
        var all = new ArrayList<List<Reading>>();
        var now = START + HOUR;
        for (var i = 0; i < 60; i++) {
            now += 61 * SECOND + (random.nextInt(4) == 0 ? random.nextInt(40) * MINUTE : 0);
            var delivery = new ArrayList<Reading>();
            for (var size = random.nextInt(5); size >= 0; size--) {
                var at = now - random.nextInt(60) * SECOND;
                delivery.add(reading("d-" + (1 + random.nextInt(2)), KINDS.get(kind), value(kind, random), at, now));
            }
            delivery.sort(Comparator.comparingLong(Reading::observedAt));
            all.add(delivery);
        }
        return all;
    }

    private static double value(RuleKind kind, Random random) {
        return switch (kind) {
            case GAS -> random.nextInt(3) == 0 ? random.nextInt(30) : random.nextInt(5);
            case CO -> random.nextInt(2) == 0 ? random.nextInt(250) : random.nextInt(40);
            case HEAT -> 31 + random.nextInt(4);
            case COLD -> 8 + random.nextInt(4);
            default -> random.nextInt(3) == 0 ? 0 : 1;
        };
    }

    private static double calm(RuleKind kind) {
        return kind == RuleKind.HEAT || kind == RuleKind.COLD ? 22 : 0;
    }

    private static Device[] devices(RuleKind kind) {
        var metric = KINDS.get(kind);
        return new Device[] {
            device("d-1", "kitchen", Map.of(), Set.of("watched"), metric, Metric.HUMIDITY, Metric.WATER_FLOW),
            device("d-2", "hall", Map.of(), Set.of("watched"), metric, Metric.WATER_VOLUME)
        };
    }

    private static Reading reading(String device, Metric metric, double value, long at, long received) {
        return new Reading(HOME, device, metric, value, at, received, Quality.GOOD);
    }

    private static Observation anything(RuleKind kind, Random random, long now) {
        var device = "d-" + (1 + random.nextInt(3));
        var at = random.nextInt(3) == 0 ? now + random.nextLong(-30 * HOUR, HOUR) : now;
        var quality = Quality.values()[random.nextInt(Quality.values().length)];
        if (random.nextInt(8) == 0) {
            var kinds = SignalKind.values();
            var data = Map.of("alert", kind.id() + ":live:" + HOME + ":" + at);
            return new Signal(HOME, device, kinds[random.nextInt(kinds.length)], "", data, at, now, quality);
        }
        var metrics = List.of(
                KINDS.get(kind),
                KINDS.get(kind),
                KINDS.get(kind),
                Metric.HUMIDITY,
                Metric.WATER_FLOW,
                Metric.WATER_VOLUME,
                Metric.UPTIME,
                Metric.BATTERY);
        var metric = metrics.get(random.nextInt(metrics.size()));
        var value = random.nextInt(20) == 0 ? random.nextDouble(-1e9, 1e9) : value(kind, random) * random.nextInt(3);
        return new Reading(HOME, device, metric, value, at, now, quality);
    }
}
