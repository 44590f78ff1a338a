package io.linli.model;

import java.time.Duration;

/**
 * How readings stand in the store of history: one measurement, a point for each message, a field of floating point for
 * each {@link Metric} by its id. Nobody else spells these names.
 */
public final class Telemetry {
    public static final String MEASUREMENT = "readings";
    /** Whose log the readings stood in: the home or site where the device was then. */
    public static final String SUBJECT = "subject";

    public static final String DEVICE = "device";
    /** The code of the community, the first 12 digits of the grid's. */
    public static final String COMMUNITY = "community";
    /** What part the device plays, as {@link DeviceKind#id}. */
    public static final String KIND = "kind";

    /** The other measurement: what the parts count of themselves, one value at a time. */
    public static final String METRICS = "metrics";

    public static final String PART = "part";
    public static final String NAME = "name";
    /** Which of several of one name. */
    public static final String LABEL = "label";

    public static final String VALUE = "value";

    /** As long as the log itself. */
    public static final Duration KEPT = Duration.ofDays(70);

    private static final int COMMUNITY_DIGITS = 12;

    private Telemetry() {}

    public static String community(String grid) {
        return grid.substring(0, Math.min(COMMUNITY_DIGITS, grid.length()));
    }
}
