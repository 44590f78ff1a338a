package io.linli.api.proposal;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.rule.RuleDesk;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Better numbers for rules: looked for, read, taken or not. */
public final class ProposalRoutes {
    private final Records records;
    private final RuleDesk rules;
    private final ProposalDesk desk;
    private final Writes writes;

    public ProposalRoutes(Records records, RuleDesk rules, ProposalDesk desk, Writes writes) {
        this.records = records;
        this.rules = rules;
        this.desk = desk;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("requestProposal", this::request);
        routes.on("listProposals", this::list);
        routes.on("decideProposal", this::decide);
    }

    private Future<Reply> request(Call call) {
        var caller = call.caller();
        return writes.once(call, tx -> {
            var backtest = desk.ask(tx, call.path("id"), caller.grid(), caller.username());
            return Reply.created(Map.of("backtest", backtest)).about(backtest.toString());
        });
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(Map.of(
                "items",
                ProposalStore.list(tx, call.path("id"), call.caller().gridPattern()).stream()
                        .map(ProposalDesk::view)
                        .toList())));
    }

    private Future<Reply> decide(Call call) {
        var id = uuid(call.path("proposal"));
        var isAccepted = "accepted".equals(call.body().getString("state"));
        var caller = call.caller();
        return writes.once(call, tx -> {
            var kept = ProposalStore.lock(tx, id)
                    .filter(known -> known.rule().equals(call.path("id")))
                    .filter(known -> known.grid().startsWith(caller.grid()))
                    .orElseThrow(() -> Problem.notFound("proposal " + id).asException());
            rules.requireWithin(tx, caller, kept.rule());
            desk.decide(tx, kept, isAccepted, caller.username());
            return Reply.ok(ProposalDesk.view(ProposalStore.lock(tx, id).orElseThrow()));
        });
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("proposal " + text).asException();
        }
    }
}
