package io.linli.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Step;
import io.linli.api.kind.IncidentKind;
import io.linli.api.kind.Source;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PossibleStepsTest {
    private static final Instant OPENED = Instant.parse("2026-07-21T02:38:00Z");
    private static final Caller WORKER = caller("zhou", Role.GRID_WORKER);
    private static final Caller DUTY = caller("lv", Role.COMMUNITY_DUTY);

    @Test
    void whatWaitsMayBeTakenByAWorkerAndHandedOnByThoseWhoLead() {
        var dispatched = incident(Step.REGISTER, Step.DISPATCH);
        assertThat(steps(WORKER, dispatched))
                .contains("acknowledge", "call_off")
                .doesNotContain("whistle", "merge");
        assertThat(steps(DUTY, dispatched)).contains("acknowledge", "transfer", "whistle", "merge", "relevel");
        assertThat(steps(WORKER, dispatched)).as("it is not theirs yet").doesNotContain("transfer", "set_out");
    }

    @Test
    void whoHandledItIsNotAskedToCheckIt() {
        var reported = incident(Step.REGISTER, Step.DISPATCH, Step.ACKNOWLEDGE, Step.ARRIVE, Step.FEEDBACK);
        assertThat(steps(DUTY, reported)).contains("check", "rework", "close");
        assertThat(steps(caller("zhou", Role.GRID_LEAD), reported)).doesNotContain("check", "rework", "close");
    }

    @Test
    void aManagerReadsAndTakesNoStep() {
        assertThat(steps(caller("he", Role.MANAGER), incident(Step.REGISTER, Step.DISPATCH)))
                .isEmpty();
    }

    @Test
    void whatIsOverMayBeOpenedAgainAndNothingElse() {
        assertThat(steps(DUTY, incident(Step.REGISTER, Step.FORCE_CLOSE))).containsExactly("reopen");
    }

    @Test
    void whatIsOverdueIsNotPutOff() {
        var taken = incident(Step.REGISTER, Step.DISPATCH, Step.ACKNOWLEDGE);
        assertThat(steps(WORKER, taken)).contains("ask_hold");
        assertThat(new PossibleSteps(WORKER, true).of(taken)).doesNotContain("ask_hold");
    }

    @Test
    void aPhoneKnowsBeforehandWhatMayFollowWithoutALine() {
        var then = new PossibleSteps(WORKER, false).afterwards(incident(Step.REGISTER, Step.DISPATCH));
        assertThat(then).containsOnlyKeys("acknowledged", "en_route", "arrived", "handling", "fed_back");
        assertThat(then.get("acknowledged")).contains("set_out", "arrive", "give_back", "transfer");
        assertThat(then.get("arrived")).contains("handle", "feedback").doesNotContain("acknowledge");
    }

    private static java.util.List<String> steps(Caller caller, Incident incident) {
        return new PossibleSteps(caller, false).of(incident);
    }

    private static Caller caller(String username, Role role) {
        return new Caller(username, username, role, Community.GRID, null);
    }

    private static Incident incident(Step... steps) {
        var incident = Incident.of(
                Objects.requireNonNull(Community.UNDERPASS.subject()),
                IncidentKind.of(RuleKind.FLOOD),
                Community.UNDERPASS,
                Level.II,
                new Text("", ""),
                OPENED,
                null,
                Source.SENSOR);
        for (var step : steps) {
            var act = new Act("zhou", Role.GRID_WORKER, Outcome.TEST, "because", null);
            incident = incident.after(step, ((Decision.Moved) incident.state().take(step, act)).next(), OPENED);
        }
        return incident;
    }
}
