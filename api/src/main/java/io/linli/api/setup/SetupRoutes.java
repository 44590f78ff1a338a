package io.linli.api.setup;

import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The first administrator, for those who hold the code. */
public final class SetupRoutes {
    private final Setup setup;
    private final Records records;
    private final WorkerExecutor hashing;

    public SetupRoutes(Setup setup, Records records, WorkerExecutor hashing) {
        this.setup = setup;
        this.records = records;
        this.hashing = hashing;
    }

    public void mount(Routes routes) {
        routes.open("isSetUp", this::isSetUp);
        routes.open("setUp", this::setUp);
    }

    private void isSetUp(RoutingContext context) {
        records.later(setup::isDone)
                .onFailure(context::fail)
                .onSuccess(done -> Routes.send(context, Reply.ok(Map.of("done", done))));
    }

    private void setUp(RoutingContext context) {
        var body = context.body().asJsonObject();
        var address = context.request().remoteAddress().hostAddress();
        hashing.executeBlocking(
                        () -> {
                            var account = Setup.account(
                                    body.getString("username"), body.getString("name"), body.getString("grid"));
                            return setup.make(body.getString("code"), account, body.getString("password"), address);
                        },
                        false)
                .onFailure(context::fail)
                .onSuccess(account -> Routes.send(
                        context,
                        Reply.created(Map.of(
                                "username", account.username(),
                                "name", account.name(),
                                "role", account.role(),
                                "grid", account.grid()))));
    }
}
