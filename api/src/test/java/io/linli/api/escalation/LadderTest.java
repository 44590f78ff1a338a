package io.linli.api.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Tier;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told of a case that nobody takes, and when. */
class LadderTest {
    private static final Standards STANDARDS = Standards.shipped();
    private static final Times TIMES = new Times(STANDARDS.calendar(), ZoneId.of("Asia/Shanghai"));
    /** A Friday, 10:00 there. */
    private static final Instant DISPATCHED = Instant.parse("2026-07-24T02:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            I,   GRID COMMUNITY STREET DEPARTMENT, 0s,    GRID
            I,   GRID COMMUNITY STREET DEPARTMENT, 59s,   GRID
            I,   GRID COMMUNITY STREET DEPARTMENT, 60s,   GRID COMMUNITY
            I,   GRID COMMUNITY STREET DEPARTMENT, 2m,    GRID COMMUNITY STREET
            I,   GRID COMMUNITY STREET DEPARTMENT, 5m,    GRID COMMUNITY STREET DEPARTMENT
            I,   GRID COMMUNITY STREET DEPARTMENT, 9m59s, GRID COMMUNITY STREET DEPARTMENT
            I,   GRID COMMUNITY STREET DEPARTMENT, 10m,   GRID COMMUNITY STREET DEPARTMENT nobody
            I,   COMMUNITY STREET DEPARTMENT,      0s,    COMMUNITY
            I,   GRID DEPARTMENT,                  59s,   GRID
            I,   GRID DEPARTMENT,                  60s,   GRID DEPARTMENT
            I,   DEPARTMENT,                       0s,    DEPARTMENT
            I,   GRID,                             60s,   GRID nobody
            I,   '',                               0s,    nobody
            II,  GRID COMMUNITY STREET DEPARTMENT, 6m,    GRID COMMUNITY STREET
            III, GRID COMMUNITY STREET DEPARTMENT, 5h,    GRID COMMUNITY STREET DEPARTMENT
            IV,  GRID COMMUNITY STREET DEPARTMENT, 4h59m, GRID
            IV,  GRID COMMUNITY STREET DEPARTMENT, 5h,    GRID COMMUNITY
            IV,  GRID COMMUNITY STREET DEPARTMENT, 77h,   GRID COMMUNITY STREET
            IV,  GRID COMMUNITY STREET DEPARTMENT, 300h,  GRID COMMUNITY STREET nobody
            """)
    void tiersAreToldOneAfterTheOther(Level level, String onDuty, String after, String told) {
        var manned = tiers(onDuty);
        var now = DISPATCHED.plus(io.linli.model.Parameter.parseDuration(after));
        var promise = promise(level)
                .turned(Phase.DISPATCHED, TIMES, manned::contains, now)
                .promise();
        var names = promise.ladder().rungs().stream()
                .filter(Rung::manned)
                .map(rung -> rung.tier().name())
                .collect(Collectors.joining(" "));
        assertThat((names + (promise.unattended(Phase.DISPATCHED) ? " nobody" : "")).strip())
                .isEqualTo(told);
    }

    @Test
    void afterAnOutageAllAreAddedAtOnceEachWithItsOwnTime() {
        var turn = promise(Level.I).turned(Phase.DISPATCHED, TIMES, tier -> true, DISPATCHED.plusSeconds(3600));
        assertThat(turn.rungs())
                .extracting(rung -> Duration.between(DISPATCHED, rung.at()).toSeconds())
                .containsExactly(0L, 60L, 120L, 300L);
        assertThat(turn.ended()).isTrue();
        assertThat(turn.overdue()).hasSize(1);
    }

    @Test
    void whoHasTakenItStopsTheTiersAndNotTheArrival() {
        var promise = promise(Level.I);
        assertThat(promise.next(Phase.ACKNOWLEDGED)).contains(DISPATCHED.plus(Duration.ofMinutes(15)));
        var turn = promise.turned(Phase.ACKNOWLEDGED, TIMES, tier -> true, DISPATCHED.plusSeconds(600));
        assertThat(turn.promise()).isEqualTo(promise);
    }

    @Test
    void nothingIsDueWhileItIsSuspendedAndEverythingLaterAfterwards() {
        var told = promise(Level.I)
                .turned(Phase.DISPATCHED, TIMES, tier -> true, DISPATCHED)
                .promise();
        assertThat(told.next(Phase.SUSPENDED)).isEmpty();
        var resumed = told.resumed(DISPATCHED.plusSeconds(20), DISPATCHED.plusSeconds(1020), TIMES);
        assertThat(resumed.next(Phase.DISPATCHED)).contains(DISPATCHED.plusSeconds(1060));
    }

    @Test
    void whoIsThereAloneIsAskedAndThenOthersAreTold() {
        var there = promise(Level.II).visitedBy("zhou", DISPATCHED, TIMES);
        var asked = there.turned(Phase.ARRIVED, TIMES, tier -> true, DISPATCHED.plus(Duration.ofMinutes(30)));
        assertThat(asked.alone()).extracting(Visit::stage).isEqualTo(Visit.Stage.ASKED);
        var silent =
                asked.promise().turned(Phase.ARRIVED, TIMES, tier -> true, DISPATCHED.plus(Duration.ofMinutes(35)));
        assertThat(silent.alone()).extracting(Visit::stage).isEqualTo(Visit.Stage.SILENT);
        assertThat(silent.promise()
                        .turned(Phase.ARRIVED, TIMES, tier -> true, DISPATCHED.plus(Duration.ofHours(3)))
                        .alone())
                .isNull();
    }

    /** Whatever happens, tiers are only added, none twice, and there is a timer for what comes next. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingStallsAndNobodyIsRemoved(long seed) {
        var random = new Random(seed);
        for (var run = 0; run < 200; run++) {
            var manned = EnumSet.noneOf(Tier.class);
            var promise = promise(Level.values()[random.nextInt(4)]);
            var now = DISPATCHED;
            var told = new HashSet<Tier>();
            for (var step = 0; step < 20; step++) {
                var tier = Tier.values()[random.nextInt(4)];
                if (!manned.remove(tier)) {
                    manned.add(tier);
                }
                if (random.nextInt(5) == 0) {
                    var later = now.plusSeconds(random.nextInt(9000));
                    promise = promise.resumed(now, later, TIMES);
                    now = later;
                }
                promise = promise.turned(Phase.DISPATCHED, TIMES, manned::contains, now)
                        .promise();
                var rungs = promise.ladder().rungs().stream().map(Rung::tier).toList();
                assertThat(rungs).doesNotHaveDuplicates().containsAll(told);
                told.addAll(rungs);
                var next = promise.next(Phase.DISPATCHED);
                if (promise.ladder().endedAt() == null) {
                    assertThat(next).isPresent();
                    assertThat(next.get())
                            .isAfter(now)
                            .isBeforeOrEqualTo(promise.ladder().by());
                }
                now = random.nextBoolean() && next.isPresent() ? next.get() : now.plusSeconds(random.nextInt(4000));
            }
        }
    }

    private static Promise promise(Level level) {
        var limits = STANDARDS.of(RuleKind.FLOOD, "110105001001003").limits(level);
        return Promise.of("1", limits, Tier.GRID, DISPATCHED, TIMES, Marks.NONE);
    }

    private static Set<Tier> tiers(String names) {
        return names.isBlank()
                ? Set.of()
                : Arrays.stream(names.split(" ")).map(Tier::valueOf).collect(Collectors.toSet());
    }
}
