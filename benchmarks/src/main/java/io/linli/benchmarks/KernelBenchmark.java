package io.linli.benchmarks;

import io.linli.benchmarks.detection.TownRules;
import io.linli.jobs.detect.Blindness;
import io.linli.jobs.detect.RuleBook;
import io.linli.jobs.detect.SubjectMemory;
import io.linli.jobs.detect.SubjectWatch;
import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the detectors cost for one ordinary reading, that is one that nobody must be told of, among a thousand subjects
 * in turn. {@link #reading} is the cost of the reading itself, contained in the others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
    private static final int SUBJECTS = 1_024;
    private static final String GRID = "110105001001001";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Rules of elsewhere, beside one of each kind. */
    @Param({"0", "1000"})
    public int moreRules;

    private final List<Alert> told = new ArrayList<>();
    private SubjectWatch watch = new SubjectWatch(new RuleBook(List.of()), new Blindness());
    private Series dry = new Series(true);
    private Series moving = new Series(false);

    /** Everything as if nothing had been said yet. */
    @Setup(Level.Trial)
    public void begin() {
        watch = new SubjectWatch(new RuleBook(TownRules.all(moreRules)), new Blindness());
        dry = new Series(true);
        moving = new Series(false);
        dry.begin(watch, told);
        moving.begin(watch, told);
    }

    @Benchmark
    public Reading reading() {
        return dry.next();
    }

    /** A dry site with ripples of some millimetres, once a minute. */
    @Benchmark
    public SubjectMemory flood() {
        return take(dry);
    }

    /** A home in which somebody moves, once a minute. */
    @Benchmark
    public SubjectMemory inactivity() {
        return take(moving);
    }

    private SubjectMemory take(Series series) {
        var reading = series.next();
        var memory = series.memory();
        watch.advance(reading.subject(), reading.receivedAt() - 1, memory, told::add);
        watch.on(reading, memory, told::add);
        if (!told.isEmpty()) {
            throw new IllegalStateException("an ordinary reading was told of: " + told);
        }
        return memory;
    }

    /** A thousand subjects of one kind, which speak in turn. */
    private static final class Series {
        private static final long BETWEEN = Duration.ofMinutes(1).toMillis();

        private final List<Device> devices = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();
        private final List<SubjectMemory> memories = new ArrayList<>();
        private final Metric metric;
        private long now = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();
        private int turn = -1;
        private int round;

        Series(boolean water) {
            metric = water ? Metric.WATER_LEVEL : Metric.MOTION;
            for (var i = 0; i < SUBJECTS; i++) {
                var name = (water ? "s" : "h") + i;
                var place = water ? Place.site(GRID, name, name, ZONE) : Place.home(GRID, name, null, name, ZONE);
                var device = Device.sensor(name, metric, place, Duration.ofMinutes(10));
                devices.add(device);
                subjects.add(device.subject().toString());
                memories.add(new SubjectMemory());
            }
        }

        void begin(SubjectWatch watch, List<Alert> told) {
            for (var i = 0; i < SUBJECTS; i++) {
                watch.on(new DeviceRecord(subjects.get(i), devices.get(i), now), memories.get(i), told::add);
            }
        }

        Reading next() {
            if (++turn == SUBJECTS) {
                turn = 0;
                round++;
                now += BETWEEN;
            }
            var value = metric == Metric.MOTION ? round & 1 : (turn + round) % 8;
            var device = devices.get(turn).id();
            return new Reading(subjects.get(turn), device, metric, value, now - 100, now, Quality.GOOD);
        }

        SubjectMemory memory() {
            return memories.get(turn);
        }
    }
}
