package io.linli.api.rule;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Rules as data: what is in force, what was, and changing it. */
public final class RuleRoutes {
    private final Records records;
    private final RuleDesk desk;
    private final Writes writes;

    public RuleRoutes(Records records, RuleDesk desk, Writes writes) {
        this.records = records;
        this.desk = desk;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("listRules", call -> records.later(tx -> Reply.ok(Map.of("items", RuleStore.inSlots(tx)))));
        routes.on("publishRule", this::publish);
        routes.on("listRuleVersions", this::versions);
        routes.on("changeRuleMode", this::changeMode);
        routes.on("rollBackRule", this::rollBack);
    }

    private Future<Reply> publish(Call call) {
        Rule rule;
        try {
            // JSON is YAML too.
            rule = Rule.parseYaml(call.text());
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
        }
        var note = call.query("note").orElse("");
        return writes.once(call, tx -> {
            requireWithin(tx, call.caller(), rule.id());
            RuleReach.requireWithin(tx, call.caller(), List.of(rule));
            return Reply.created(desk.publish(tx, rule, call.caller().username(), note))
                    .about(rule.id());
        });
    }

    private Future<Reply> versions(Call call) {
        var id = call.path("id");
        return records.later(tx -> {
            var versions = RuleStore.versions(tx, id);
            if (versions.isEmpty()) {
                throw unknown(id);
            }
            return Reply.ok(
                    Map.of("items", versions.stream().map(RuleDesk::view).toList()));
        });
    }

    private Future<Reply> changeMode(Call call) {
        var id = call.path("id");
        var mode = Mode.parse(call.body().getString("mode"));
        var caller = call.caller();
        return writes.once(call, tx -> {
            requireWithin(tx, caller, id);
            return Reply.ok(desk.change(tx, id, mode, caller.username()).orElseThrow(() -> unknown(id)));
        });
    }

    private Future<Reply> rollBack(Call call) {
        var id = call.path("id");
        var version = call.body().getInteger("version");
        var caller = call.caller();
        return writes.once(call, tx -> {
            requireWithin(tx, caller, id);
            var older = desk.rollBack(tx, id, version, caller.username())
                    .orElseThrow(() -> unknown(id + " version " + version));
            RuleReach.requireWithin(tx, caller, List.of(older));
            return Reply.ok(older);
        });
    }

    /** What is in force now must be theirs too: publishing replaces it. */
    private static void requireWithin(Records.Transaction tx, Caller caller, String id) {
        RuleStore.lock(tx, id);
        RuleReach.requireWithin(tx, caller, RuleStore.inSlots(tx, id));
    }

    private static RuntimeException unknown(String id) {
        return Problem.notFound("rule " + id).asException();
    }
}
