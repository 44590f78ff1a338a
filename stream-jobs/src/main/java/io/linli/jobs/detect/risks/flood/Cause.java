package io.linli.jobs.detect.risks.flood;

import java.util.Locale;

/** What speaks for a level. */
enum Cause {
    /** The depth itself. */
    DEPTH,
    /** The depth that the rise leads to. */
    TREND,
    /** Two fast rises in a row. */
    FAST_RISE,
    FLOAT_SWITCH,
    /** More rain than a national warning stands for, on water that is there: one level up. */
    RAIN,
    /** A pump that stands still in the rain, with water there: one level up. */
    PUMP,
    /** A sensor that fell silent in the rain, as one that drowned. */
    SILENCE;

    /** As data. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
