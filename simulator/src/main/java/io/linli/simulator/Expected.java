package io.linli.simulator;

import io.linli.model.ClearReason;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Stage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an alert that must come; what is not named is not looked at. Exactly one of raise, update and clear
 * names its kind.
 *
 * @param at when it is recognised
 * @param say a part of its sentence, in either language
 * @param explained by an alert of this kind
 */
public record Expected(
        @Nullable Duration at,
        @Nullable RuleKind raise,
        @Nullable RuleKind update,
        @Nullable RuleKind clear,
        @Nullable Level level,
        @Nullable Ladder ladder,
        @Nullable Stage stage,
        @Nullable ClearReason because,
        @Nullable Boolean late,
        @Nullable String say,
        @Nullable RuleKind explained) {

    public Expected {
        var named = (raise == null ? 0 : 1) + (update == null ? 0 : 1) + (clear == null ? 0 : 1);
        Scenario.require(named == 1, "then: at " + at + " name one of raise, update, clear");
    }

    public RuleKind kind() {
        if (raise != null) {
            return raise;
        }
        return update != null ? update : java.util.Objects.requireNonNull(clear);
    }
}
