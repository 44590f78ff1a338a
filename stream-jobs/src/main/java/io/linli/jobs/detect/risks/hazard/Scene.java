package io.linli.jobs.detect.risks.hazard;

import io.linli.jobs.detect.Watched;
import io.linli.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All devices of a home or site together.
 *
 * @param reached the highest level that is reached, of the device that leads; null while there is none
 * @param next when a higher level than the one told is reached, though nothing arrives
 * @param held the highest that any device holds
 * @param heldSince since when none has held a higher one
 * @param knownUntil how long all that is believed
 */
record Scene(
        @Nullable Step reached,
        String device,
        long next,
        @Nullable Level held,
        long heldSince,
        long knownUntil) {

    private record Seen(String device, Standing standing) {}

    static <T extends Track> Scene of(
            HazardMemory<T> memory, Watched watched, long now, boolean settled, Function<Sight<T>, Standing> look) {
        var all = new ArrayList<Seen>(memory.tracks().size());
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            if (device != null) {
                var sight = new Sight<>(entry.getValue(), device, watched, memory.tracks(), now);
                all.add(new Seen(entry.getKey(), look.apply(sight)));
            }
        }
        return of(all, memory.told(), now, settled);
    }

    private static Scene of(List<Seen> all, @Nullable Told told, long now, boolean settled) {
        Step reached = null;
        var device = "";
        var next = Trace.NEVER;
        Level held = null;
        var heldSince = Long.MIN_VALUE;
        var knownUntil = Trace.NEVER;
        for (var seen : all) {
            var standing = seen.standing();
            for (var step : standing.steps()) {
                var isNew = told == null || step.level().isAbove(told.level());
                var isKnown = step.atOnce() || step.due() <= standing.knownUntil();
                if (isKnown && step.isReached(now, settled)) {
                    if (reached == null || step.level().isAbove(reached.level())) {
                        reached = step;
                        device = seen.device();
                    }
                } else if (isNew && isKnown) {
                    next = Math.min(next, Math.max(step.due(), now + 1));
                }
            }
            held = higher(held, standing.held());
            heldSince = Math.max(heldSince, standing.heldSince());
            knownUntil = Math.min(knownUntil, standing.knownUntil());
        }
        return new Scene(reached, device, next, held, heldSince, knownUntil);
    }

    private static @Nullable Level higher(@Nullable Level one, @Nullable Level other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isAbove(one) ? other : one;
    }
}
