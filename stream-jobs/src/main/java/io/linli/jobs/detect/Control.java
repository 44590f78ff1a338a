package io.linli.jobs.detect;

import io.linli.model.BlindPeriod;
import io.linli.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What is told to all subjects: a rule was published or removed, or we were blind.
 *
 * @param key what it is about; a later word on the same key replaces an earlier one
 * @param version of the rule that is published, or of the one that was in force when it was removed
 * @param rule null when a rule was removed, and of a blind period
 */
public record Control(
        String key,
        int version,
        @Nullable Rule rule,
        @Nullable BlindPeriod blind) {

    public static Control published(Rule rule) {
        return new Control(rule.key(), rule.version(), rule, null);
    }

    /** The rule of this key is gone; its version is known to nobody yet. */
    public static Control removed(String ruleKey) {
        return new Control(ruleKey, 0, null, null);
    }

    /** Its key has a space, which no rule's key has. */
    public static Control blind(BlindPeriod period) {
        return new Control("blind " + period.id(), 0, null, period);
    }

    Control ofVersion(int removed) {
        return new Control(key, removed, rule, blind);
    }
}
