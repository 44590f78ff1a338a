package io.linli.api.incident.state;

/** It is no case yet. */
sealed interface Noticed extends Open {

    @Override
    default Decision take(Step step, Act act) {
        return switch (step) {
            case VERIFY, CALL_OFF -> Decision.to(new Verifying());
            case REGISTER -> Decision.to(new Registered());
            case DECLINE -> Decision.to(new Over.NotRegistered(act.actor()), act);
            default -> Open.super.take(step, act);
        };
    }

    /** 已感知. */
    record Detected() implements Noticed {
        @Override
        public Phase phase() {
            return Phase.DETECTED;
        }
    }

    /** 核实中. */
    record Verifying() implements Noticed {
        @Override
        public Phase phase() {
            return Phase.VERIFYING;
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case CANCEL -> Decision.to(new Over.Cancelled(act.actor()), act);
                case VERIFY, CALL_OFF -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
                default -> Noticed.super.take(step, act);
            };
        }
    }
}
