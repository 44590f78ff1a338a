package io.linli.api.incident.state;

/** What came of asking for a step. */
public sealed interface Decision {

    /** It is taken. */
    record Moved(IncidentState next) implements Decision {}

    /** It is not, and why. */
    record Refused(Refusal reason) implements Decision {}

    static Decision to(IncidentState next) {
        return new Moved(next);
    }

    static Decision refused(Refusal reason) {
        return new Refused(reason);
    }

    /** For steps that nobody takes without saying why. */
    static Decision to(IncidentState next, Act act) {
        return act.note().isBlank() ? refused(Refusal.REASON_MISSING) : to(next);
    }
}
