package io.linli.api.incident.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentStateTest {
    private static final Work WORK = new Work(Tier.GRID, "zhou", Set.of("zhou"), 0, null);

    static List<IncidentState> states() {
        return List.of(
                new Noticed.Detected(),
                new Noticed.Verifying(null),
                new Registered(null),
                new Working.Dispatched(Work.of(Tier.GRID)),
                new Working.Acknowledged(WORK),
                new Working.EnRoute(WORK),
                new Working.Arrived(WORK),
                new Working.Handling(WORK),
                new Working.Whistled(WORK, "fire"),
                new Suspended(new Working.Handling(WORK)),
                new Reported.FedBack(WORK, Outcome.TEST),
                new Reported.Checking(WORK, Outcome.TEST),
                new Reported.Rework(WORK, Outcome.TEST),
                new Over.Closed(WORK, Outcome.TEST, "lü"),
                new Over.Evaluated(WORK, Outcome.TEST, "lü", 5),
                new Over.NotRegistered(null, Outcome.FALSE_HUMAN, "lü"),
                new Over.Cancelled(WORK, Outcome.FALSE_HUMAN, "lü"),
                new Over.Merged(WORK, Outcome.TEST, "another"),
                new Over.ForcedClosed(WORK, null, "lü"));
    }

    @Test
    void everyPhaseHasItsState() {
        assertThat(states()).extracting(IncidentState::phase).containsExactlyInAnyOrder(Phase.values());
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateIsReadAsItWasWritten(IncidentState state) {
        assertThat(StateText.read(StateText.write(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatIsOverIsOnlyJudged(IncidentState state) {
        var steps = Arrays.stream(Step.values())
                .filter(step -> state.take(step, whole("chen")) instanceof Decision.Moved)
                .toList();
        if (state.phase() == Phase.CLOSED) {
            assertThat(steps).containsExactly(Step.EVALUATE);
        } else if (state.phase().isOver()) {
            assertThat(steps).isEmpty();
        } else {
            assertThat(steps).contains(Step.MERGE, Step.FORCE_CLOSE);
        }
    }

    static Stream<IncidentState> reported() {
        return states().stream().filter(Reported.class::isInstance).filter(state -> state.phase() != Phase.REWORK);
    }

    @ParameterizedTest
    @MethodSource("reported")
    void whoHandledItDoesNotCheckItNorCloseItNorSendItBack(IncidentState state) {
        for (var step : List.of(Step.CLOSE, Step.REWORK)) {
            assertThat(state.take(step, whole("zhou"))).isEqualTo(Decision.refused(Refusal.HANDLER_CANNOT_CLOSE));
            assertThat(state.take(step, whole("chen"))).isInstanceOf(Decision.Moved.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINE", "CANCEL", "GIVE_BACK", "TRANSFER", "WHISTLE", "ASK_HOLD", "REWORK", "FORCE_CLOSE"})
    void whatPutsAnIncidentAsideOrOnOthersNeedsAReason(Step step) {
        for (var state : states()) {
            if (state.take(step, whole("chen")) instanceof Decision.Moved) {
                var silent = new Act("chen", Role.GRID_LEAD, Outcome.TEST, " ", null, "department", 5);
                assertThat(state.take(step, silent)).isEqualTo(Decision.refused(Refusal.REASON_MISSING));
            }
        }
    }

    @Test
    void feedbackSaysWhatItWas() {
        var silent = new Act("zhou", Role.GRID_WORKER, null, "", null);
        assertThat(new Working.Arrived(WORK).take(Step.FEEDBACK, silent))
                .isEqualTo(Decision.refused(Refusal.OUTCOME_MISSING));
    }

    @Test
    void allWhoTookPartAreItsHandlersAndTheFirstStaysResponsible() {
        var work = after(new Working.Dispatched(Work.of(Tier.GRID)), Step.ACKNOWLEDGE, "zhou");
        work = after(after(work, Step.SET_OUT, "zhou"), Step.ARRIVE, "chen");
        work = after(work, Step.FEEDBACK, "chen");
        assertThat(work.handlers()).containsExactly("zhou", "chen");
        assertThat(work.work().responsible()).isEqualTo("zhou");
    }

    @Test
    void whoTakesOverIsResponsible() {
        var taken = after(new Working.Handling(WORK), Step.TAKE_OVER, "lü");
        assertThat(taken.phase()).isEqualTo(Phase.ACKNOWLEDGED);
        assertThat(taken.work().responsible()).isEqualTo("lü");
        assertThat(taken.handlers()).containsExactlyInAnyOrder("zhou", "lü");
    }

    @Test
    void aResidentWhoCallsItOffIsAskedFirst() {
        for (var state :
                List.of(new Noticed.Detected(), new Registered(null), new Working.Dispatched(Work.of(Tier.GRID)))) {
            assertThat(after(state, Step.CALL_OFF, "li").phase()).isEqualTo(Phase.VERIFYING);
        }
        assertThat(after(new Working.EnRoute(WORK), Step.CALL_OFF, "li")).isEqualTo(new Working.EnRoute(WORK));
    }

    @Test
    void twoOthersStopTheClocksAndItGoesOnWhereItStood() {
        var asked = after(new Working.Handling(WORK), Step.ASK_HOLD, "zhou");
        assertThat(asked.phase()).isEqualTo(Phase.HANDLING);
        assertThat(asked.take(Step.APPROVE_HOLD, whole("zhou"))).isEqualTo(Decision.refused(Refusal.ASKED_THEMSELVES));
        var once = after(asked, Step.APPROVE_HOLD, "chen");
        assertThat(once.take(Step.APPROVE_HOLD, whole("chen"))).isEqualTo(Decision.refused(Refusal.ASKED_THEMSELVES));
        var held = after(once, Step.APPROVE_HOLD, "lü");
        assertThat(held.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(held.take(Step.FEEDBACK, whole("zhou"))).isInstanceOf(Decision.Refused.class);
        assertThat(after(held, Step.RESUME, "lü")).isEqualTo(new Working.Handling(WORK));
    }

    @Test
    void whoHandledItStaysOneWhoDidThoughItWasGivenBackOrCalledOff() {
        var back = after(after(new Working.Acknowledged(WORK), Step.GIVE_BACK, "zhou"), Step.GIVE_BACK, "zhou");
        assertThat(back.phase()).isEqualTo(Phase.REGISTERED);
        var verifying = after(back, Step.CALL_OFF, "li");
        for (var step : List.of(Step.CANCEL, Step.DECLINE, Step.MERGE, Step.FORCE_CLOSE)) {
            assertThat(verifying.take(step, whole("zhou"))).isEqualTo(Decision.refused(Refusal.HANDLER_CANNOT_CLOSE));
        }
        var again = after(after(verifying, Step.REGISTER, "lü"), Step.DISPATCH, "lü");
        assertThat(again.handlers()).containsExactly("zhou");
        assertThat(new Over.Closed(WORK, Outcome.TEST, "lü").take(Step.EVALUATE, whole("zhou")))
                .isEqualTo(Decision.refused(Refusal.HANDLER_CANNOT_CLOSE));
    }

    @Test
    void onlyThoseWhoHaveItOrLeadHandItOn() {
        var stranger = new Act("wang", Role.GRID_WORKER, null, "because", null, "chen", null);
        for (var step : List.of(Step.GIVE_BACK, Step.TRANSFER)) {
            assertThat(new Working.Arrived(WORK).take(step, stranger)).isEqualTo(Decision.refused(Refusal.NOT_THEIRS));
        }
    }

    @Test
    void whatWasFoundIsKeptThoughItIsEndedInAnotherWay() {
        var fedBack = new Reported.FedBack(WORK, Outcome.FALSE_SENSOR);
        var silent = new Act("lü", Role.GRID_LEAD, null, "because", null);
        var ended = (Decision.Moved) fedBack.take(Step.FORCE_CLOSE, silent);
        assertThat(ended.next().outcome()).isEqualTo(Outcome.FALSE_SENSOR);
        assertThat(after(fedBack, Step.MERGE, "lü").outcome()).isEqualTo(Outcome.FALSE_SENSOR);
    }

    @Test
    void whatWasNoCaseIsToldAsSuch() {
        var verifying = new Noticed.Verifying(null);
        assertThat(after(verifying, Step.DECLINE, "lü").outcome()).isEqualTo(Outcome.TEST);
        var silent = new Act("lü", Role.GRID_LEAD, null, "because", null);
        var declined = (Decision.Moved) verifying.take(Step.DECLINE, silent);
        assertThat(declined.next().outcome()).isEqualTo(Outcome.FALSE_HUMAN);
        assertThat(after(new Working.Handling(WORK), Step.FORCE_CLOSE, "lü").outcome())
                .isEqualTo(Outcome.TEST);
    }

    @Test
    void nobodyApprovesWhatNobodyAskedFor() {
        assertThat(new Working.Handling(WORK).take(Step.APPROVE_HOLD, whole("lü")))
                .isEqualTo(Decision.refused(Refusal.NOBODY_ASKED));
    }

    @Test
    void reworkIsCountedAndDispatchedAnew() {
        var sent = after(new Reported.Checking(WORK, Outcome.TEST), Step.REWORK, "lü");
        var again = after(sent, Step.DISPATCH, "system");
        assertThat(again.phase()).isEqualTo(Phase.DISPATCHED);
        assertThat(again.work().reworks()).isEqualTo(1);
        assertThat(again.handlers()).containsExactly("zhou");
    }

    @Test
    void aWhistledIncidentIsHandledOnceTheDepartmentHasReportedIn() {
        var whistled = after(new Working.Arrived(WORK), Step.WHISTLE, "lü");
        assertThat(whistled).isEqualTo(new Working.Whistled(whistled.work(), "department"));
        assertThat(whistled.take(Step.REPORT_IN, whole("wang"))).isEqualTo(Decision.refused(Refusal.NOT_THEIRS));
        assertThat(after(whistled, Step.REPORT_IN, "department").phase()).isEqualTo(Phase.HANDLING);
    }

    private static IncidentState after(IncidentState state, Step step, String actor) {
        return ((Decision.Moved) state.take(step, whole(actor))).next();
    }

    /** With all that any step may ask for. */
    static Act whole(String actor) {
        return new Act(actor, Role.GRID_LEAD, Outcome.TEST, "because", null, "department", 5);
    }
}
