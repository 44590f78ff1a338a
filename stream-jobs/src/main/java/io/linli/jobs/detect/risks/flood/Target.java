package io.linli.jobs.detect.risks.flood;

import io.linli.model.Level;
import io.linli.model.Stage;

/**
 * The level that the sensors tell now.
 *
 * @param minutes until it is reached, 0 when it is
 */
record Target(Level level, Stage stage, String device, double minutes) {
    static final Target CALM = new Target(Level.IV, Stage.REACHED, "", 0);

    static Target reached(Level level, String device) {
        return new Target(level, Stage.REACHED, device, 0);
    }

    static Target expected(Level level, String device, double minutes) {
        return new Target(level, Stage.WARNING, device, minutes);
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
