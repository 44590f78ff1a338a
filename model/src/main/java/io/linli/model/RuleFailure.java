package io.linli.model;

import java.time.Instant;

/**
 * A version of a rule that could not judge, and was switched off for that; the next version is in force again.
 *
 * @param slot live or shadow
 * @param subject where it first failed
 * @param problem what was thrown, and where
 * @param at by the clock of the stream
 */
public record RuleFailure(String rule, Mode slot, int version, Subject subject, String problem, Instant at) {

    /** The key of its record: the rule's, as in the stream of rules. */
    public String key() {
        return rule + ":" + slot.id();
    }
}
