package io.linli.api.appraisal;

import io.linli.api.incident.TimelineEntry;
import io.linli.model.Level;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that appraisal knows of a case: where and what it is, and its timeline, from the first line to the last.
 *
 * @param kind the family of risk or of request
 */
record CaseLog(UUID id, String grid, String kind, Level level, Instant openedAt, List<TimelineEntry> lines) {

    CaseLog {
        lines = List.copyOf(lines);
    }
}
