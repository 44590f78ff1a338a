package io.linli.api.incident;

import java.util.Locale;

/** What moves an incident on. */
public enum Step {
    /** 立案: it is a case. */
    REGISTER(Phase.REGISTERED),
    /** 派遣: a tier is told. */
    DISPATCH(Phase.DISPATCHED),
    /** 签收: somebody has taken it. */
    ACKNOWLEDGE(Phase.ACKNOWLEDGED),
    /** 到场: somebody is there. */
    ARRIVE(Phase.ARRIVED),
    /** 反馈: what it was, and what was done. */
    FEEDBACK(Phase.FED_BACK),
    /** 结案: somebody else has checked it. */
    CLOSE(Phase.CLOSED);

    private final Phase goal;

    Step(Phase goal) {
        this.goal = goal;
    }

    /** Where the incident stands once it is taken. */
    Phase goal() {
        return goal;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
