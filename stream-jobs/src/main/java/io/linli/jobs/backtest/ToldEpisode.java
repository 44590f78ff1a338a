package io.linli.jobs.backtest;

import io.linli.model.Alert;
import io.linli.model.Ladder;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One episode as a rule told it.
 *
 * @param last its last revision
 * @param calledAt when people would first have been sent; null where it came to nothing, or to a call to the resident
 */
record ToldEpisode(Alert last, @Nullable Instant calledAt) {
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** Of every revision, by episode in the order of their first. */
    static List<ToldEpisode> of(List<Alert> revisions) {
        var told = new LinkedHashMap<String, ToldEpisode>();
        for (var alert : revisions) {
            var before = told.get(alert.id());
            var known = before == null ? null : before.calledAt();
            var called = known == null && sendsPeople(alert) ? alert.updatedAt() : known;
            told.put(alert.id(), new ToldEpisode(alert, called));
        }
        return new ArrayList<>(told.values());
    }

    /** What was over before it was known wakes nobody, and of what another alert explains people are told by that. */
    private static boolean sendsPeople(Alert alert) {
        return alert.ladder() != Ladder.L1 && alert.isOpen() && alert.cause() == null;
    }

    String subject() {
        return last.subject().toString();
    }

    boolean isBetween(Instant from, Instant to) {
        return !last.raisedAt().isBefore(from) && last.raisedAt().isBefore(to);
    }

    boolean overlaps(ToldEpisode other) {
        return subject().equals(other.subject()) && overlaps(other.begins(), other.ends());
    }

    boolean overlaps(long from, long to) {
        return begins() <= to && from <= ends();
    }

    private long begins() {
        return Math.min(last.onset().toEpochMilli(), last.raisedAt().toEpochMilli());
    }

    private long ends() {
        var cleared = last.clearedAt();
        return cleared == null ? Long.MAX_VALUE : cleared.toEpochMilli();
    }

    /** Milliseconds by which this came before the other; null where either would have sent nobody. */
    @Nullable
    Long earlierThan(ToldEpisode other) {
        return calledAt == null || other.calledAt == null
                ? null
                : other.calledAt.toEpochMilli() - calledAt.toEpochMilli();
    }

    boolean isAtNight() {
        var at = calledAt == null ? last.raisedAt() : calledAt;
        var local = at.atZone(last.place().zone()).toLocalTime();
        return !local.isBefore(EVENING) || local.isBefore(MORNING);
    }
}
