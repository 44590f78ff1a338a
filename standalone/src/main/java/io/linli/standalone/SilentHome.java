package io.linli.standalone;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.DeviceRecord;
import io.linli.model.Ladder;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.simulator.community.CommunityLife;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds since when a home must have been still for family and grid worker to be told at a given time: by the detectors
 * themselves, without Flink, on the home's own sixty days.
 */
final class SilentHome {
    private static final Duration LONGEST = Duration.ofHours(13);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration PRECISION = Duration.ofSeconds(10);
    /** How long after its time an alert is still looked for. */
    private static final Duration AFTER = Duration.ofHours(1);

    private final List<DeviceRecord> records;
    private final List<Observation> days;
    private final List<Rule> rules;
    private final Instant tell;

    SilentHome(CommunityLife life, String home, List<Rule> rules, Instant tell) {
        var subject = "home:" + home;
        this.records = life.records().stream()
                .filter(record -> record.subject().equals(subject))
                .toList();
        this.days = life.observations(home, life.told().minus(CommunityLife.WATCHED_FOR), tell.plus(AFTER));
        this.rules = rules;
        this.tell = tell;
    }

    /** The latest begin of a silence that is told of by then. */
    Instant since() {
        var early = tell.minus(LONGEST).toEpochMilli();
        var late = tell.minus(SHORTEST).toEpochMilli();
        while (late - early > PRECISION.toMillis()) {
            var middle = (early + late) / 2;
            if (toldAt(middle) <= tell.toEpochMilli()) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return Instant.ofEpochMilli(early);
    }

    /** When the second step of the ladder is reached by a silence that begins then. */
    private long toldAt(long begin) {
        var runner = new PlainRunner(rules);
        records.forEach(runner::accept);
        var begun = false;
        for (var each : days) {
            if (!begun && each.receivedAt() >= begin) {
                begun = true;
                runner.accept(lastStir(begin));
            }
            if (!begun || !isActivity(each)) {
                runner.accept(each);
            }
        }
        return runner.alerts().stream()
                .filter(alert -> alert.ladder() == Ladder.L2 && alert.onset().toEpochMilli() == begin)
                .mapToLong(alert -> alert.levelAt().toEpochMilli())
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private Reading lastStir(long at) {
        var bedroom = records.stream()
                .map(DeviceRecord::device)
                .filter(device -> device.id().endsWith("-bedroom"))
                .findFirst()
                .orElseThrow();
        return new Reading(
                bedroom.subject().toString(), bedroom.id(), Metric.MOTION, 1, at, at, io.linli.model.Quality.GOOD);
    }

    private static boolean isActivity(Observation observation) {
        return observation instanceof Reading reading
                && (reading.metric() == Metric.MOTION || reading.metric() == Metric.CONTACT_OPEN);
    }
}
