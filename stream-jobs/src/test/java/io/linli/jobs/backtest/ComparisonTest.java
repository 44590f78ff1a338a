package io.linli.jobs.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.io.LogPartition;
import io.linli.model.Backtest;
import io.linli.model.Backtest.Found;
import io.linli.model.Backtest.Side;
import io.linli.model.Beacon;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Subject;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Two floods of an underpass, a shallow one by day and a deep one by night, under rules of other levels. */
class ComparisonTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Place PLACE = Place.site("110105001001001", "underpass-east", "东下穿通道", ZONE);
    private static final Device LEVEL = Device.sensor("level-7", Metric.WATER_LEVEL, PLACE, Duration.ofMinutes(1));
    private static final String SITE = "site:underpass-east";
    /** 08:00 there. */
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private static final Rule IN_FORCE = DefaultRules.of(RuleKind.FLOOD);

    private final List<Observation> log = new ArrayList<>();
    private final Outcomes outcomes = new Outcomes(RuleKind.FLOOD, Set.of("flood"));

    ComparisonTest() {
        log.add(new DeviceRecord(SITE, LEVEL, START));
        flood(START + hours(1), 200);
        flood(START + hours(15), 310);
        log.add(new Beacon("ingest-1", START + hours(24)));
    }

    @Test
    void whatBothTellIsFoundOnceAndWhatOnlyOneTellsToo() {
        var found = compare(yellowAt(260)).found();
        assertThat(found).extracting(Found::side).containsExactly(Side.IN_FORCE, Side.BOTH);
        assertThat(found).extracting(Found::night).containsExactly(false, true);
        assertThat(found.get(1).earlierBy()).isNegative();
        assertThat(found.get(1).alert().text().en()).isNotEmpty();
        assertThat(found.get(1).alert().explanation()).isNotEmpty();
    }

    @Test
    void theRuleInForceIsLikeItself() {
        var comparison = compare(IN_FORCE);
        assertThat(comparison.found()).extracting(Found::side).containsOnly(Side.BOTH);
        assertThat(comparison.found()).extracting(Found::earlierBy).containsOnly(0L);
        assertThat(comparison.tally().called()).isEqualTo(2);
        assertThat(comparison.tally().subjects()).isEqualTo(1);
        assertThat(comparison.tally().atNight()).isEqualTo(1);
    }

    @Test
    void aFalseAlarmLessAndARealOneLaterAreCounted() {
        judged("false_sensor", START + hours(1));
        judged("real_resolved", START + hours(15));
        var tally = compare(yellowAt(260)).tally();
        assertThat(tally.avoided()).isEqualTo(1);
        assertThat(tally.delayed()).isEqualTo(1);
        assertThat(tally.missed()).isZero();
        assertThat(tally.real()).isEqualTo(1);
        assertThat(tally.wrong()).isZero();
    }

    @Test
    void whatARuleOfAHigherLevelDoesNotTellIsMissed() {
        judged("real_transferred", START + hours(15));
        assertThat(compare(yellowAt(350)).tally().missed()).isEqualTo(1);
    }

    @Test
    void aMoreSpecificRuleInForceKeepsItsPlaces() {
        var here = Rule.parseYaml("{id: here, kind: flood, applies: {subject: site, grids: ['110105001001']}}");
        var comparison = compare(yellowAt(260), List.of(IN_FORCE, here));
        assertThat(comparison.found()).isEmpty();
    }

    private Comparison compare(Rule tried) {
        return compare(tried, List.of(IN_FORCE));
    }

    private Comparison compare(Rule tried, List<Rule> inForce) {
        var from = Instant.ofEpochMilli(START);
        var request = new Backtest.Request(List.of(tried), inForce, "110105", from, from.plus(Duration.ofDays(1)));
        var rerun = new Rerun(request, outcomes);
        var partition = new LogPartition();
        for (var observation : log) {
            rerun.take(partition.read(record(observation)), partition);
        }
        rerun.end(partition);
        var told = rerun.alerts().stream().map(ToldEpisode::of).collect(Collectors.toList());
        return new Comparison(tried, request, told.get(0), told.get(1), outcomes);
    }

    private static ConsumerRecord<byte[], byte[]> record(Observation observation) {
        return new ConsumerRecord<>(
                "linli.observations",
                0,
                0,
                observation.receivedAt(),
                TimestampType.CREATE_TIME,
                0,
                0,
                observation.subject().getBytes(StandardCharsets.UTF_8),
                Wire.encode(observation),
                new RecordHeaders(),
                java.util.Optional.empty());
    }

    private static Rule yellowAt(int mm) {
        return Rule.parseYaml(
                        "{id: flood, kind: flood, parameters: {yellow: %d, orange: 1000, red: 2000}}".formatted(mm))
                .published(2, IN_FORCE.mode());
    }

    /** Up by 3 mm a minute, and down again. */
    private void flood(long from, int deepest) {
        for (var minute = 0; minute <= 2 * deepest / 3 + 120; minute++) {
            var depth = Math.max(0, minute <= deepest / 3 ? minute * 3 : 2 * deepest - minute * 3);
            var at = from + minute * 60_000L;
            log.add(new Reading(SITE, "level-7", Metric.WATER_LEVEL, depth, at, at, Quality.GOOD));
        }
    }

    private void judged(String outcome, long onset) {
        var alert = "flood:live:" + Subject.parse(SITE) + ":" + (onset + 60_000 * 15);
        var at = onset + hours(3);
        log.add(new Signal(
                SITE,
                "",
                SignalKind.INCIDENT_OUTCOME,
                "x",
                Map.of("alert", alert, "outcome", outcome),
                at,
                at,
                Quality.GOOD));
        log.sort(java.util.Comparator.comparingLong(Observation::receivedAt));
    }

    private static long hours(int hours) {
        return Duration.ofHours(hours).toMillis();
    }
}
