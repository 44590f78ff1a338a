package io.linli.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.simulator.recorded.Flood;
import io.linli.standalone.evaluation.FloodBaseline.Slope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteScoreTest {
    private static final long START = Instant.parse("2024-07-01T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long NEVER = FloodSaying.NEVER;

    /** Dry for half an hour, up by 5 mm a minute to a peak, dry again. */
    private static SiteRecord site(double peak, boolean isNoted) {
        var life = new ArrayList<Observation>();
        for (var minute = 0; minute < 200; minute++) {
            var mm = minute < 30 || (minute - 30) * 5 > peak ? 0 : (minute - 30) * 5;
            var at = START + minute * MINUTE;
            life.add(new Reading("site:a", "level", Metric.WATER_LEVEL, mm, at, at, Quality.GOOD));
        }
        var levels = life.stream().map(Reading.class::cast).toList();
        var end = START + (30 + (long) (peak / 5)) * MINUTE;
        var flood = new Flood(Instant.ofEpochMilli(START + 30 * MINUTE), Instant.ofEpochMilli(end), peak);
        return new SiteRecord("a", life, levels, isNoted ? List.of(flood) : List.of(), 150, MINUTE, 1);
    }

    private static FloodSaying said(String alert, double warned, double reached) {
        return new FloodSaying(alert, at(warned), at(reached), at(190));
    }

    private static long at(double minute) {
        return Double.isNaN(minute) ? NEVER : START + (long) (minute * MINUTE);
    }

    @Test
    void aWarningBeforeTheDepthIsRightAndItsLeadIsCounted() {
        var score = SiteScore.of(site(300, true), List.of(said("a", 50, 61)));

        assertThat(score.episodes()).isEqualTo(1);
        assertThat(score.missed()).isZero();
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.leads().median()).isEqualTo(10);
        assertThat(score.extraDelays().median()).isEqualTo(1);
        assertThat(score.alertsPerEpisode()).isEqualTo(1);
    }

    @Test
    void aWarningOfWhatNeverCameIsFalseAndSoIsALevelThatWasNotThere() {
        var shallow = SiteScore.of(site(120, true), List.of(said("a", 50, Double.NaN)));
        var dry = SiteScore.of(site(120, false), List.of(said("a", 50, 60)));

        assertThat(shallow.falseWarnings()).isEqualTo(1);
        assertThat(shallow.precision()).isZero();
        assertThat(dry.falseWarnings()).isEqualTo(1);
        assertThat(dry.outside()).isEqualTo(1);
    }

    @Test
    void whatWasNeverSaidIsMissed() {
        var score = SiteScore.of(site(300, true), List.of());

        assertThat(score.missed()).isEqualTo(1);
        assertThat(score.recall()).isZero();
        assertThat(score.json()).containsEntry("missed", 1).doesNotContainKey("extra_delay_median_min");
    }

    @Test
    void theCommonSlopesAreTakenAsTheyAreKnown() {
        var five = FloodBaseline.at(site(300, true), Slope.FIVE);
        var smaller = FloodBaseline.at(site(300, true), Slope.THREE_AND_TEN);

        // 5 mm/min from the half hour on: 100 mm at 50 min, where 50 are left at 5 a minute.
        assertThat(five).singleElement().extracting(FloodSaying::warnedAt).isEqualTo(at(50));
        assertThat(five.get(0).reachedAt()).isEqualTo(at(61));
        assertThat(smaller).singleElement().extracting(FloodSaying::warnedAt).isEqualTo(at(50));
    }

    @Test
    void intervalsAreExact() {
        assertThat(Binomial.interval(8, 10).get(0)).isCloseTo(0.444, within(0.001));
        assertThat(Binomial.interval(8, 10).get(1)).isCloseTo(0.975, within(0.001));
        assertThat(Binomial.interval(0, 20)).containsExactly(0.0, 0.168);
        assertThat(Binomial.interval(20, 20)).containsExactly(0.832, 1.0);
        assertThat(Binomial.interval(446, 466).get(0)).isCloseTo(0.934, within(0.001));
    }

    @Test
    void aDryYearIsTheSameForTheSameSeedAndHoldsItsArtefacts() {
        var one = new DrySeries("dry", 7);
        var other = new DrySeries("dry", 7);
        var high = 0;
        for (var i = 0; i < 50_000; i++) {
            var observation = one.next();
            assertThat(observation).isEqualTo(other.next());
            high += observation instanceof Reading reading && reading.value() > 100 ? 1 : 0;
        }
        assertThat(high).isGreaterThan(20);
    }
}
