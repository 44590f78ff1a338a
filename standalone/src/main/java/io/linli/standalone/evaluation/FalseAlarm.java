package io.linli.standalone.evaluation;

import io.linli.model.Alert;
import io.linli.model.Ladder;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;

/**
 * Somebody was called or sent though all was well.
 *
 * @param at when the step of the ladder was taken
 * @param cause by which limit
 */
record FalseAlarm(Instant at, boolean atNight, String cause) {
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** Each alert that came up to a step within the scored days, once. */
    static List<FalseAlarm> of(List<Alert> alerts, Ladder step, HomeRecord home) {
        var counted = new HashSet<String>();
        return alerts.stream()
                .filter(alert -> alert.isOpen()
                        && alert.ladder() != null
                        && alert.ladder().compareTo(step) >= 0)
                .filter(alert -> alert.updatedAt().toEpochMilli() >= home.scoredFrom())
                .filter(alert -> counted.add(alert.id()))
                .map(FalseAlarm::of)
                .toList();
    }

    private static FalseAlarm of(Alert alert) {
        var local = alert.updatedAt().atZone(alert.place().zone()).toLocalTime();
        return new FalseAlarm(
                alert.updatedAt(),
                !local.isBefore(EVENING) || local.isBefore(MORNING),
                String.valueOf(alert.explanation().get("limit_reason")));
    }
}
