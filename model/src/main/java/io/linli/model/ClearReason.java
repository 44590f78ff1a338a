package io.linli.model;

/** Why an episode ended. */
public enum ClearReason {
    /** The resident moved, the water fell: what was wrong is so no more. */
    RECOVERED,
    /** A late reading showed that nothing had been wrong. */
    LATE_DATA,
    /** A person ended it. */
    BY_PERSON,
    RULE_OFF,
    /** What was watched is watched no longer. */
    NOT_WATCHED
}
