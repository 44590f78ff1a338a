package io.linli.api.incident.state;

import org.jspecify.annotations.Nullable;

/** It is no case yet, or it is asked anew whether it is one. */
sealed interface Noticed extends Open {

    @Override
    default Decision take(Step step, Act act) {
        return switch (step) {
            case VERIFY, CALL_OFF -> Decision.to(new Verifying(work()));
            case REGISTER -> Decision.to(new Registered(work()));
            case DECLINE -> byAnother(act, Decision.to(new Over.NotRegistered(work(), found(act), act.actor()), act));
            default -> Open.super.take(step, act);
        };
    }

    /** Mostly somebody pressed by mistake. */
    private static Outcome found(Act act) {
        return act.outcome() == null ? Outcome.FALSE_HUMAN : act.outcome();
    }

    /** 已感知. */
    record Detected() implements Noticed {
        @Override
        public Phase phase() {
            return Phase.DETECTED;
        }
    }

    /**
     * 核实中.
     *
     * @param work of those who had it before it was called off
     */
    record Verifying(@Nullable Work work) implements Noticed {
        @Override
        public Phase phase() {
            return Phase.VERIFYING;
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case CANCEL ->
                    byAnother(act, Decision.to(new Over.Cancelled(work, Noticed.found(act), act.actor()), act));
                case VERIFY, CALL_OFF -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
                default -> Noticed.super.take(step, act);
            };
        }
    }
}
