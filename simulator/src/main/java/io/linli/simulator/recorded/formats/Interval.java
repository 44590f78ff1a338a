package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.Presence;
import io.linli.simulator.recorded.Presence.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** From one time to another, as many records tell when something was on, or when somebody was out. */
record Interval(Instant from, Instant to) {

    Interval {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends at " + to + ", before it begins at " + from);
        }
    }

    /** On when it begins and off when it ends. */
    Stream<Measured> measured(String device, Metric metric) {
        return Stream.of(new Measured(from, device, metric, 1), new Measured(to, device, metric, 0));
    }

    /** Where somebody was within this interval who was away at those times and at home else. */
    List<Presence> stays(List<Interval> absences) {
        var stays = new ArrayList<Presence>();
        var since = from;
        for (var away :
                absences.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            if (away.from.isBefore(since) || away.to.isAfter(to)) {
                continue;
            }
            if (since.isBefore(away.from)) {
                stays.add(new Presence(since, away.from, State.HOME));
            }
            stays.add(new Presence(away.from, away.to, State.AWAY));
            since = away.to;
        }
        if (since.isBefore(to)) {
            stays.add(new Presence(since, to, State.HOME));
        }
        return stays;
    }

    /** From the first of all these to the last. */
    static Interval around(List<Interval> all) {
        return new Interval(
                all.stream().map(Interval::from).min(Comparator.naturalOrder()).orElseThrow(),
                all.stream().map(Interval::to).max(Comparator.naturalOrder()).orElseThrow());
    }
}
