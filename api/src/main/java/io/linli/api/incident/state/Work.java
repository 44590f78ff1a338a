package io.linli.api.incident.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * With whom a case is, from its dispatch on.
 *
 * @param responsible the first who took it, and stays so until it is handed on (首接负责制)
 * @param handlers all who took part: the handler never checks his own case
 * @param reworks how often it was sent back as not enough
 * @param hold asked for and not yet approved twice
 */
public record Work(
        Tier tier,
        @Nullable String responsible,
        @JsonDeserialize(as = LinkedHashSet.class) Set<String> handlers,
        int reworks,
        @Nullable Hold hold) {

    /** A wish that the clocks stop, with the reason and those who approved it so far. */
    public record Hold(String askedBy, String reason, Set<String> approvedBy) {
        public Hold {
            approvedBy = Set.copyOf(approvedBy);
        }
    }

    /** Told to a tier anew, and with nobody yet. */
    Work at(Tier next) {
        return new Work(next, null, handlers, reworks, null);
    }

    Work inNoHands() {
        return at(tier);
    }

    static Work of(Tier tier) {
        return new Work(tier, null, Set.of(), 0, null);
    }

    Work by(Act act) {
        var all = new LinkedHashSet<>(handlers);
        // Who did something last stands last, and is who is named beside the state.
        all.remove(act.actor());
        all.add(act.actor());
        return new Work(tier, responsible == null ? act.actor() : responsible, all, reworks, hold);
    }

    Work inHandsOf(String person) {
        return new Work(tier, person, handlers, reworks, hold);
    }

    Work again() {
        return new Work(tier, responsible, handlers, reworks + 1, null);
    }

    Work with(@Nullable Hold next) {
        return new Work(tier, responsible, handlers, reworks, next);
    }
}
