package io.linli.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the machine says: one revision of one episode of one risk at one subject.
 *
 * @param id {@code rule:slot:subject:onset-ms}, frozen when raised
 * @param revision counts up from 1 with every change; 0 is a first word, told before its turn and told again in it
 * @param onset when it began, by the devices' clocks
 * @param raisedAt when it was recognised, by the clock of the stream
 * @param updatedAt when this revision was made
 * @param levelAt when the present level was first reached
 * @param late raised by readings delivered long after they were measured: a finding on the record
 * @param explanation why, as data: onset, measured value, learned norm, limit, evidence
 * @param cause id of the alert that explains this one, while it does: people are told of that
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
        Text text,
        @Nullable String cause) {

    public Alert {
        if (revision < 0) {
            throw new IllegalArgumentException("a revision counts from 0, not: " + revision);
        }
    }

    public Alert(
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
        this(
                id,
                kind,
                subject,
                place,
                device,
                level,
                ladder,
                stage,
                mode,
                rule,
                version,
                revision,
                onset,
                raisedAt,
                updatedAt,
                levelAt,
                clearedAt,
                clearReason,
                late,
                explanation,
                text,
                null);
    }

    public static String id(String rule, Mode mode, Subject subject, Instant onset) {
        return rule + ":" + mode.id() + ":" + subject + ":" + onset.toEpochMilli();
    }

    /** The same, as it is sent on: by another number, and with what explains it. */
    public Alert sent(int asRevision, @Nullable String because, Instant at) {
        return new Alert(
                id,
                kind,
                subject,
                place,
                device,
                level,
                ladder,
                stage,
                mode,
                rule,
                version,
                asRevision,
                onset,
                raisedAt,
                at,
                levelAt,
                clearedAt,
                clearReason,
                late,
                explanation,
                text,
                because);
    }

    /** The same, of another level and with more to say. */
    public Alert saying(Level other, Instant levelSince, Map<String, Object> why, Text sentence) {
        return new Alert(
                id,
                kind,
                subject,
                place,
                device,
                other,
                ladder,
                stage,
                mode,
                rule,
                version,
                revision,
                onset,
                raisedAt,
                updatedAt,
                levelSince,
                clearedAt,
                clearReason,
                late,
                why,
                sentence,
                cause);
    }

    /** The same, ended when this revision was made. */
    public Alert over(ClearReason reason) {
        return new Alert(
                id,
                kind,
                subject,
                place,
                device,
                level,
                ladder,
                stage,
                mode,
                rule,
                version,
                revision,
                onset,
                raisedAt,
                updatedAt,
                levelAt,
                updatedAt,
                reason,
                late,
                explanation,
                text,
                cause);
    }

    public boolean isOpen() {
        return clearedAt == null;
    }
}
