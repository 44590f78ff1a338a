package io.linli.api.incident;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Refusal;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** What people do about the time that a case takes. */
public final class ClockRoutes {
    private final IncidentDesk incidents;
    private final ClockDesk desk;
    private final Writes writes;

    /** One of them; answers why not. */
    private interface Deed {
        Optional<Refusal> on(Transaction tx, Incident incident, Act act);
    }

    public ClockRoutes(IncidentDesk incidents, Writes writes) {
        this.incidents = incidents;
        this.desk = incidents.clocks();
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("urgeIncident", call -> take(call, desk::urge));
        routes.on("superviseIncident", call -> take(call, desk::supervise));
        routes.on("askExtensionIncident", call -> take(call, desk::askExtension));
        routes.on("approveExtensionIncident", call -> take(call, desk::approveExtension));
        routes.on("refuseExtensionIncident", call -> take(call, desk::refuseExtension));
        routes.on("stillWellIncident", call -> take(call, desk::stillWell));
    }

    private Future<Reply> take(Call call, Deed deed) {
        return writes.once(call, tx -> {
            var incident = IncidentRoutes.locked(tx, call, call.id());
            var act = Act.of(call.caller(), call.body().getString("note", ""));
            deed.on(tx, incident, act).ifPresent(refusal -> refuse(incident, refusal));
            return Reply.ok(IncidentRoutes.whole(tx, incidents, call, IncidentRoutes.visible(tx, call, call.id())));
        });
    }

    private static void refuse(Incident incident, Refusal refusal) {
        var phase = incident.phase();
        throw new Problem(
                        refusal.status(),
                        "step-refused",
                        "This step is not possible",
                        refusal.in(phase),
                        refusal.name())
                .with(Map.of("state", phase.id()))
                .asException();
    }
}
