package io.linli.jobs.detect.risks.flood;

/** A depth in mm at a time by the sensor's clock. */
record Sample(long at, double depth) {

    /** How fast it rose since an earlier one, mm/min. */
    double gradientSince(Sample earlier) {
        return (depth - earlier.depth) / minutesSince(earlier);
    }

    double minutesSince(Sample earlier) {
        return (at - earlier.at) / 60_000.0;
    }
}
