package io.linli.api.escalation;

import java.util.Locale;

/** By what a limit is measured. */
public enum ClockKind {
    /** Every hour counts, at night and on holidays too. */
    URGENT_HOUR,
    /** Only the hours in which offices are open count. */
    WORK_HOUR,
    /** As many work hours as an office day has. */
    WORK_DAY,
    /** The same time of the local day, so many days later. */
    NATURAL_DAY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
