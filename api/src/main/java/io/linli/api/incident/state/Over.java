package io.linli.api.incident.state;

import org.jspecify.annotations.Nullable;

/** Nobody works on it any more. Reopening makes another incident that follows it. */
sealed interface Over extends IncidentState {

    @Override
    default Decision take(Step step, Act act) {
        return Decision.refused(Refusal.NOT_IN_THIS_PHASE);
    }

    /** 已结案. */
    record Closed(Work work, Outcome outcome, String closedBy) implements Over {
        @Override
        public Phase phase() {
            return Phase.CLOSED;
        }

        @Override
        public Decision take(Step step, Act act) {
            if (step != Step.EVALUATE) {
                return Over.super.take(step, act);
            }
            if (handlers().contains(act.actor())) {
                return Decision.refused(Refusal.HANDLER_CANNOT_CLOSE);
            }
            var rating = act.rating();
            return rating == null || rating < 1 || rating > 5
                    ? Decision.refused(Refusal.RATING_MISSING)
                    : Decision.to(new Evaluated(work, outcome, closedBy, rating));
        }
    }

    /** 已评价. */
    record Evaluated(Work work, Outcome outcome, String closedBy, int rating) implements Over {
        @Override
        public Phase phase() {
            return Phase.EVALUATED;
        }
    }

    /** 不予立案. */
    record NotRegistered(@Nullable Work work, @Nullable Outcome outcome, String closedBy) implements Over {
        @Override
        public Phase phase() {
            return Phase.NOT_REGISTERED;
        }
    }

    /** 已撤销. */
    record Cancelled(@Nullable Work work, Outcome outcome, String closedBy) implements Over {
        @Override
        public Phase phase() {
            return Phase.CANCELLED;
        }
    }

    /** 并案, into another incident. */
    record Merged(@Nullable Work work, @Nullable Outcome outcome, String into) implements Over {
        @Override
        public Phase phase() {
            return Phase.MERGED;
        }
    }

    /** 强制结案. */
    record ForcedClosed(@Nullable Work work, @Nullable Outcome outcome, String closedBy) implements Over {
        @Override
        public Phase phase() {
            return Phase.FORCED_CLOSED;
        }
    }
}
