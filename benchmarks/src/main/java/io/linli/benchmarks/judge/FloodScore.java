package io.linli.benchmarks.judge;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Stage;
import io.linli.simulator.recorded.Flood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said of floods beside the floods that people noted. Only what was reached counts: a warning of water that
 * never came is neither a find nor a false alarm here.
 *
 * @param found noted floods during which, give or take a sample, the water was said to have reached a level
 * @param outside times at which that was said and nothing was noted
 */
public record FloodScore(int noted, int found, int outside) {

    /** From when a level was said to be reached until the water was said to be below all of them. */
    private record Told(Instant from, Instant to) {
        boolean isAbout(Flood flood, Duration sample) {
            return !from.isAfter(flood.to().plus(sample))
                    && !to.isBefore(flood.from().minus(sample));
        }
    }

    /**
     * @param alerts in the order of their revisions
     * @param sample how far apart samples are: notes were taken at the one before or after
     */
    public static FloodScore of(List<Alert> alerts, List<Flood> floods, Duration sample) {
        var told = told(alerts);
        var found = floods.stream()
                .filter(flood -> told.stream().anyMatch(each -> each.isAbout(flood, sample)))
                .count();
        var outside = told.stream()
                .filter(each -> floods.stream().noneMatch(flood -> each.isAbout(flood, sample)))
                .count();
        return new FloodScore(floods.size(), (int) found, (int) outside);
    }

    private static List<Told> told(List<Alert> alerts) {
        var told = new ArrayList<Told>();
        Map<String, Instant> open = new HashMap<>();
        for (var alert : alerts) {
            if (alert.isOpen() && alert.stage() == Stage.REACHED && alert.level() != Level.IV) {
                open.putIfAbsent(alert.id(), alert.updatedAt());
            } else {
                var from = open.remove(alert.id());
                if (from != null) {
                    told.add(new Told(from, alert.updatedAt()));
                }
            }
        }
        open.values().forEach(from -> told.add(new Told(from, Instant.MAX)));
        return told;
    }
}
