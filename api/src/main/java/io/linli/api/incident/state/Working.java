package io.linli.api.incident.state;

import io.linli.api.incident.state.Work.Hold;
import java.util.LinkedHashSet;
import java.util.Set;

/** People have it: it may be handed on, a department be called, and the clocks be stopped by two approvals. */
sealed interface Working extends Open {

    @Override
    Work work();

    /** The same with others, or with another wish to stop the clocks. */
    Working with(Work next);

    @Override
    default Decision take(Step step, Act act) {
        return switch (step) {
            case GIVE_BACK -> byTheirs(act, Decision.to(new Dispatched(work().inNoHands()), act));
            case TRANSFER ->
                act.to() == null
                        ? Decision.refused(Refusal.ADDRESSEE_MISSING)
                        : byTheirs(act, Decision.to(new Dispatched(work().inHandsOf(act.to())), act));
            case TAKE_OVER ->
                Decision.to(new Acknowledged(work().inHandsOf(act.actor()).by(act)));
            case WHISTLE ->
                act.to() == null
                        ? Decision.refused(Refusal.ADDRESSEE_MISSING)
                        : Decision.to(new Whistled(work().by(act), act.to()), act);
            case ASK_HOLD -> Decision.to(with(work().with(new Hold(act.actor(), act.note(), Set.of()))), act);
            case APPROVE_HOLD -> approve(act);
            // Somebody is on the way or there: they will see.
            case CALL_OFF -> Decision.to(with(work()));
            default -> Open.super.take(step, act);
        };
    }

    /** Of those who have it, or of those who lead. */
    private Decision byTheirs(Act act, Decision decision) {
        return handlers().contains(act.actor()) || act.role().isDuty()
                ? decision
                : Decision.refused(Refusal.NOT_THEIRS);
    }

    private Decision approve(Act act) {
        var hold = work().hold();
        if (hold == null) {
            return Decision.refused(Refusal.NOBODY_ASKED);
        }
        if (hold.askedBy().equals(act.actor()) || hold.approvedBy().contains(act.actor())) {
            return Decision.refused(Refusal.ASKED_THEMSELVES);
        }
        if (hold.approvedBy().isEmpty()) {
            var approved = new LinkedHashSet<>(hold.approvedBy());
            approved.add(act.actor());
            return Decision.to(with(work().with(new Hold(hold.askedBy(), hold.reason(), approved))));
        }
        return Decision.to(new Suspended(with(work().with(null))));
    }

    /** 已派遣. */
    record Dispatched(Work work) implements Working {
        @Override
        public Phase phase() {
            return Phase.DISPATCHED;
        }

        @Override
        public Working with(Work next) {
            return new Dispatched(next);
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case ACKNOWLEDGE ->
                    Decision.to(new Acknowledged(work.inHandsOf(act.actor()).by(act)));
                case CALL_OFF -> Decision.to(new Noticed.Verifying(work));
                // Those who were told say that it is not for them: somebody has to look whose it is.
                case GIVE_BACK -> Decision.to(new Registered(work), act);
                case TAKE_OVER -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
                default -> Working.super.take(step, act);
            };
        }
    }

    /** 已签收. */
    record Acknowledged(Work work) implements Working {
        @Override
        public Phase phase() {
            return Phase.ACKNOWLEDGED;
        }

        @Override
        public Working with(Work next) {
            return new Acknowledged(next);
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case SET_OUT -> Decision.to(new EnRoute(work.by(act)));
                case ARRIVE -> Decision.to(new Arrived(work.by(act)));
                default -> Working.super.take(step, act);
            };
        }
    }

    /** 赶赴中. */
    record EnRoute(Work work) implements Working {
        @Override
        public Phase phase() {
            return Phase.EN_ROUTE;
        }

        @Override
        public Working with(Work next) {
            return new EnRoute(next);
        }

        @Override
        public Decision take(Step step, Act act) {
            return step == Step.ARRIVE ? Decision.to(new Arrived(work.by(act))) : Working.super.take(step, act);
        }
    }

    /** 已到场. */
    record Arrived(Work work) implements Working {
        @Override
        public Phase phase() {
            return Phase.ARRIVED;
        }

        @Override
        public Working with(Work next) {
            return new Arrived(next);
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case HANDLE -> Decision.to(new Handling(work.by(act)));
                case FEEDBACK -> Reported.feedback(work, act);
                default -> Working.super.take(step, act);
            };
        }
    }

    /** 处置中. */
    record Handling(Work work) implements Working {
        @Override
        public Phase phase() {
            return Phase.HANDLING;
        }

        @Override
        public Working with(Work next) {
            return new Handling(next);
        }

        @Override
        public Decision take(Step step, Act act) {
            return step == Step.FEEDBACK ? Reported.feedback(work, act) : Working.super.take(step, act);
        }
    }

    /** 已吹哨: whoever had it waits for a department. */
    record Whistled(Work work, String department) implements Working {
        @Override
        public Phase phase() {
            return Phase.WHISTLED;
        }

        @Override
        public Working with(Work next) {
            return new Whistled(next, department);
        }

        @Override
        public Decision take(Step step, Act act) {
            return switch (step) {
                case REPORT_IN ->
                    act.actor().equals(department)
                            ? Decision.to(new Handling(work.by(act)))
                            : Decision.refused(Refusal.NOT_THEIRS);
                case WHISTLE -> Decision.refused(Refusal.NOT_IN_THIS_PHASE);
                default -> Working.super.take(step, act);
            };
        }
    }
}
