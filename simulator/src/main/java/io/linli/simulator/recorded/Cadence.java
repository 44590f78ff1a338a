package io.linli.simulator.recorded;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each device of a record usually spoke: the median of the spans between its readings. */
record Cadence(Map<String, Duration> spans) {
    private static final Duration STANDARD = Duration.ofMinutes(1);

    static final Cadence UNKNOWN = new Cadence(Map.of());

    static Cadence of(RecordedFolder folder) throws IOException {
        var last = new HashMap<String, Instant>();
        var all = new HashMap<String, List<Duration>>();
        try (var readings = folder.readings(bad -> {})) {
            readings.forEachRemaining(row -> {
                var before = last.put(row.device(), row.at());
                if (before != null && before.isBefore(row.at())) {
                    all.computeIfAbsent(row.device(), id -> new ArrayList<>()).add(Duration.between(before, row.at()));
                }
            });
        }
        var spans = new HashMap<String, Duration>();
        all.forEach((device, each) -> spans.put(device, median(each)));
        return new Cadence(spans);
    }

    /** To the second: a clock that ticks a little early is no other cadence. */
    private static Duration median(List<Duration> spans) {
        var middle = spans.stream().sorted().skip(spans.size() / 2).findFirst().orElse(STANDARD);
        var rounded = Duration.ofSeconds(Math.round(middle.toMillis() / 1000.0));
        return rounded.isZero() ? Duration.ofSeconds(1) : rounded;
    }

    Duration of(String device) {
        return spans.getOrDefault(device, STANDARD);
    }
}
