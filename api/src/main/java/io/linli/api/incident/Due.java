package io.linli.api.incident;

import io.linli.api.incident.state.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The step that is expected next, and until when.
 *
 * @param since when its clock began
 */
record Due(Step step, Instant since, Duration limit) {

    Instant at() {
        return since.plus(limit);
    }

    /** As it is shown outside, with what is due afterwards. */
    Map<String, Object> view(List<Due> afterwards) {
        var view = view();
        if (!afterwards.isEmpty()) {
            view.put("then", afterwards.stream().map(Due::view).toList());
        }
        return view;
    }

    private Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("step", step.id());
        view.put("since", since);
        view.put("at", at());
        view.put("limit", limit);
        return view;
    }
}
