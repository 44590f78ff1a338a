package io.linli.api.incident.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.model.Json;
import java.util.Map;
import java.util.Objects;

/** A state as it is kept: its fields as JSON, and which phase they are of. */
public final class StateText {
    private static final String PHASE = "phase";
    private static final String BEFORE = "before";

    private static final Map<Phase, Class<? extends IncidentState>> STATES = Map.ofEntries(
            Map.entry(Phase.DETECTED, Noticed.Detected.class),
            Map.entry(Phase.VERIFYING, Noticed.Verifying.class),
            Map.entry(Phase.REGISTERED, Registered.class),
            Map.entry(Phase.DISPATCHED, Working.Dispatched.class),
            Map.entry(Phase.ACKNOWLEDGED, Working.Acknowledged.class),
            Map.entry(Phase.EN_ROUTE, Working.EnRoute.class),
            Map.entry(Phase.ARRIVED, Working.Arrived.class),
            Map.entry(Phase.HANDLING, Working.Handling.class),
            Map.entry(Phase.WHISTLED, Working.Whistled.class),
            Map.entry(Phase.FED_BACK, Reported.FedBack.class),
            Map.entry(Phase.CHECKING, Reported.Checking.class),
            Map.entry(Phase.REWORK, Reported.Rework.class),
            Map.entry(Phase.CLOSED, Over.Closed.class),
            Map.entry(Phase.EVALUATED, Over.Evaluated.class),
            Map.entry(Phase.NOT_REGISTERED, Over.NotRegistered.class),
            Map.entry(Phase.CANCELLED, Over.Cancelled.class),
            Map.entry(Phase.MERGED, Over.Merged.class),
            Map.entry(Phase.FORCED_CLOSED, Over.ForcedClosed.class));

    private StateText() {}

    public static String write(IncidentState state) {
        return node(state).toString();
    }

    private static ObjectNode node(IncidentState state) {
        var node = state instanceof Suspended suspended
                ? Json.MAPPER.createObjectNode().set(BEFORE, node(suspended.before()))
                : Json.MAPPER.<ObjectNode>valueToTree(state);
        return ((ObjectNode) node).put(PHASE, state.phase().name());
    }

    /** Throws IllegalArgumentException where it is no state. */
    public static IncidentState read(String text) {
        try {
            return state(Json.MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a state: " + text, e);
        }
    }

    private static IncidentState state(JsonNode node) throws JsonProcessingException {
        var phase = Phase.valueOf(node.path(PHASE).asText());
        return phase == Phase.SUSPENDED
                ? new Suspended((Working) state(node.path(BEFORE)))
                : Json.MAPPER.treeToValue(node, Objects.requireNonNull(STATES.get(phase)));
    }
}
