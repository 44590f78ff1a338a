package io.linli.api.incident;

/** What came of asking for a step. */
public sealed interface Decision {

    /** It is taken. */
    record Moved(IncidentState next) implements Decision {}

    /** It is not, and why. */
    record Refused(Refusal reason) implements Decision {}
}
