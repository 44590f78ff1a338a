package io.linli.jobs.correlate;

import io.linli.model.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is kept of one neighbourhood: its buildings, the alerts that are open in it, and those yet to be weighed. */
public final class GridMemory {
    static final long NEVER = Long.MAX_VALUE;
    /** The order in which alerts are taken, whoever was faster. */
    static final Comparator<Alert> ORDER = Comparator.comparing(Alert::updatedAt)
            .thenComparing(alert -> alert.subject().toString())
            .thenComparing(Alert::id)
            .thenComparing(Alert::revision);

    final Map<String, BuildingWatch> buildings = new TreeMap<>();
    /** By the alerts' ids. */
    final Map<String, Told> told = new TreeMap<>();
    /** What is open, as it stood when it was last weighed: all that anybody may know of the others meanwhile. */
    final List<Alert> standing = new ArrayList<>();
    /** Alerts of a building that stand for several of its homes, by what joins them. */
    final Map<String, Alert> joined = new TreeMap<>();
    /** Came in while something before them was yet to be judged. */
    final List<Alert> waiting = new ArrayList<>();
    /** Sent on already, and to be compared with the others. */
    final List<Alert> unweighed = new ArrayList<>();
    /** When the runtime will call: its own note. */
    long armedFor = NEVER;

    /** Lets everybody know what was said until now. */
    void weigh() {
        standing.clear();
        told.values().stream().map(Told::said).filter(Alert::isOpen).forEach(standing::add);
    }

    static void insert(Alert alert, List<Alert> sorted) {
        var at = sorted.size();
        while (at > 0 && ORDER.compare(sorted.get(at - 1), alert) > 0) {
            at--;
        }
        sorted.add(at, alert);
    }

    BuildingWatch building(String building, BuildingWatch.Asked asked) {
        var watch = buildings.computeIfAbsent(asked.key() + " " + building, key -> new BuildingWatch(building, asked));
        watch.asked = asked;
        return watch;
    }

    /** Epoch milliseconds of the earliest thing to be judged, {@link #NEVER} when there is none. */
    long judgeAt() {
        var earliest = unweighed.isEmpty() ? NEVER : Corroboration.weighedAt(unweighed.get(0));
        for (var building : buildings.values()) {
            earliest = Math.min(earliest, building.lookAgainAt());
        }
        return earliest;
    }

    /** When the runtime should call: something is to be judged or waits. */
    public long lookAgainAt() {
        return waiting.isEmpty()
                ? judgeAt()
                : Math.min(judgeAt(), waiting.get(0).updatedAt().toEpochMilli());
    }

    public boolean isEmpty() {
        return buildings.isEmpty() && told.isEmpty() && joined.isEmpty() && waiting.isEmpty() && unweighed.isEmpty();
    }

    public long armedFor() {
        return armedFor;
    }

    public void armFor(long time) {
        armedFor = time;
    }
}
