package io.linli.api.incident.state;

/** Somebody has to do something: it may be found to be part of another one, or ended by those who lead. */
sealed interface Open extends IncidentState permits Noticed, Registered, Working, Reported, Suspended {

    @Override
    default Decision take(Step step, Act act) {
        return switch (step) {
            case MERGE ->
                act.to() == null
                        ? Decision.refused(Refusal.ADDRESSEE_MISSING)
                        : Decision.to(new Over.Merged(work(), act.to()));
            case FORCE_CLOSE ->
                handlers().contains(act.actor())
                        ? Decision.refused(Refusal.HANDLER_CANNOT_CLOSE)
                        : Decision.to(new Over.ForcedClosed(work(), act.actor()), act);
            default -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
        };
    }
}
