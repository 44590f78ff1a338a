package io.linli.api.incident;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of an incident: each state is a record, and each step a method of the only state that allows it.
 * Who handled it, and what it turned out to be, is what the later states know.
 */
public sealed interface IncidentState {

    Phase phase();

    /** All who acknowledged, arrived or fed back: the handler never checks his own case. */
    default Set<String> handlers() {
        return Set.of();
    }

    default @Nullable Tier tier() {
        return null;
    }

    default @Nullable Outcome outcome() {
        return null;
    }

    default @Nullable String closedBy() {
        return null;
    }

    default Decision register() {
        return refused();
    }

    default Decision dispatch(Tier to) {
        return refused();
    }

    default Decision acknowledge(Act act) {
        return refused();
    }

    default Decision arrive(Act act) {
        return refused();
    }

    default Decision feedback(Act act) {
        return refused();
    }

    default Decision close(Act act) {
        return refused();
    }

    /** The first tier that a case is dispatched to is the grid's. */
    default Decision take(Step step, Act act) {
        return switch (step) {
            case REGISTER -> register();
            case DISPATCH -> dispatch(Tier.GRID);
            case ACKNOWLEDGE -> acknowledge(act);
            case ARRIVE -> arrive(act);
            case FEEDBACK -> feedback(act);
            case CLOSE -> close(act);
        };
    }

    private static Decision refused() {
        return new Decision.Refused(Refusal.NOT_IN_THIS_PHASE);
    }

    private static Set<String> with(Set<String> handlers, String actor) {
        var all = new LinkedHashSet<>(handlers);
        all.add(actor);
        return all;
    }

    /** 已感知. */
    record Detected() implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.DETECTED;
        }

        @Override
        public Decision register() {
            return new Decision.Moved(new Registered());
        }
    }

    /** 已立案. */
    record Registered() implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.REGISTERED;
        }

        @Override
        public Decision dispatch(Tier to) {
            return new Decision.Moved(new Dispatched(to));
        }
    }

    /** 已派遣. */
    record Dispatched(Tier tier) implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.DISPATCHED;
        }

        @Override
        public Decision acknowledge(Act act) {
            return new Decision.Moved(new Acknowledged(tier, Set.of(act.actor())));
        }
    }

    /** 已签收. */
    record Acknowledged(Tier tier, Set<String> handlers) implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.ACKNOWLEDGED;
        }

        @Override
        public Decision arrive(Act act) {
            return new Decision.Moved(new Arrived(tier, with(handlers, act.actor())));
        }
    }

    /** 已到场. */
    record Arrived(Tier tier, Set<String> handlers) implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.ARRIVED;
        }

        @Override
        public Decision feedback(Act act) {
            if (act.outcome() == null) {
                return new Decision.Refused(Refusal.OUTCOME_MISSING);
            }
            return new Decision.Moved(new FedBack(tier, with(handlers, act.actor()), act.outcome()));
        }
    }

    /** 已反馈. */
    record FedBack(Tier tier, Set<String> handlers, Outcome outcome) implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.FED_BACK;
        }

        @Override
        public Decision close(Act act) {
            if (handlers.contains(act.actor())) {
                return new Decision.Refused(Refusal.HANDLER_CANNOT_CLOSE);
            }
            return new Decision.Moved(new Closed(tier, handlers, outcome, act.actor()));
        }
    }

    /** 已结案. */
    record Closed(Tier tier, Set<String> handlers, Outcome outcome, String closedBy) implements IncidentState {
        @Override
        public Phase phase() {
            return Phase.CLOSED;
        }
    }
}
