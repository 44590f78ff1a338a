package io.linli.api.incident.state;

/** 挂账: it goes on where it stood, and no clock counts the time between. */
public record Suspended(Working before) implements Open {
    @Override
    public Phase phase() {
        return Phase.SUSPENDED;
    }

    @Override
    public Work work() {
        return before.work();
    }

    @Override
    public Decision take(Step step, Act act) {
        return step == Step.RESUME ? Decision.to(before) : Open.super.take(step, act);
    }
}
