package io.linli.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentStateTest {
    private static final List<IncidentState> STATES = List.of(
            new IncidentState.Detected(),
            new IncidentState.Registered(),
            new IncidentState.Dispatched(Tier.GRID),
            new IncidentState.Acknowledged(Tier.GRID, Set.of("zhou")),
            new IncidentState.Arrived(Tier.GRID, Set.of("zhou")),
            new IncidentState.FedBack(Tier.GRID, Set.of("zhou"), Outcome.TEST),
            new IncidentState.Closed(Tier.GRID, Set.of("zhou"), Outcome.TEST, "lü"));

    @Test
    void onlyTheListedStepsAreTaken() {
        var taken = new ArrayList<String>();
        for (var state : STATES) {
            for (var step : Step.values()) {
                if (state.take(step, act("lü", Outcome.TEST)) instanceof Decision.Moved moved) {
                    taken.add(state.phase() + " " + step + " " + moved.next().phase());
                }
            }
        }
        assertThat(taken)
                .containsExactly(
                        "DETECTED REGISTER REGISTERED",
                        "REGISTERED DISPATCH DISPATCHED",
                        "DISPATCHED ACKNOWLEDGE ACKNOWLEDGED",
                        "ACKNOWLEDGED ARRIVE ARRIVED",
                        "ARRIVED FEEDBACK FED_BACK",
                        "FED_BACK CLOSE CLOSED");
    }

    @Test
    void whoHandledItDoesNotCloseIt() {
        var fedBack = new IncidentState.FedBack(Tier.GRID, Set.of("zhou", "lü"), Outcome.TEST);
        assertThat(fedBack.take(Step.CLOSE, act("lü", null)))
                .isEqualTo(new Decision.Refused(Refusal.HANDLER_CANNOT_CLOSE));
    }

    @Test
    void allWhoTookPartAreItsHandlers() {
        var arrived = new IncidentState.Acknowledged(Tier.GRID, Set.of("zhou")).arrive(act("chen", null));
        assertThat(arrived).isEqualTo(new Decision.Moved(new IncidentState.Arrived(Tier.GRID, Set.of("zhou", "chen"))));
    }

    @Test
    void feedbackSaysWhatItWas() {
        var arrived = new IncidentState.Arrived(Tier.GRID, Set.of("zhou"));
        assertThat(arrived.take(Step.FEEDBACK, act("zhou", null)))
                .isEqualTo(new Decision.Refused(Refusal.OUTCOME_MISSING));
    }

    private static Act act(String actor, @Nullable Outcome outcome) {
        return new Act(actor, Role.GRID_WORKER, outcome, "", null);
    }
}
