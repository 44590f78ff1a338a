package io.linli.api.incident;

import io.linli.api.http.Access;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.IncidentState;
import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
import io.linli.api.staff.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which steps somebody may take of an incident, by its state and by their role; told with it, so that no page has to know
 * the life cycle.
 *
 * @param isLate what is overdue is not put off
 */
record PossibleSteps(Caller caller, boolean isLate) {
    /** What a phone may take one after the other without a line. */
    private static final List<Step> ON_SITE =
            List.of(Step.ACKNOWLEDGE, Step.SET_OUT, Step.ARRIVE, Step.HANDLE, Step.FEEDBACK);

    /** Their ids; {@code relevel} and {@code reopen} are no steps of the machine and stand beside them. */
    List<String> of(Incident incident) {
        var steps = new ArrayList<>(of(incident.state()));
        if (incident.isOpen() && Access.allows(caller.role(), "relevelIncident")) {
            steps.add("relevel");
        }
        if (!incident.isOpen() && Access.allows(caller.role(), "reopenIncident")) {
            steps.add("reopen");
        }
        return steps;
    }

    /** The same for each state in which it may stand after steps of those who go there, by that state's id. */
    Map<String, List<String>> afterwards(Incident incident) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        follow(incident.state(), all);
        return all;
    }

    private void follow(IncidentState state, Map<String, List<String>> all) {
        for (var step : ON_SITE) {
            if (mayTake(step) && state.take(step, act(step)) instanceof Decision.Moved moved) {
                var id = moved.next().phase().id();
                if (all.putIfAbsent(id, of(moved.next())) == null) {
                    follow(moved.next(), all);
                }
            }
        }
    }

    private List<String> of(IncidentState state) {
        return Arrays.stream(Step.values())
                .filter(step -> mayTake(step) && state.take(step, act(step)) instanceof Decision.Moved)
                .map(Step::id)
                .toList();
    }

    private boolean mayTake(Step step) {
        return Access.allows(caller.role(), operation(step)) && !(isLate && step.isPutOff());
    }

    /** By what the contract calls it: {@code set_out} is {@code setOutIncident}. */
    private static String operation(Step step) {
        var words = step.id().split("_");
        var name = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.append("Incident").toString();
    }

    /** As they would take it, with everything said that the step asks for. */
    private Act act(Step step) {
        var to = step == Step.DISPATCH ? Tier.GRID.id() : "somebody";
        return new Act(caller.username(), caller.role(), Outcome.TEST, "a reason", null, to, 5);
    }
}
