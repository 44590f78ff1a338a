package io.linli.api.history;

import io.linli.api.history.Point.Summary;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The past by the days of a zone, which have 23, 24 or 25 hours. Stores know steps of equal length only, so days are
 * put together from finer steps that fit into them; sums of counts, and means weighted by them, lose nothing.
 */
final class LocalDays {
    private static final List<Duration> STEPS =
            List.of(Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofMinutes(1));

    private final ZoneId zone;

    LocalDays(ZoneId zone) {
        this.zone = zone;
    }

    /** Whole days only: beginning and end are moved outwards to midnight. */
    Future<List<Series>> read(History history, HistoryQuestion question) {
        var fine = finer(question);
        return history.read(fine).map(found -> {
            fine.requireWhole(found);
            return found.stream().map(this::byDay).toList();
        });
    }

    HistoryQuestion finer(HistoryQuestion question) {
        var from = midnight(question.from());
        var last = midnight(question.to().minusMillis(1));
        var to = last.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return question.between(from, to).inSteps(step(from, to));
    }

    private Instant midnight(Instant moment) {
        return moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** The longest step whose multiples every midnight of that time is one of. */
    private Duration step(Instant from, Instant to) {
        return STEPS.stream()
                .filter(step -> offsets(from, to).allMatch(offset -> offset % step.toSeconds() == 0))
                .findFirst()
                .orElse(Duration.ofSeconds(1));
    }

    private Stream<Integer> offsets(Instant from, Instant to) {
        var rules = zone.getRules();
        var offsets = new ArrayList<Integer>();
        offsets.add(rules.getOffset(from).getTotalSeconds());
        var change = rules.nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            offsets.add(change.getOffsetAfter().getTotalSeconds());
            change = rules.nextTransition(change.getInstant());
        }
        return offsets.stream();
    }

    private Series byDay(Series fine) {
        var days = new ArrayList<Summary>();
        for (var point : fine.points()) {
            var summary = (Summary) point;
            var day = midnight(summary.at());
            var last = days.size() - 1;
            if (last >= 0 && days.get(last).at().equals(day)) {
                days.set(last, days.get(last).with(summary, day));
            } else {
                days.add(new Summary(day, summary.min(), summary.mean(), summary.max(), summary.count()));
            }
        }
        return new Series(fine.device(), fine.metric(), days);
    }
}
