package io.linli.api.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two persons exchange a shift each; it holds once it is accepted.
 *
 * @param give what the giver has and the taker will have
 * @param take what the giver has for it; null where the taker helps out
 */
public record Swap(
        UUID id, Slot give, String giver, @Nullable Slot take, String taker, boolean accepted) {

    public Swap {
        giver = Shift.username("giver", giver);
        taker = Shift.username("to", taker);
        if (giver.equals(taker)) {
            throw new IllegalArgumentException("to: somebody else than " + giver);
        }
        if (give.equals(take)) {
            throw new IllegalArgumentException("take: another shift than what is given");
        }
    }

    /** Who has a shift after it whom the plan before it gave it to. */
    String person(Slot slot, String before) {
        if (!accepted) {
            return before;
        }
        if (slot.equals(give) && before.equals(giver)) {
            return taker;
        }
        return slot.equals(take) && before.equals(taker) ? giver : before;
    }
}
