package io.linli.simulator.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommunityLifeTest {
    private static final Instant TOLD = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant YESTERDAY = TOLD.minus(Duration.ofHours(30));

    private static CommunityLife life(long seed) {
        return new CommunityLife(Community.liuyin(), seed, TOLD, TOLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 59_999, 3_600_000, 50_000_000})
    void whatIsToldInPartsIsWhatIsToldAtOnce(long cut) {
        var until = TOLD.plus(Duration.ofHours(2));
        var between = YESTERDAY.plusMillis(cut);
        var whole = life(1).observations(YESTERDAY, until);
        var parts = life(1);
        var told = new ArrayList<>(parts.observations(YESTERDAY, between));
        told.addAll(parts.observations(between, until));
        assertThat(told).isEqualTo(whole).isNotEmpty();
    }

    @Test
    void anotherSeedIsAnotherCommunity() {
        var until = YESTERDAY.plus(Duration.ofHours(1));
        assertThat(life(2).observations(YESTERDAY, until)).isNotEqualTo(life(1).observations(YESTERDAY, until));
    }

    @Test
    void speaksAsOftenAsASmallMachineBears() {
        var hour = life(1).observations(TOLD, TOLD.plus(Duration.ofHours(1)));
        assertThat(hour.size() / 3_600.0).isBetween(2.0, 20.0);
    }

    @Test
    void theRestlessResidentNeverRestsForTwoHours() {
        var stirs = stirs(life(1), CommunityLife.RESTLESS, TOLD.minus(Duration.ofDays(60)), TOLD);
        for (var i = 1; i < stirs.size(); i++) {
            assertThat(stirs.get(i) - stirs.get(i - 1))
                    .isLessThan(Duration.ofHours(2).toMillis());
        }
    }

    @Test
    void whoIsStillStirsOnceAndTheGatewayGoesOn() {
        var life = life(1);
        var from = TOLD.minus(Duration.ofHours(4));
        life.add(Stillness.since("8-1-302", from.toEpochMilli()));
        assertThat(stirs(life, "8-1-302", from, TOLD)).containsExactly(from.toEpochMilli());
        assertThat(life.observations("8-1-302", from, TOLD))
                .filteredOn(each -> each instanceof Signal signal && signal.kind() == SignalKind.HEARTBEAT)
                .hasSizeGreaterThan(100);
    }

    @Test
    void theUnderpassWasFloodedAWeekAgoAndIsDryToday() {
        var life = life(1);
        assertThat(highest(life, TOLD.minus(Duration.ofDays(8)), YESTERDAY)).isBetween(250.0, 399.0);
        assertThat(highest(life, YESTERDAY, TOLD)).isLessThan(10);
    }

    @Test
    void othersThanTheWatchedHomesAreHeardSinceYesterday() {
        var early = life(1).observations(TOLD.minus(Duration.ofDays(20)), TOLD.minus(Duration.ofDays(19)));
        var watched = Community.liuyin().watchedHomes().stream()
                .map(home -> "home:" + home)
                .toList();
        assertThat(early).isNotEmpty().allMatch(each -> watched.contains(each.subject()));
    }

    private static double highest(CommunityLife life, Instant from, Instant to) {
        return life.observations(from, to).stream()
                .filter(each -> each instanceof Reading reading && reading.metric() == Metric.WATER_LEVEL)
                .mapToDouble(each -> ((Reading) each).value())
                .max()
                .orElseThrow();
    }

    private static List<Long> stirs(CommunityLife life, String home, Instant from, Instant to) {
        return life.observations(home, from, to).stream()
                .filter(each -> each instanceof Reading reading && reading.metric() == Metric.MOTION && reading.isOn())
                .map(Observation::receivedAt)
                .toList();
    }
}
