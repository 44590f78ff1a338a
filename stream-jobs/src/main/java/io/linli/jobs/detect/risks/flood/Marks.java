package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.Level;

/** The depths that matter at one sensor, mm: the rule's, unless the sensor has its own. */
record Marks(double wet, double yellow, double orange, double red) {

    static Marks of(Watched watched, Device device) {
        return new Marks(
                watched.number("wet", device),
                watched.number("yellow", device),
                watched.number("orange", device),
                watched.number("red", device));
    }

    /** The level that a depth stands for; IV is below every mark. */
    Level levelOf(double depth) {
        if (depth >= red) {
            return Level.I;
        }
        if (depth >= orange) {
            return Level.II;
        }
        return depth >= yellow ? Level.III : Level.IV;
    }

    double markOf(Level level) {
        return switch (level) {
            case I -> red;
            case II -> orange;
            case III -> yellow;
            case IV -> wet;
        };
    }
}
