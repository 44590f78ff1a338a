package io.linli.api.incident.state;

import org.jspecify.annotations.Nullable;

/**
 * 已立案: it is a case that nobody was told of yet, or that those who were told gave back.
 *
 * @param work of those who had it before
 */
public record Registered(@Nullable Work work) implements Open {
    @Override
    public Phase phase() {
        return Phase.REGISTERED;
    }

    @Override
    public Decision take(Step step, Act act) {
        return switch (step) {
            case DISPATCH ->
                Tier.of(act.to())
                        .map(tier -> Decision.to(new Working.Dispatched(work == null ? Work.of(tier) : work.at(tier))))
                        .orElseGet(() -> Decision.refused(Refusal.ADDRESSEE_MISSING));
            case CALL_OFF -> Decision.to(new Noticed.Verifying(work));
            default -> Open.super.take(step, act);
        };
    }
}
