package io.linli.api.incident;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Refusal;
import io.linli.api.incident.state.Step;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One way in for each step of an incident; a phone may bring a step later than it was taken. */
public final class StepRoutes {
    private static final Map<String, Step> OPERATIONS = Map.ofEntries(
            Map.entry("verifyIncident", Step.VERIFY),
            Map.entry("callOffIncident", Step.CALL_OFF),
            Map.entry("registerIncident", Step.REGISTER),
            Map.entry("declineIncident", Step.DECLINE),
            Map.entry("cancelIncident", Step.CANCEL),
            Map.entry("dispatchIncident", Step.DISPATCH),
            Map.entry("acknowledgeIncident", Step.ACKNOWLEDGE),
            Map.entry("setOutIncident", Step.SET_OUT),
            Map.entry("arriveIncident", Step.ARRIVE),
            Map.entry("handleIncident", Step.HANDLE),
            Map.entry("feedbackIncident", Step.FEEDBACK),
            Map.entry("giveBackIncident", Step.GIVE_BACK),
            Map.entry("transferIncident", Step.TRANSFER),
            Map.entry("takeOverIncident", Step.TAKE_OVER),
            Map.entry("whistleIncident", Step.WHISTLE),
            Map.entry("reportInIncident", Step.REPORT_IN),
            Map.entry("askHoldIncident", Step.ASK_HOLD),
            Map.entry("approveHoldIncident", Step.APPROVE_HOLD),
            Map.entry("resumeIncident", Step.RESUME),
            Map.entry("checkIncident", Step.CHECK),
            Map.entry("reworkIncident", Step.REWORK),
            Map.entry("closeIncident", Step.CLOSE),
            Map.entry("evaluateIncident", Step.EVALUATE),
            Map.entry("mergeIncident", Step.MERGE),
            Map.entry("forceCloseIncident", Step.FORCE_CLOSE));

    private final IncidentDesk desk;
    private final Writes writes;

    public StepRoutes(IncidentDesk desk, Writes writes) {
        this.desk = desk;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        OPERATIONS.forEach((operation, step) -> routes.on(operation, call -> take(call, step)));
        routes.on("reopenIncident", this::reopen);
        routes.on("relevelIncident", this::relevel);
    }

    private Future<Reply> reopen(Call call) {
        return writes.once(call, tx -> {
            var over = IncidentRoutes.locked(tx, call, call.id());
            return desk.reopen(tx, over, reasoned(act(call, tx, over)))
                    .map(fresh -> Reply.created(IncidentRoutes.whole(tx, desk, call, fresh)))
                    .orElseThrow(() -> new Problem(409, "is-open", "It is open", "it, or one that follows it, is open")
                            .asException());
        });
    }

    private Future<Reply> relevel(Call call) {
        return writes.once(call, tx -> {
            var incident = IncidentRoutes.locked(tx, call, call.id());
            if (!incident.isOpen()) {
                throw new Problem(409, "is-over", "It is over", "the level of what is over stays").asException();
            }
            var level = Level.valueOf(call.body().getString("level"));
            return Reply.ok(IncidentRoutes.whole(
                    tx, desk, call, desk.relevel(tx, incident, level, reasoned(act(call, tx, incident)))));
        });
    }

    private Future<Reply> take(Call call, Step step) {
        var id = call.id();
        return writes.once(call, tx -> {
            var act = act(call, tx, IncidentRoutes.visible(tx, call, id));
            require(tx, call, step, act);
            var decision = desk.take(tx, id, step, act).orElseThrow(() -> IncidentRoutes.unknown(id));
            var incident = IncidentRoutes.visible(tx, call, id);
            if (decision instanceof Decision.Refused refused) {
                return refuse(tx, incident, step, act, refused.reason());
            }
            return Reply.ok(IncidentRoutes.whole(tx, desk, call, incident));
        });
    }

    private static Act reasoned(Act act) {
        if (act.note().isBlank()) {
            throw Problem.unprocessable("note: the reason").asException();
        }
        return act;
    }

    private static void require(Transaction tx, Call call, Step step, Act act) {
        if (step == Step.MERGE) {
            requireOther(tx, call, UUID.fromString(String.valueOf(act.to())));
        } else if (step == Step.TRANSFER) {
            requirePerson(tx, IncidentRoutes.visible(tx, call, call.id()), String.valueOf(act.to()));
        } else if (step == Step.WHISTLE) {
            requireDepartment(tx, IncidentRoutes.visible(tx, call, call.id()), String.valueOf(act.to()));
        }
    }

    /** Both are locked in one order, so that two who merge them into each other do not both succeed. */
    private static void requireOther(Transaction tx, Call call, UUID other) {
        Stream.of(call.id(), other).sorted().forEach(id -> IncidentRoutes.locked(tx, call, id));
        if (other.equals(call.id()) || !IncidentRoutes.visible(tx, call, other).isOpen()) {
            throw Problem.unprocessable("to: the id of another incident that is open")
                    .asException();
        }
    }

    private static void requirePerson(Transaction tx, Incident incident, String username) {
        if (!AccountStore.isWorkingAt(tx, username, incident.place().grid())) {
            throw Problem.unprocessable("to: nobody who works in this grid is called " + username)
                    .asException();
        }
    }

    /** Only who can be told that they are called can come. */
    private static void requireDepartment(Transaction tx, Incident incident, String username) {
        var departments = AccountStore.workingAt(
                tx, Set.of(Role.DEPT_HANDLER), incident.place().grid());
        if (departments.stream().noneMatch(department -> department.username().equals(username))) {
            throw Problem.unprocessable("to: no department that works in this grid is called " + username)
                    .asException();
        }
    }

    private static Act act(Call call, Transaction tx, Incident incident) {
        var body = call.body();
        var outcome = body.getString("outcome");
        return new Act(
                call.caller().username(),
                call.caller().role(),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                body.getString("note", ""),
                PhoneTime.of(body.getString("at"), incident, tx.now()),
                body.getString("to"),
                body.getInteger("rating"),
                Positions.checkIn(tx, incident.place(), body.getJsonObject("position")),
                body.getBoolean("solved"));
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
        var goal = step.goal();
        var before = reason == Refusal.NOT_IN_THIS_PHASE && goal != null && phase.compareTo(goal) >= 0
                ? TimelineStore.coming(tx, incident.id(), goal).orElse(null)
                : null;
        if (before != null) {
            return already(tx, incident, step, before);
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("state", phase.id());
        if (reason == Refusal.NOT_IN_THIS_PHASE) {
            TimelineStore.last(tx, incident.id()).ifPresent(line -> more.put("meanwhile", done(tx, line)));
        }
        return new Problem(
                        reason.status(), "step-refused", "This step is not possible", reason.in(phase), reason.name())
                .with(more);
    }

    /** Who comes second is told who came first, and who answers for the incident now. */
    private static Problem already(Transaction tx, Incident incident, Step step, TimelineEntry before) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("state", incident.phase().id());
        more.put("by", person(tx, before.actor()));
        more.put("since", before.at());
        var work = incident.state().work();
        if (work != null && work.responsible() != null) {
            more.put("responsible", person(tx, work.responsible()));
        }
        var done = Objects.requireNonNull(step.goal()).id().replace('_', '-');
        var detail = "%s has %s it at %s".formatted(name(tx, before.actor()), done.replace('-', ' '), before.at());
        return new Problem(409, "already-" + done, "Somebody was first", detail, Refusal.NOT_IN_THIS_PHASE.name())
                .with(more);
    }

    /** What was done last, so that who comes too late is told of it. */
    private static Map<String, Object> done(Transaction tx, TimelineEntry line) {
        return Map.of(
                "by",
                person(tx, line.actor()),
                "at",
                line.at(),
                "step",
                line.detail().getOrDefault("step", ""));
    }

    private static Map<String, String> person(Transaction tx, String username) {
        return Map.of("username", username, "name", name(tx, username));
    }

    private static String name(Transaction tx, String username) {
        return AccountStore.name(tx, username).orElse(username);
    }
}
