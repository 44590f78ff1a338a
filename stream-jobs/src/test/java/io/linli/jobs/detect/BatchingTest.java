package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.said;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The same observations give the same alerts, however the watermark comes, and over any number of restarts. */
class BatchingTest {
    private static final List<Rule> RULES = List.of(
            SOS,
            FLOOD,
            INACTIVITY,
            DefaultRules.of(RuleKind.SMOKE),
            DefaultRules.of(RuleKind.FALL),
            DefaultRules.of(RuleKind.DEVICE));
    private static final long LONG_AFTER = Duration.ofDays(3).toMillis();
    private static final Comparator<Alert> ORDER =
            Comparator.comparing((Alert alert) -> alert.id()).thenComparing(Alert::revision);

    @Property(tries = 200)
    void aHomeGivesTheSameAlertsHoweverTimePasses(@ForAll long seed) throws IOException {
        compare(HOME, home(new Random(seed)), seed);
    }

    @Property(tries = 200)
    void aSiteGivesTheSameAlertsHoweverTimePasses(@ForAll long seed) throws IOException {
        compare(SITE, site(new Random(seed)), seed);
    }

    @Example
    void thePlaysAreNotEmpty() throws IOException {
        var count = 0;
        for (var seed = 0; seed < 20; seed++) {
            count += run(HOME, home(new Random(seed)), null, false).isEmpty() ? 0 : 1;
            count += run(SITE, site(new Random(seed)), null, false).isEmpty() ? 0 : 1;
        }
        assertThat(count).isGreaterThan(30);
    }

    private static void compare(String subject, List<Observation> observations, long seed) throws IOException {
        var promptly = run(subject, observations, null, false);
        assertThat(run(subject, observations, new Random(seed), false)).isEqualTo(promptly);
        assertThat(run(subject, observations, new Random(seed), true)).isEqualTo(promptly);
    }

    /** Without dice the watermark follows every arrival; with them it lags, and with restarts memory is written and read. */
    private static List<Alert> run(
            String subject, List<Observation> observations, @Nullable Random dice, boolean restarts)
            throws IOException {
        var watch = new SubjectWatch(new RuleBook(RULES), new Blindness());
        var memory = new SubjectMemory();
        var alerts = new ArrayList<Alert>();
        long watermark = 0;
        for (var observation : observations) {
            var complete = observation.receivedAt() - 1;
            if (dice == null) {
                watermark = complete;
            } else if (dice.nextInt(4) == 0) {
                watermark = Math.max(watermark, complete - dice.nextInt(20) * 60_000L);
            }
            watch.advance(subject, watermark, memory, alerts::add);
            watch.on(observation, memory, alerts::add);
            if (restarts && dice != null && dice.nextInt(5) == 0) {
                memory = restored(memory);
                watch = new SubjectWatch(new RuleBook(RULES), new Blindness());
            }
        }
        var end = observations.get(observations.size() - 1).receivedAt() + LONG_AFTER;
        watch.advance(subject, end, memory, alerts::add);
        return alerts.stream().sorted(ORDER).toList();
    }

    static SubjectMemory restored(SubjectMemory memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(memory, new DataOutputStream(bytes));
        var read = SubjectMemoryCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.devices).isEqualTo(memory.devices);
        assertThat(List.copyOf(read.waiting())).isEqualTo(List.copyOf(memory.waiting()));
        assertThat(read.cutShort).isEqualTo(memory.cutShort);
        assertThat(read.entries).hasSameSizeAs(memory.entries);
        for (var i = 0; i < read.entries.length; i++) {
            assertThat(told(read.entries[i])).isEqualTo(told(memory.entries[i]));
        }
        return read;
    }

    private static List<Object> told(Entry entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        entry.memory.write(new DataOutputStream(bytes));
        var episode = entry.episode() == null ? "" : Json.MAPPER.readTree(Json.write(entry.episode()));
        return List.of(entry.key(), entry.lookAgainAt(), new BigInteger(1, bytes.toByteArray()), episode);
    }

    private static List<Observation> home(Random random) {
        var all = new ArrayList<Observation>();
        all.add(record(sensor("pir-bath", Metric.MOTION, "bathroom"), START));
        all.add(record(sensor("pir-hall", Metric.MOTION, "hall"), START));
        all.add(record(box("box-1"), START));
        all.add(record(sensor("smoke-1", Metric.SMOKE, "kitchen"), START));
        all.add(record(sensor("radar-1", Metric.FALL, "bathroom"), START));
        var now = START;
        for (var i = 0; i < 25; i++) {
            now += random.nextInt(3) == 0 ? random.nextInt(12) * 3_600_000L : random.nextInt(3) * 60_000L;
            all.add(
                    switch (random.nextInt(10)) {
                        case 0 -> press("box-1", "p" + random.nextInt(3), now);
                        case 1 -> said(SignalKind.SOS_CLEARED, now);
                        case 2 -> said(SignalKind.CHECKIN_ANSWERED, now);
                        case 3 -> record(sensor("pir-kitchen", Metric.MOTION, "kitchen"), now);
                        case 4 -> motion("pir-kitchen", now);
                        case 5 -> motion("pir-hall", now);
                        case 6 -> Lane.said("smoke-1", Metric.SMOKE, random.nextInt(2), now);
                        case 7 -> Lane.said("radar-1", Metric.FALL, random.nextInt(2), now);
                        default -> motion("pir-bath", now);
                    });
        }
        return all;
    }

    private static List<Observation> site(Random random) {
        var all = new ArrayList<Observation>();
        all.add(record(level("level-7"), START));
        all.add(record(level("level-8"), START));
        var now = START;
        double mm = 0;
        for (var i = 0; i < 60; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(100) * 60_000L : 60_000L * random.nextInt(3);
            mm = Math.max(0, mm + random.nextInt(121) - 45);
            all.add(depth(random.nextBoolean() ? "level-7" : "level-8", random.nextInt(6) == 0 ? 0 : mm, now));
        }
        return all;
    }
}
