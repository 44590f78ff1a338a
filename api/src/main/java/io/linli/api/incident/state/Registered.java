package io.linli.api.incident.state;

/** 已立案: it is a case that nobody was told of yet. */
public record Registered() implements Open {
    @Override
    public Phase phase() {
        return Phase.REGISTERED;
    }

    @Override
    public Decision take(Step step, Act act) {
        return switch (step) {
            case DISPATCH ->
                Tier.of(act.to())
                        .map(tier -> Decision.to(new Working.Dispatched(Work.of(tier))))
                        .orElseGet(() -> Decision.refused(Refusal.ADDRESSEE_MISSING));
            case CALL_OFF -> Decision.to(new Noticed.Verifying());
            default -> Open.super.take(step, act);
        };
    }
}
