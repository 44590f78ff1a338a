package io.linli.jobs.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToldEpisodeTest {
    /** 21:30 there. */
    private static final Instant RAISED = Instant.parse("2026-03-02T13:30:00Z");

    @Test
    void aCallToTheResidentSendsNobody() {
        assertThat(ToldEpisode.of(List.of(alert(1, Ladder.L1, 0, false), alert(2, Ladder.L1, 20, true))))
                .singleElement()
                .extracting(ToldEpisode::calledAt)
                .isNull();
    }

    @Test
    void peopleAreSentWhenItRisesNotWhenItWasRaised() {
        var told = ToldEpisode.of(List.of(
                        alert(1, Ladder.L1, 0, false), alert(2, Ladder.L2, 45, false), alert(3, Ladder.L2, 90, true)))
                .get(0);
        assertThat(told.calledAt()).isEqualTo(RAISED.plus(Duration.ofMinutes(45)));
        assertThat(told.isAtNight()).isTrue();
        assertThat(told.overlaps(RAISED.toEpochMilli(), RAISED.toEpochMilli())).isTrue();
        assertThat(told.overlaps(RAISED.plus(Duration.ofHours(2)).toEpochMilli(), Long.MAX_VALUE))
                .isFalse();
    }

    @Test
    void whatWasOverBeforeItWasKnownWakesNobody() {
        assertThat(ToldEpisode.of(List.of(alert(1, null, 0, true))))
                .singleElement()
                .extracting(ToldEpisode::calledAt)
                .isNull();
    }

    @Test
    void whatAnotherAlertExplainsSendsNobodyUntilItStandsAlone() {
        var explained = alert(1, null, 0, false);
        var alone = alert(2, null, 30, false);
        var told = ToldEpisode.of(
                List.of(explained.sent(1, "power-outage:live:building:1", explained.updatedAt()), alone));
        assertThat(told).singleElement().extracting(ToldEpisode::calledAt).isEqualTo(alone.updatedAt());
    }

    private static Alert alert(int revision, @Nullable Ladder ladder, int minutes, boolean isOver) {
        var at = RAISED.plus(Duration.ofMinutes(minutes));
        return new Alert(
                "inactivity:live:home:b3-501:1",
                RuleKind.INACTIVITY,
                Subject.parse("home:b3-501"),
                Place.home("110105001001003", "b3-501", null, "3号楼501", ZoneId.of("Asia/Shanghai")),
                null,
                Level.II,
                ladder,
                null,
                Mode.LIVE,
                "inactivity",
                1,
                revision,
                RAISED.minus(Duration.ofHours(4)),
                RAISED,
                at,
                at,
                isOver ? at : null,
                isOver ? ClearReason.RECOVERED : null,
                false,
                Map.of(),
                new Text("静默", "silent"));
    }
}
