package io.linli.api.escalation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is there, perhaps alone.
 *
 * @param by when they are asked, or must have answered; null once others were told that they did not
 */
public record Visit(String person, @Nullable Instant by, Stage stage) {

    /** How far it is known that all is well. */
    public enum Stage {
        WELL,
        ASKED,
        SILENT
    }

    static Visit begun(String person, Instant at, Limits limits, Times times) {
        return new Visit(person, times.after(limits.visit(), at), Stage.WELL);
    }

    Visit moved(Duration later) {
        return new Visit(person, by == null ? null : by.plus(later), stage);
    }

    /** Asked first; told to others when there was no answer. */
    Visit turned(Instant now, Limits limits, Times times) {
        if (by == null || by.isAfter(now)) {
            return this;
        }
        return stage == Stage.WELL
                ? new Visit(person, times.after(limits.answer(), now), Stage.ASKED)
                : new Visit(person, null, Stage.SILENT);
    }
}
