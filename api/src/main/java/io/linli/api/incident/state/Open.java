package io.linli.api.incident.state;

import org.jspecify.annotations.Nullable;

/** Somebody has to do something: it may be found to be part of another one, or ended by those who lead. */
sealed interface Open extends IncidentState permits Noticed, Registered, Working, Reported, Suspended {

    @Override
    default Decision take(Step step, Act act) {
        return switch (step) {
            case MERGE ->
                act.to() == null
                        ? Decision.refused(Refusal.ADDRESSEE_MISSING)
                        : byAnother(act, Decision.to(new Over.Merged(work(), outcome(), act.to()), act));
            case FORCE_CLOSE ->
                byAnother(act, Decision.to(new Over.ForcedClosed(work(), found(act), act.actor()), act));
            default -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
        };
    }

    /** What whoever ends it says, else what was said before. */
    private @Nullable Outcome found(Act act) {
        return act.outcome() == null ? outcome() : act.outcome();
    }

    /** Who handled it neither checks nor ends it. */
    default Decision byAnother(Act act, Decision decision) {
        return handlers().contains(act.actor()) ? Decision.refused(Refusal.HANDLER_CANNOT_CLOSE) : decision;
    }
}
