package io.linli.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the machine says: one revision of one episode of one risk at one subject.
 *
 * @param id {@code rule:slot:subject:onset-ms}, frozen when raised
 * @param revision counts up from 1 with every change
 * @param onset when it began, by the devices' clocks
 * @param raisedAt when it was recognised, by the clock of the stream
 * @param updatedAt when this revision was made
 * @param levelAt when the present level was first reached
 * @param late raised by readings delivered long after they were measured: a finding on the record
 * @param explanation why, as data: onset, measured value, learned norm, limit, evidence
 */
public record Alert(
        String id,
        RuleKind kind,
        Subject subject,
        Place place,
        @Nullable String device,
        Level level,
        @Nullable Ladder ladder,
        @Nullable Stage stage,
        Mode mode,
        String rule,
        int version,
        int revision,
        Instant onset,
        Instant raisedAt,
        Instant updatedAt,
        Instant levelAt,
        @Nullable Instant clearedAt,
        @Nullable ClearReason clearReason,
        boolean late,
        Map<String, Object> explanation,
        Text text) {

    public Alert {
        if (revision < 1) {
            throw new IllegalArgumentException("a revision counts from 1, not: " + revision);
        }
    }

    public static String id(String rule, Mode mode, Subject subject, Instant onset) {
        return rule + ":" + mode.id() + ":" + subject + ":" + onset.toEpochMilli();
    }

    public boolean isOpen() {
        return clearedAt == null;
    }
}
