package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Ladder;
import io.linli.simulator.community.Community;
import io.linli.simulator.community.CommunityLife;
import io.linli.simulator.community.Stillness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the detectors make of the simulated homes, whatever the hour at which somebody starts the demo. */
class SilentHomeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T01:00:00Z", "2026-03-02T07:31:20Z", "2026-07-20T18:05:00Z"})
    void theSilentHomeIsToldOfWhenItShould(Instant told) {
        var at = told.plusSeconds(105);
        var life = new CommunityLife(Community.liuyin(), 1, told, at);
        var since = new SilentHome(life, CommunityLife.RESTLESS, DefaultRules.all(), at).since();
        life.add(Stillness.since(CommunityLife.RESTLESS, since.toEpochMilli()));

        assertThat(Duration.between(since, at)).isBetween(Duration.ofHours(2), Duration.ofHours(4));
        var raised = alerts(life, CommunityLife.RESTLESS, told.plusSeconds(600)).stream()
                .filter(alert -> alert.ladder() == Ladder.L2)
                .toList();
        assertThat(raised).hasSize(1);
        assertThat(raised.get(0).levelAt()).isBetween(at.minusSeconds(1), at.plusSeconds(1));
        assertThat(raised.get(0).explanation()).containsEntry("sensors_live", 5).containsEntry("presence", "home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T01:00:00Z", "2026-07-20T18:05:00Z"})
    void nobodyElseIsCalledForInTheLastDaysOfTheDefaultCommunity(Instant told) {
        var life = new CommunityLife(Community.liuyin(), DemoCommunity.SEED, told, told);
        for (var home : Community.liuyin().watchedHomes()) {
            var lately = alerts(life, home, told).stream()
                    .filter(alert -> alert.ladder() != Ladder.L1)
                    .filter(alert -> alert.raisedAt().isAfter(told.minus(Duration.ofDays(2))))
                    .toList();
            assertThat(lately).as(home).isEmpty();
        }
    }

    private static List<Alert> alerts(CommunityLife life, String home, Instant until) {
        var runner = new PlainRunner(DefaultRules.all());
        life.records().stream()
                .filter(record -> record.subject().equals("home:" + home))
                .forEach(runner::accept);
        life.observations(home, life.told().minus(CommunityLife.WATCHED_FOR), until)
                .forEach(runner::accept);
        runner.advanceTo(until.toEpochMilli());
        return runner.alerts();
    }
}
