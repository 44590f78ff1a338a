package io.linli.benchmarks;

import io.linli.benchmarks.detection.Ordinary;
import io.linli.jobs.detect.Blindness;
import io.linli.jobs.detect.RuleBook;
import io.linli.jobs.detect.SubjectMemory;
import io.linli.jobs.detect.SubjectWatch;
import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.DeviceRecord;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
 * What one ordinary reading costs by the rule of one kind, or on its way through a rule of each kind, among a thousand
 * subjects that speak once a minute; the reading itself, of 56 B, is contained.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorBenchmark {
    static final String EACH = "EACH";
    private static final int SUBJECTS = 1_020;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** Whose rule is in force, and what is said; all, where it is each. */
    @Param({
        EACH,
        "SOS",
        "GAS",
        "CO",
        "SMOKE",
        "WATER_LEAK",
        "LIFT",
        "DOOR_AT_NIGHT",
        "HEAT",
        "COLD",
        "POWER_OUTAGE",
        "CROWDING",
        "FALL",
        "DEVICE",
        "FLOOD",
        "INACTIVITY"
    })
    public String kind = EACH;

    private final List<Alert> told = new ArrayList<>();
    private final List<Speaker> speakers = new ArrayList<>();
    private SubjectWatch watch = new SubjectWatch(new RuleBook(List.of()), new Blindness());
    private long now = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();
    private int turn;
    private int round;

    private record Speaker(RuleKind kind, String subject, String name, SubjectMemory memory) {}

    @Setup(Level.Trial)
    public void begin() {
        var kinds = kind.equals(EACH) ? RuleKind.values() : new RuleKind[] {RuleKind.valueOf(kind)};
        var rules = Arrays.stream(kinds).map(DefaultRules::of).toList();
        watch = new SubjectWatch(new RuleBook(rules), new Blindness());
        speakers.clear();
        for (var i = 0; i < SUBJECTS; i++) {
            var its = kinds[i % kinds.length];
            var memory = new SubjectMemory();
            for (var device : Ordinary.devices(its, "d" + i)) {
                var subject = device.subject().toString();
                watch.on(new DeviceRecord(subject, device, now), memory, told::add);
                if (device.id().equals("d" + i)) {
                    speakers.add(new Speaker(its, subject, device.id(), memory));
                }
            }
        }
    }

    @Benchmark
    public SubjectMemory reading() {
        if (++turn >= SUBJECTS) {
            turn = 0;
            round++;
            now += MINUTE;
        }
        var speaker = speakers.get(turn);
        return take(Ordinary.reading(speaker.kind(), speaker.subject(), speaker.name(), round, now), speaker.memory());
    }

    /** A home reports who its witnesses are, which is for corroboration and told to nobody. */
    private SubjectMemory take(Reading reading, SubjectMemory memory) {
        watch.advance(reading.subject(), reading.receivedAt() - 1, memory, told::add);
        watch.on(reading, memory, told::add);
        if (told.size() > SUBJECTS) {
            told.removeIf(alert -> alert.kind() == RuleKind.POWER_OUTAGE);
            if (!told.isEmpty()) {
                throw new IllegalStateException("an ordinary reading was told of: " + told.get(0));
            }
        }
        return memory;
    }
}
