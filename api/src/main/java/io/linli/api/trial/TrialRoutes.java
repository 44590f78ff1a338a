package io.linli.api.trial;

import io.linli.api.http.AddressCount;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.linli.model.Subject;
import io.linli.model.Trial;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Try it: what a visitor may throw into a simulated community, without a login. Elsewhere there is no such thing. */
public final class TrialRoutes {
    /** By one address in a minute: each makes work for people, real or simulated. */
    private static final int MOST = 30;

    private final Records records;
    private final TrialDesk desk;
    private final boolean isSimulated;
    private final AddressCount begun;

    public TrialRoutes(Records records, TrialDesk desk, boolean isSimulated, Clock clock) {
        this.records = records;
        this.desk = desk;
        this.isSimulated = isSimulated;
        this.begun = new AddressCount(clock, MOST);
    }

    public void mount(Routes routes) {
        routes.open("startTrial", this::start);
        routes.open("listTrials", this::list);
    }

    private void start(RoutingContext context) {
        requireSimulation();
        var asked = asked(context.body().asJsonObject());
        requireLeisure(context.request().remoteAddress().hostAddress());
        records.later(tx -> desk.start(tx, asked))
                .onFailure(context::fail)
                .onSuccess(started -> Routes.send(context, reply(202, TrialDesk.view(started))));
    }

    private void list(RoutingContext context) {
        if (!isSimulated) {
            Routes.send(context, reply(200, Map.of("available", false, "trials", List.of())));
            return;
        }
        records.later(desk::running)
                .onFailure(context::fail)
                .onSuccess(running -> Routes.send(context, reply(200, Map.of("available", true, "trials", running))));
    }

    private void requireSimulation() {
        if (!isSimulated) {
            throw Problem.notFound("trials are for a simulated community").asException();
        }
    }

    private void requireLeisure(String address) {
        if (begun.isTooOften(address)) {
            throw new Problem(
                            429,
                            "too-many",
                            "Too many trials",
                            "at most " + MOST + " in a minute; try again in a while")
                    .asException();
        }
        begun.count(address);
    }

    private static TrialDesk.Asked asked(JsonObject body) {
        var subject = body.getString("subject");
        try {
            return new TrialDesk.Asked(
                    Trial.Kind.parse(body.getString("kind")),
                    subject == null ? null : Subject.parse(subject),
                    body.getString("scenario"));
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
        }
    }

    private static Reply reply(int status, Object body) {
        return new Reply(status, Reply.ok(body).body());
    }
}
