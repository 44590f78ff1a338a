package io.linli.jobs.correlate;

import io.linli.model.Alert;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Joins alerts of several homes that are one danger of their building: smoke in a stairwell, gas in a riser. */
final class Joins {
    private Joins() {}

    static void judge(GridMemory memory, long now, Consumer<Alert> out) {
        var groups = memory.standing.stream()
                .filter(said -> said.place().building() != null)
                .filter(said -> !group(said).isEmpty())
                .collect(Collectors.groupingBy(Joins::group, TreeMap::new, Collectors.toList()));
        groups.forEach((group, members) -> join(group, members, memory, now, out));
        for (var group : List.copyOf(memory.joined.keySet())) {
            if (!groups.containsKey(group)) {
                out.accept(JoinWords.cleared(Objects.requireNonNull(memory.joined.remove(group)), now));
            }
        }
    }

    /** What an alert may be one part of; empty when of nothing. */
    private static String group(Alert said) {
        var place = said.place();
        var within = said.kind().id() + ":" + said.mode().id() + ":" + place.buildingKey();
        return switch (said.kind()) {
            case SMOKE -> within;
            case GAS -> place.riserKey() == null ? "" : within + ":" + place.riserKey();
            default -> "";
        };
    }

    private static void join(String group, List<Alert> members, GridMemory memory, long now, Consumer<Alert> out) {
        var open = memory.joined.get(group);
        if (open == null && isOne(members)) {
            memory.joined.put(group, JoinWords.raised(members, now));
        } else if (open != null && isMore(open, members)) {
            memory.joined.put(group, JoinWords.grown(open, members, now));
        } else {
            return;
        }
        out.accept(memory.joined.get(group));
    }

    private static boolean isOne(List<Alert> members) {
        if (members.get(0).kind() == RuleKind.GAS) {
            return members.stream().map(Joins::flat).distinct().count() >= Nearness.FLATS_OF_A_RISER;
        }
        for (var one : members) {
            for (var other : members) {
                if (isSpread(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** On two floors, or at two places of a stairwell. */
    private static boolean isSpread(Alert one, Alert other) {
        var apart = Duration.between(one.raisedAt(), other.raisedAt()).abs();
        if (flat(one).equals(flat(other)) || apart.compareTo(Nearness.SMOKE_SPREADS_WITHIN) > 0) {
            return false;
        }
        var here = one.place();
        var there = other.place();
        var isOneStairwell = here.unit() != null && here.unit().equals(there.unit());
        return isOneStairwell || !Objects.equals(here.floorKey(), there.floorKey());
    }

    private static String flat(Alert said) {
        return said.subject().toString();
    }

    private static boolean isMore(Alert open, List<Alert> members) {
        return open.explanation().get("joined") instanceof Collection<?> known
                && !known.containsAll(members.stream().map(Alert::id).toList());
    }
}
