package io.linli.api.roster;

import io.linli.api.incident.state.Tier;
import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Who is on duty, for those who have somebody to tell something. */
public final class Rosters {
    private Rosters() {}

    /**
     * The usernames of those on duty, by the nearest roster of this tier that holds this grid and has somebody; first
     * whose shift it is, then who steps in. Empty where all of them have a hole, and where there is none.
     *
     * @param tier as {@link Tier#id()} has it
     */
    public static List<String> onDuty(Transaction tx, String grid, String tier, Instant at) {
        return RosterStore.covering(tx, grid, tier(tier)).stream()
                .map(roster -> plan(tx, roster).onDuty(at))
                .filter(persons -> !persons.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether any roster says who is on duty there; where none does, everybody of the role is. */
    public static boolean isCovered(Transaction tx, String grid, String tier) {
        return !RosterStore.covering(tx, grid, tier(tier)).isEmpty();
    }

    /** Throws IllegalArgumentException where there is no such tier. */
    static Tier tier(String id) {
        return Tier.valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** With who is away and what was exchanged. */
    static DutyPlan plan(Transaction tx, Roster roster) {
        var swaps = AbsenceStore.swaps(tx, roster.id());
        var persons = Stream.concat(
                        roster.persons().stream(),
                        swaps.stream().flatMap(swap -> Stream.of(swap.giver(), swap.taker())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new DutyPlan(roster, AbsenceStore.leaves(tx, persons), swaps);
    }

    /** For records that nobody has used yet. */
    public static void plant(Transaction tx, List<Roster> rosters) {
        rosters.forEach(roster -> RosterStore.add(tx, roster));
    }
}
