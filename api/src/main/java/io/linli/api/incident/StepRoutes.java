package io.linli.api.incident;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.staff.AccountStore;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One way in for each step of an incident; a phone may bring a step later than it was taken. */
public final class StepRoutes {
    private final IncidentDesk desk;
    private final Writes writes;

    public StepRoutes(IncidentDesk desk, Writes writes) {
        this.desk = desk;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("registerIncident", call -> take(call, Step.REGISTER));
        routes.on("acknowledgeIncident", call -> take(call, Step.ACKNOWLEDGE));
        routes.on("arriveIncident", call -> take(call, Step.ARRIVE));
        routes.on("feedbackIncident", call -> take(call, Step.FEEDBACK));
        routes.on("closeIncident", call -> take(call, Step.CLOSE));
    }

    private Future<Reply> take(Call call, Step step) {
        var id = call.id();
        return writes.once(call, tx -> {
            var act = act(call, tx, IncidentRoutes.visible(tx, call, id));
            var decision = desk.take(tx, id, step, act).orElseThrow(() -> IncidentRoutes.unknown(id));
            var incident = IncidentRoutes.visible(tx, call, id);
            if (decision instanceof Decision.Refused refused) {
                return refuse(tx, incident, step, act, refused.reason());
            }
            return Reply.ok(IncidentRoutes.whole(tx, incident));
        });
    }

    private static Act act(Call call, Transaction tx, Incident incident) {
        var body = call.body();
        var outcome = body.getString("outcome");
        return Act.of(
                call.caller(),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                body.getString("note", ""),
                PhoneTime.of(body.getString("at"), incident, tx.now()));
    }

    /** What somebody did while their phone was off the line has happened all the same: it is kept as a note. */
    private Reply refuse(Transaction tx, Incident incident, Step step, Act act, Refusal reason) {
        var problem = problem(tx, incident, step, reason);
        if (act.takenAt() == null) {
            throw problem.asException();
        }
        desk.keep(tx, incident, step, act);
        return problem.with(Map.of("kept_as_note", true)).asReply();
    }

    private static Problem problem(Transaction tx, Incident incident, Step step, Refusal reason) {
        var phase = incident.phase();
        var before = reason == Refusal.NOT_IN_THIS_PHASE && phase.compareTo(step.goal()) >= 0
                ? TimelineStore.coming(tx, incident.id(), step.goal()).orElse(null)
                : null;
        if (before != null) {
            return already(tx, incident, step, before);
        }
        var status = switch (reason) {
            case NOT_IN_THIS_PHASE -> 409;
            case OUTCOME_MISSING -> 422;
            case HANDLER_CANNOT_CLOSE -> 403;
        };
        return new Problem(status, "step-refused", "This step is not possible", reason.in(phase), reason.name())
                .with(Map.of("state", phase.id()));
    }

    /** Who comes second is told who came first, and who answers for the incident now. */
    private static Problem already(Transaction tx, Incident incident, Step step, TimelineEntry before) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("state", incident.phase().id());
        more.put("by", person(tx, before.actor()));
        more.put("since", before.at());
        incident.state().handlers().stream().findFirst().ifPresent(first -> more.put("responsible", person(tx, first)));
        var done = step.goal().id().replace('_', '-');
        var detail = "%s has %s it at %s".formatted(name(tx, before.actor()), done.replace('-', ' '), before.at());
        return new Problem(409, "already-" + done, "Somebody was first", detail, Refusal.NOT_IN_THIS_PHASE.name())
                .with(more);
    }

    private static Map<String, String> person(Transaction tx, String username) {
        return Map.of("username", username, "name", name(tx, username));
    }

    private static String name(Transaction tx, String username) {
        return AccountStore.name(tx, username).orElse(username);
    }
}
