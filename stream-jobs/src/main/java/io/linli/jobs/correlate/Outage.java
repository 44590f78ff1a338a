package io.linli.jobs.correlate;

import io.linli.model.Alert;
import java.util.Set;

/**
 * An outage of a building that people were told of.
 *
 * @param last as it was told
 * @param members what has fallen silent since it began, except what is hidden behind it
 * @param backSince when enough of them were back, {@link #NEVER} while they are not
 */
record Outage(Alert last, Set<String> members, long backSince) {
    static final long NEVER = Long.MAX_VALUE;
}
