package io.linli.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.history.Point.Summary;
import io.linli.model.Metric;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDaysTest {

    /** One reading in each hour: so the count of a day is its length. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2026-03-29, 24, PT1H",
        "Europe/Berlin, 2026-03-28, 24, PT1H",
        "Europe/Berlin, 2026-03-29, 23, PT1H",
        "Europe/Berlin, 2026-10-25, 25, PT1H",
        "America/New_York, 2026-11-01, 25, PT1H",
        "Asia/Kolkata, 2026-03-29, 24, PT15M",
        "Asia/Kathmandu, 2026-03-29, 24, PT15M",
        "Australia/Lord_Howe, 2026-04-05, 24.5, PT15M"
    })
    void aDayIsAsLongAsItIsThere(ZoneId zone, LocalDate day, double hours, Duration step) {
        var midnight = day.atStartOfDay(zone).toInstant();
        var noon = midnight.plus(Duration.ofHours(12));
        var question = question(noon, noon.plusSeconds(1));
        assertThat(new LocalDays(zone).finer(question).step()).isEqualTo(step);
        var days = days(zone, question);
        assertThat(days).hasSize(1);
        assertThat(days.get(0).at()).isEqualTo(midnight);
        assertThat(days.get(0).count() * step.toMinutes() / 60.0).isEqualTo(hours);
    }

    @Test
    void aMeanIsWeightedByWhatItWasTakenOf() {
        var zone = ZoneId.of("Asia/Shanghai");
        var start = Instant.parse("2026-11-01T16:00:00Z");
        var series = new Series(
                "level-7",
                Metric.WATER_LEVEL,
                List.of(
                        new Summary(start, 10, 20, 30, 3),
                        new Summary(start.plusSeconds(3_600), 5, 60, 70, 1),
                        new Summary(start.plusSeconds(24 * 3_600), 1, 1, 1, 1)));
        var days = read(zone, question(start, start.plusSeconds(1)), series);
        assertThat(days)
                .containsExactly(
                        new Summary(start, 5, 30, 70, 4),
                        new Summary(Instant.parse("2026-11-02T16:00:00Z"), 1, 1, 1, 1));
    }

    @Test
    void aDayThatEndsAtMidnightBringsNoOther() {
        var zone = ZoneId.of("Asia/Shanghai");
        var midnight = Instant.parse("2026-11-01T16:00:00Z");
        var finer = new LocalDays(zone).finer(question(midnight, midnight.plus(Duration.ofDays(2))));
        assertThat(finer.from()).isEqualTo(midnight);
        assertThat(finer.to()).isEqualTo(Instant.parse("2026-11-03T16:00:00Z"));
    }

    private static List<Summary> days(ZoneId zone, HistoryQuestion question) {
        var finer = new LocalDays(zone).finer(question);
        var points = new ArrayList<Summary>();
        for (var at = finer.from(); at.isBefore(finer.to()); at = at.plus(finer.step())) {
            points.add(new Summary(at, 1, 1, 1, 1));
        }
        return read(zone, question, new Series("a", Metric.MOTION, points));
    }

    private static List<Summary> read(ZoneId zone, HistoryQuestion question, Series answered) {
        var found = new LocalDays(zone)
                .read(asked -> Future.succeededFuture(List.of(answered)), question)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return found.get(0).points().stream().map(Summary.class::cast).toList();
    }

    private static HistoryQuestion question(Instant from, Instant to) {
        return new HistoryQuestion("home:1", null, List.of(Metric.MOTION), from, to, null, 1_000);
    }
}
