package io.linli.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.escalation.Standards;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Step;
import io.linli.api.kind.IncidentKind;
import io.linli.api.kind.Source;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due, by what was promised. */
class DuesTest {
    private static final IncidentClock CLOCK = new IncidentClock(Standards.shipped());

    private static final Instant OPENED = Instant.parse("2026-07-21T02:38:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            I,   PT60S, PT15M, PT2H,  PT2H
            II,  PT3M,  PT30M, PT4H,  PT4H
            III, PT30M, PT4H,  PT24H, PT24H
            """)
    void everyStepHasItsTime(Level level, Duration acknowledge, Duration arrive, Duration feedback, Duration close) {
        var incident = dispatched(level);
        assertThat(due(incident)).isEqualTo(new Due(Step.ACKNOWLEDGE, OPENED, acknowledge));
        incident = after(incident, Step.ACKNOWLEDGE);
        assertThat(due(incident)).isEqualTo(new Due(Step.ARRIVE, OPENED, arrive));
        incident = after(incident, Step.ARRIVE);
        assertThat(due(incident)).isEqualTo(new Due(Step.FEEDBACK, OPENED, feedback));
        incident = after(incident, Step.FEEDBACK);
        assertThat(due(incident)).isEqualTo(new Due(Step.CLOSE, incident.changedAt(), close));
    }

    @Test
    void nobodyNeedsToArriveAtLevelFour() {
        assertThat(due(after(dispatched(Level.IV), Step.ACKNOWLEDGE)))
                .isEqualTo(new Due(Step.FEEDBACK, OPENED, Duration.ofDays(7)));
    }

    @Test
    void aHigherLevelStartsTheClockAnew() {
        var rose = OPENED.plus(Duration.ofMinutes(10));
        var incident =
                CLOCK.risen(after(dispatched(Level.III), Step.ACKNOWLEDGE).at(Level.I, new Text("", ""), rose));
        assertThat(due(incident).at()).isEqualTo(rose.plus(Duration.ofMinutes(15)));
    }

    @Test
    void nothingIsDueBeforeItIsACaseNorAfterItsEnd() {
        assertThat(Dues.next(noticed(Level.I))).isEmpty();
        assertThat(Dues.next(after(dispatched(Level.I), Step.FORCE_CLOSE))).isEmpty();
    }

    @Test
    void whoeverIsHandedItHasTheirOwnTimeToTakeItAndArrivesByTheSame() {
        var taken = after(dispatched(Level.II), Step.ACKNOWLEDGE);
        var handed = after(taken, Step.GIVE_BACK, "zhou", 600);
        assertThat(due(handed)).isEqualTo(new Due(Step.ACKNOWLEDGE, handed.changedAt(), Duration.ofMinutes(3)));
        assertThat(due(after(handed, Step.ACKNOWLEDGE)).at())
                .isEqualTo(due(taken).at());
    }

    @Test
    void aLowerLevelGivesMoreTimeFromTheSameBeginning() {
        var lower = CLOCK.lowered(dispatched(Level.I).lowered(Level.III, OPENED.plusSeconds(30)));
        assertThat(due(lower)).isEqualTo(new Due(Step.ACKNOWLEDGE, OPENED, Duration.ofMinutes(30)));
    }

    @Test
    void theTimeForWhichItWasSuspendedDoesNotCount() {
        var asked = after(after(dispatched(Level.III), Step.ACKNOWLEDGE), Step.ASK_HOLD);
        var once = after(asked, Step.APPROVE_HOLD, "lü", 20);
        var held = after(once, Step.APPROVE_HOLD, "chen", 20);
        assertThat(Dues.next(held)).isEmpty();
        var resumed = after(held, Step.RESUME, "lü", 3600);
        assertThat(due(resumed).at()).isEqualTo(due(once).at().plusSeconds(3600));
    }

    private static Due due(Incident incident) {
        return Dues.next(incident).orElseThrow();
    }

    private static Incident after(Incident incident, Step step) {
        return after(incident, step, "zhou", 20);
    }

    private static Incident after(Incident incident, Step step, String actor, int seconds) {
        var act = new Act(actor, Role.GRID_WORKER, Outcome.TEST, "because", null);
        var decision = (Decision.Moved) incident.state().take(step, act);
        var after = incident.after(step, decision.next(), incident.changedAt().plusSeconds(seconds));
        return CLOCK.wound(incident, after, step, act);
    }

    private static Incident dispatched(Level level) {
        return after(after(noticed(level), Step.REGISTER, "system", 0), Step.DISPATCH, "system", 0);
    }

    private static Incident noticed(Level level) {
        return Incident.of(
                Objects.requireNonNull(Community.UNDERPASS.subject()),
                IncidentKind.of(RuleKind.FLOOD),
                Community.UNDERPASS,
                level,
                new Text("", ""),
                OPENED,
                null,
                Source.SENSOR);
    }
}
