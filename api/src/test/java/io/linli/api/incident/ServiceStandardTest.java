package io.linli.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceStandardTest {
    private static final Instant OPENED = Instant.parse("2026-07-21T02:38:00Z");
    private static final Act ZHOU = new Act("zhou", Role.GRID_WORKER, Outcome.TEST, "", null);

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
        var incident = after(dispatched(Level.III), Step.ACKNOWLEDGE).at(Level.I, new Text("", ""), rose);
        assertThat(due(incident).at()).isEqualTo(rose.plus(Duration.ofMinutes(15)));
    }

    @Test
    void nothingIsDueBeforeItIsACaseNorAfterItsEnd() {
        var closed =
                dispatched(Level.I).in(new IncidentState.Closed(Tier.GRID, Set.of("zhou"), Outcome.TEST, "lü"), OPENED);
        assertThat(ServiceStandard.due(closed)).isEmpty();
        assertThat(ServiceStandard.due(dispatched(Level.I).in(new IncidentState.Detected(), OPENED)))
                .isEmpty();
    }

    private static Due due(Incident incident) {
        return ServiceStandard.due(incident).orElseThrow();
    }

    private static Incident after(Incident incident, Step step) {
        var decision = (Decision.Moved) incident.state().take(step, ZHOU);
        return incident.in(decision.next(), incident.changedAt().plusSeconds(20));
    }

    private static Incident dispatched(Level level) {
        return new Incident(
                UUID.randomUUID(),
                Objects.requireNonNull(Community.UNDERPASS.subject()),
                RuleKind.FLOOD,
                Community.UNDERPASS,
                level,
                new IncidentState.Dispatched(Tier.GRID),
                new Text("", ""),
                OPENED,
                OPENED,
                OPENED,
                null);
    }
}
