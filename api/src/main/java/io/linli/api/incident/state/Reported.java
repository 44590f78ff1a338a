package io.linli.api.incident.state;

/** What was done is said, and not yet found to be enough. */
sealed interface Reported extends Open {

    @Override
    Work work();

    @Override
    Outcome outcome();

    @Override
    default Decision take(Step step, Act act) {
        return switch (step) {
            case CLOSE -> byAnother(act, Decision.to(new Over.Closed(work(), outcome(), act.actor())));
            case REWORK -> byAnother(act, Decision.to(new Rework(work().again(), outcome()), act));
            default -> Open.super.take(step, act);
        };
    }

    static Decision feedback(Work work, Act act) {
        var outcome = act.outcome();
        return outcome == null
                ? Decision.refused(Refusal.OUTCOME_MISSING)
                : Decision.to(new FedBack(work.by(act), outcome));
    }

    /** 已反馈. */
    record FedBack(Work work, Outcome outcome) implements Reported {
        @Override
        public Phase phase() {
            return Phase.FED_BACK;
        }

        @Override
        public Decision take(Step step, Act act) {
            return step == Step.CHECK
                    ? byAnother(act, Decision.to(new Checking(work, outcome)))
                    : Reported.super.take(step, act);
        }
    }

    /** 核查中. */
    record Checking(Work work, Outcome outcome) implements Reported {
        @Override
        public Phase phase() {
            return Phase.CHECKING;
        }
    }

    /** 返工. */
    record Rework(Work work, Outcome outcome) implements Reported {
        @Override
        public Phase phase() {
            return Phase.REWORK;
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case DISPATCH -> Decision.to(new Working.Dispatched(work));
                case CLOSE, REWORK -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
                default -> Reported.super.take(step, act);
            };
        }
    }
}
