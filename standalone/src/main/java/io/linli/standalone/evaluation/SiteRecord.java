package io.linli.standalone.evaluation;

import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Flood;
import io.linli.simulator.recorded.Playback;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A recorded site as it is judged.
 *
 * @param life its devices and all that they measured, in the order of arrival
 * @param levels the measured depths among them
 * @param floods as people noted them, in their order
 * @param yellow mm, the depth that counts as a flood there
 * @param tolerance milliseconds: notes were taken at the sample before or after
 */
record SiteRecord(
        String name,
        List<Observation> life,
        List<Reading> levels,
        List<Flood> floods,
        double yellow,
        long tolerance,
        int sensors) {
    private static final double YEAR = Duration.ofDays(365).toMillis();
    private static final double SLACK = 1.1;

    static SiteRecord read(RecordedFolder folder, Rule rule, Consumer<BadRow> leftOut) throws IOException {
        var around = Surroundings.askedForBy(rule);
        var gauges = folder.devices(around).stream()
                .filter(device -> device.metrics().contains(Metric.WATER_LEVEL))
                .toList();
        if (gauges.isEmpty()) {
            throw new IllegalArgumentException(folder.path() + ": has no device that measures water_level");
        }
        var life = new ArrayList<Observation>();
        try (var played = Playback.of(folder, around, leftOut)) {
            played.forEachRemaining(life::add);
        }
        var floods = folder.floods(leftOut).stream()
                .sorted(Comparator.comparing(Flood::from))
                .toList();
        return new SiteRecord(
                folder.name(),
                List.copyOf(life),
                levels(life),
                floods,
                gauges.stream().mapToDouble(gauge -> yellow(gauge, rule)).min().orElseThrow(),
                (long) (SLACK
                        * gauges.stream()
                                .mapToLong(gauge -> gauge.period().toMillis())
                                .max()
                                .orElseThrow()),
                gauges.size());
    }

    private static List<Reading> levels(List<Observation> life) {
        return life.stream()
                .filter(each -> each instanceof Reading reading && reading.metric() == Metric.WATER_LEVEL)
                .map(Reading.class::cast)
                .toList();
    }

    private static double yellow(Device gauge, Rule rule) {
        var own = gauge.settings().get("yellow");
        return own == null ? rule.number("yellow") : own;
    }

    long beginsAt() {
        return life.get(0).receivedAt();
    }

    long endsAt() {
        return life.get(life.size() - 1).receivedAt();
    }

    /** From the first reading to the last: where dry days were left out of a record, they were watched all the same. */
    double sensorYears() {
        return sensors * (endsAt() - beginsAt()) / YEAR;
    }
}
