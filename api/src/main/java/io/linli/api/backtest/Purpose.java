package io.linli.api.backtest;

/** What a rule is tried for. */
public enum Purpose {
    /** Somebody wants to see what it would do. */
    TRIAL,
    /** Several of its kind side by side, to propose the best. */
    PROPOSAL
}
