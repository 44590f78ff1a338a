package io.linli.jobs.detect.risks.flood;

import io.linli.model.Level;
import io.linli.model.Stage;

/**
 * The level that the sensors tell now.
 *
 * @param minutes until it is reached, 0 when it is
 */
record Target(Level level, Stage stage, String device, double minutes, Cause cause) {
    static final Target CALM = reached(Level.IV, "");

    static Target reached(Level level, String device) {
        return new Target(level, Stage.REACHED, device, 0, Cause.DEPTH);
    }

    static Target expected(Level level, String device, double minutes) {
        return new Target(level, Stage.WARNING, device, minutes, Cause.TREND);
    }

    Target by(Cause what) {
        return new Target(level, stage, device, minutes, what);
    }

    /** One level up; what was below every level is only expected. */
    Target raised(Cause what) {
        return switch (level) {
            case I -> this;
            case II -> new Target(Level.I, stage, device, minutes, what);
            case III -> new Target(Level.II, stage, device, minutes, what);
            case IV -> new Target(Level.III, Stage.WARNING, device, Double.POSITIVE_INFINITY, what);
        };
    }

    boolean isCalm() {
        return level == Level.IV;
    }

    /** A higher level, or the level itself where it was only expected. */
    boolean isBeyond(Level other, Stage itsStage) {
        return level.isAbove(other)
                || level == other && stage == Stage.REACHED && itsStage == Stage.WARNING && !isCalm();
    }

    Target orBeyond(Target other) {
        return other.isBeyond(level, stage) ? other : this;
    }
}
