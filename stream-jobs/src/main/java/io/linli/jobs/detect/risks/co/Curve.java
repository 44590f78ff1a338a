package io.linli.jobs.detect.risks.co;

import io.linli.jobs.detect.risks.hazard.Sight;

/**
 * How long each concentration may last before the alarm, straight between the four points of EN 50291-1 on logarithmic
 * scales. A dose of 1 is an alarm.
 *
 * @param cleanFor how long clean air takes to undo a dose of 1
 */
record Curve(double at30, double at50, double at100, double at300, double cleanFor) {
    /** Below this, ppm, nothing is taken up. */
    static final double LEAST = 30;

    static Curve of(Sight<CoTrack> sight) {
        return new Curve(
                sight.millis("at_30"),
                sight.millis("at_50"),
                sight.millis("at_100"),
                sight.millis("at_300"),
                sight.millis("clean_for"));
    }

    /** Milliseconds until the alarm at a concentration of at least {@link #LEAST}. */
    double lasts(double ppm) {
        if (ppm >= 300) {
            return at300;
        }
        if (ppm >= 100) {
            return between(100, at100, 300, at300, ppm);
        }
        return ppm >= 50 ? between(50, at50, 100, at100, ppm) : between(30, at30, 50, at50, ppm);
    }

    private static double between(double low, double atLow, double high, double atHigh, double ppm) {
        var share = Math.log(ppm / low) / Math.log(high / low);
        return atLow * Math.pow(atHigh / atLow, share);
    }

    /** The dose after a concentration has lasted; one that has reached the alarm stays until that was told. */
    double after(double dose, double ppm, long millis) {
        if (dose >= 1) {
            return 1;
        }
        var change = ppm >= LEAST ? millis / lasts(ppm) : -millis / cleanFor;
        return Math.max(0, Math.min(1, dose + change));
    }
}
