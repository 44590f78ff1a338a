package io.linli.api.escalation;

import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the steps of an incident of one level may take.
 *
 * @param acknowledge how long each tier has from when it is told until the next is told too; a tier that is not here is
 *     never told
 * @param arrive from dispatch; null where nobody needs to
 * @param feedback from dispatch
 * @param close from the feedback
 * @param extension by how much the feedback may be put off, once
 * @param visit after which who is there alone is asked whether all is well
 * @param answer how long they have to say so
 */
public record Limits(
        Map<Tier, Limit> acknowledge,
        @Nullable Limit arrive,
        Limit feedback,
        Limit close,
        Limit extension,
        Limit visit,
        Limit answer) {

    public Limits {
        acknowledge = Collections.unmodifiableMap(new EnumMap<>(acknowledge));
        if (!acknowledge.containsKey(Tier.GRID)) {
            throw new IllegalArgumentException("acknowledge.grid is missing");
        }
        for (var tier : acknowledge.keySet()) {
            var below = tier.ordinal() - 1;
            if (below >= 0 && !acknowledge.containsKey(Tier.values()[below])) {
                throw new IllegalArgumentException("acknowledge." + Tier.values()[below].id() + " is missing below "
                        + tier.id() + ": no tier is left out");
            }
        }
    }

    /** Which is told when this one does not answer. */
    public Optional<Tier> above(Tier tier) {
        return acknowledge.keySet().stream()
                .filter(next -> next.compareTo(tier) > 0)
                .findFirst();
    }

    /** A tier that a person sent it to, though the ladder does not reach it, has as long as the last that it reaches. */
    Limit acknowledge(Tier tier) {
        var limit = acknowledge.get(tier);
        return limit == null
                ? acknowledge.values().stream().reduce((first, last) -> last).orElseThrow()
                : limit;
    }

    /** Until when this step must be taken; null where none is promised. */
    public @Nullable Limit of(Step step) {
        return switch (step) {
            case REGISTER, DISPATCH, ACKNOWLEDGE -> acknowledge(Tier.GRID);
            case ARRIVE -> arrive;
            case FEEDBACK -> feedback;
            case CLOSE -> close;
            default -> null;
        };
    }
}
