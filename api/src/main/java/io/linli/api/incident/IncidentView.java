package io.linli.api.incident;

import io.linli.api.escalation.Promise;
import io.linli.api.escalation.Rung;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident as it is shown outside. */
final class IncidentView {
    private IncidentView() {}

    static Map<String, Object> of(Incident incident) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", incident.id());
        view.put("kind", incident.kind());
        view.put("source", incident.source().id());
        view.put("subject", incident.subject());
        view.put("place", incident.place());
        view.put("level", incident.level());
        view.put("state", incident.phase().id());
        view.put("title", incident.title());
        view.put("opened_at", incident.openedAt());
        view.put("changed_at", incident.changedAt());
        view.put("handlers", incident.state().handlers());
        var work = incident.state().work();
        if (work != null) {
            putIfPresent(view, "responsible", work.responsible());
            putIfPresent(view, "hold", work.hold());
            view.put("reworks", work.reworks());
        }
        putIfPresent(view, "tier", incident.state().tier());
        putIfPresent(view, "outcome", incident.state().outcome());
        putIfPresent(view, "closed_by", incident.state().closedBy());
        putIfPresent(view, "into", incident.state().into());
        putIfPresent(view, "follows", incident.follows());
        Dues.next(incident).ifPresent(due -> view.put("due", due.view(Dues.afterwards(incident))));
        if (incident.promise() != null) {
            promise(view, incident, incident.promise());
        }
        return view;
    }

    private static void promise(Map<String, Object> view, Incident incident, Promise promise) {
        view.put("standard", promise.version());
        view.put("told", promise.ladder().rungs().stream().map(Rung::tier).toList());
        if (promise.unattended(incident.phase())) {
            view.put("unattended", true);
        }
        var marks = promise.marks();
        view.put("urges", marks.urges());
        putIfPresent(view, "supervised_by", marks.supervisedBy());
        putIfPresent(view, "extension", marks.extension());
        putIfPresent(view, "visit", promise.visit());
    }

    private static void putIfPresent(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
