package io.linli.api.rule;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rules as data: what is in force, what was, and changing it. */
public final class RuleRoutes {
    /** As long as alerts are kept. */
    private static final int PRECISION_DAYS = 90;

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
        routes.on("listRuleKinds", call -> Future.succeededFuture(Reply.ok(Map.of("items", RuleKindView.all()))));
        routes.on("getRule", this::get);
        routes.on("getRulePrecision", this::precision);
        routes.on("draftRule", call -> Future.succeededFuture(Reply.ok(RuleDraft.of(call.body()))));
        routes.on("publishRule", this::publish);
        routes.on("listRuleVersions", this::versions);
        routes.on("changeRuleMode", this::changeMode);
        routes.on("rollBackRule", this::rollBack);
    }

    private Future<Reply> publish(Call call) {
        Rule rule;
        RuleText text;
        try {
            // JSON is YAML too.
            text = new RuleText(call.text());
            rule = text.parse();
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
        }
        var note = call.query("note").orElse("");
        return writes.once(call, tx -> {
            // What is in force now must be theirs too: publishing replaces it.
            desk.requireWithin(tx, call.caller(), rule.id());
            RuleReach.requireWithin(tx, call.caller(), List.of(rule));
            return Reply.created(desk.publish(tx, text, call.caller().username(), note))
                    .about(rule.id());
        });
    }

    private Future<Reply> get(Call call) {
        var id = call.path("id");
        return records.later(tx -> Reply.ok(RuleView.of(tx, call.caller(), id).orElseThrow(() -> unknown(id))));
    }

    private Future<Reply> precision(Call call) {
        var id = call.path("id");
        var days = call.query("days", Integer::valueOf);
        var caller = call.caller();
        return records.later(tx -> {
            var since = tx.now().minus(Duration.ofDays(days == null ? PRECISION_DAYS : days));
            return Reply.ok(Map.of(
                    "since", since,
                    "total", RuleFiguresStore.total(tx, caller, id, since),
                    "devices", RuleFiguresStore.byDevice(tx, caller, id, since),
                    "buildings", RuleFiguresStore.byBuilding(tx, caller, id, since)));
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
            desk.requireWithin(tx, caller, id);
            return Reply.ok(desk.change(tx, id, mode, caller.username()).orElseThrow(() -> unknown(id)));
        });
    }

    private Future<Reply> rollBack(Call call) {
        var id = call.path("id");
        var version = call.body().getInteger("version");
        var caller = call.caller();
        return writes.once(call, tx -> {
            desk.requireWithin(tx, caller, id);
            var older = desk.rollBack(tx, id, version, caller.username())
                    .orElseThrow(() -> unknown(id + " version " + version));
            RuleReach.requireWithin(tx, caller, List.of(older));
            return Reply.ok(older);
        });
    }

    private static RuntimeException unknown(String id) {
        return Problem.notFound("rule " + id).asException();
    }
}
