package io.linli.jobs.detect.risks.hazard;

import io.linli.model.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one device stands.
 *
 * @param held the level below which an open alert does not fall; null where the device is calm
 * @param heldSince since when it has held no higher one
 * @param knownUntil how long its last word is believed
 */
public record Standing(List<Step> steps, @Nullable Level held, long heldSince, long knownUntil) {

    /** It has not said anything yet. */
    public static final Standing UNKNOWN = new Standing(List.of(), null, Long.MIN_VALUE, Trace.NEVER);
}
