package io.linli.api.escalation;

import io.linli.api.incident.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of a case that nobody has taken: one tier after the other is added, none is ever removed.
 *
 * @param first where it begins
 * @param by when the next tier is told; null once there is none
 * @param endedAt when there was nobody left to tell
 * @param told the usernames of those who were there when it was their tier's turn, or came later
 */
public record Ladder(
        Tier first,
        Instant since,
        List<Rung> rungs,
        @Nullable Instant by,
        @Nullable Instant endedAt,
        Set<String> told) {

    /** By which it is climbed. */
    interface Pace {
        Optional<Tier> above(Tier tier);

        /** When a tier that was told then has had its time. */
        Instant after(Tier tier, Instant at);
    }

    public Ladder {
        rungs = List.copyOf(rungs);
        // Records of earlier releases have none.
        told = told == null ? Set.of() : Set.copyOf(told);
    }

    static Ladder from(Tier first, Instant since) {
        return new Ladder(first, since, List.of(), since, null, Set.of());
    }

    /** With all tiers whose turn it is by now; one with nobody on duty costs no time. */
    Ladder climbed(Pace pace, Predicate<Tier> isManned, Instant now) {
        var ladder = this;
        while (ladder.by != null && !ladder.by.isAfter(now)) {
            ladder = ladder.next(ladder.by, pace, isManned);
        }
        return ladder;
    }

    private Ladder next(Instant at, Pace pace, Predicate<Tier> isManned) {
        var tier = rungs.isEmpty() ? Optional.of(first) : pace.above(last());
        if (tier.isEmpty()) {
            return new Ladder(first, since, rungs, null, at, told);
        }
        var manned = isManned.test(tier.get());
        var all = new ArrayList<>(rungs);
        all.add(new Rung(tier.get(), at, manned));
        return new Ladder(first, since, all, manned ? pace.after(tier.get(), at) : at, null, told);
    }

    /** The highest that was told. */
    public Tier last() {
        return rungs.isEmpty() ? first : rungs.get(rungs.size() - 1).tier();
    }

    Ladder by(@Nullable Instant later) {
        return new Ladder(first, since, rungs, later, endedAt, told);
    }

    Ladder told(Collection<String> more) {
        var all = new HashSet<>(told);
        all.addAll(more);
        return new Ladder(first, since, rungs, by, endedAt, all);
    }
}
