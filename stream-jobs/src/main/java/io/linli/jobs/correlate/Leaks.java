package io.linli.jobs.correlate;

import io.linli.model.Alert;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Water runs down a riser: a leak and the damp below it are one. */
final class Leaks {
    private Leaks() {}

    /** The highest leak above a damp place, from which it may come; null when there is none. */
    static @Nullable Alert above(Alert said, GridMemory memory) {
        return leaks(said, memory).stream()
                .filter(other -> isAbove(other.place(), said.place()))
                .max((a, b) -> Integer.compare(floor(a.place()), floor(b.place())))
                .orElse(null);
    }

    /** What may be damp because of a leak. */
    static List<Alert> below(Alert said, GridMemory memory) {
        return leaks(said, memory).stream()
                .filter(other -> isAbove(said.place(), other.place()))
                .toList();
    }

    /** Of the same riser and not long before or after. */
    private static List<Alert> leaks(Alert said, GridMemory memory) {
        if (!isLeak(said)
                || floor(said.place()) == Integer.MIN_VALUE
                || said.place().riserKey() == null) {
            return List.of();
        }
        return memory.standing.stream()
                .filter(other -> isLeak(other) && other.mode() == said.mode())
                .filter(other -> Objects.equals(
                                other.place().buildingKey(), said.place().buildingKey())
                        && Objects.equals(other.place().riserKey(), said.place().riserKey()))
                .filter(other ->
                        Duration.between(other.onset(), said.onset()).abs().compareTo(Nearness.WATER_RUNS_DOWN_WITHIN)
                                <= 0)
                .toList();
    }

    private static boolean isLeak(Alert alert) {
        return alert.kind() == RuleKind.WATER_LEAK;
    }

    private static boolean isAbove(Place upper, Place lower) {
        var floors = floor(upper) - floor(lower);
        return floor(upper) != Integer.MIN_VALUE
                && floor(lower) != Integer.MIN_VALUE
                && floors > 0
                && floors <= Nearness.WATER_RUNS_DOWN_FLOORS;
    }

    private static int floor(Place place) {
        var floor = place.floorKey();
        return floor != null && floor.matches("-?[0-9]{1,3}") ? Integer.parseInt(floor) : Integer.MIN_VALUE;
    }
}
