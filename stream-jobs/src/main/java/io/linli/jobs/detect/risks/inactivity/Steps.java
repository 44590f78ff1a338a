package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import io.linli.model.Ladder;
import org.jspecify.annotations.Nullable;

/**
 * When which step of the ladder is due, as lengths of silence: a call before the limit, family and grid worker at the
 * limit, a visit when nobody answered or at the hard limit. Where the limit is not learned from this home, it is the
 * call that comes at the limit.
 */
record Steps(long call, long tell, long visit, long hard) {

    static Steps of(Limit limit, Watched watched) {
        var answer = watched.millis("answer_within");
        var tell = limit.isPlain() ? limit.span() + answer : limit.span();
        return new Steps(limit.call(), tell, tell + answer, Math.max(watched.millis("hard_limit"), tell + answer));
    }

    /** The highest step that a silence of this length has come to; null when none. */
    @Nullable
    Ladder reached(long silence, boolean answered) {
        if (silence >= hard || silence >= visit && !answered) {
            return Ladder.L3;
        }
        if (silence >= tell && !answered) {
            return Ladder.L2;
        }
        return silence >= call ? Ladder.L1 : null;
    }

    /** The length at which the step after this one is due. */
    long after(@Nullable Ladder step, boolean answered) {
        if (step == null) {
            return call;
        }
        if (answered) {
            return step == Ladder.L3 ? Long.MAX_VALUE : hard;
        }
        return switch (step) {
            case L1 -> tell;
            case L2 -> visit;
            case L3 -> Long.MAX_VALUE;
        };
    }
}
