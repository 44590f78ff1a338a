package io.linli.api.backtest;

import io.linli.api.backtest.BacktestDesk.Question;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.rule.RuleDesk;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Backtest.Found;
import io.linli.model.Rule;
import io.linli.model.Streams;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What would this rule have done: asked, followed, cancelled and read. */
public final class BacktestRoutes {
    private static final int DAYS = 30;

    private final Records records;
    private final RuleDesk rules;
    private final BacktestDesk desk;
    private final Writes writes;

    public BacktestRoutes(Records records, RuleDesk rules, BacktestDesk desk, Writes writes) {
        this.records = records;
        this.rules = rules;
        this.desk = desk;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("requestBacktest", this::request);
        routes.on("listBacktests", this::list);
        routes.on("getBacktest", this::get);
        routes.on("cancelBacktest", this::cancel);
    }

    private Future<Reply> request(Call call) {
        var id = call.path("id");
        var asked = call.body();
        var days = Duration.ofDays(asked.getInteger("days", DAYS));
        var written = written(Optional.ofNullable(asked.getString("text")), id);
        var caller = call.caller();
        return writes.once(call, tx -> {
            var tried = written.orElseGet(() -> known(tx, id, asked.getInteger("version")));
            var to = tx.now();
            var question =
                    new Question(List.of(tried), caller.grid(), to.minus(days), to, Purpose.TRIAL, caller.username());
            var backtest = desk.ask(tx, question);
            return Reply.created(
                            BacktestDesk.view(BacktestStore.find(tx, backtest).orElseThrow()))
                    .about(backtest.toString());
        });
    }

    private static Optional<Rule> written(Optional<String> text, String id) {
        return text.map(yaml -> {
            Rule rule;
            try {
                rule = Rule.parseYaml(yaml);
            } catch (IllegalArgumentException e) {
                throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
            }
            if (!rule.id().equals(id)) {
                throw Problem.unprocessable("id: this is the rule " + id + ", not: " + rule.id())
                        .asException();
            }
            return rule;
        });
    }

    /** Of this version, or what stands in its slots: a trial's before the live one. */
    private Rule known(Transaction tx, String id, @Nullable Integer version) {
        var found = version == null ? rules.newest(tx, id) : rules.version(tx, id, version);
        return found.orElseThrow(() -> Problem.notFound("rule " + id + (version == null ? "" : " version " + version))
                .asException());
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(Map.of(
                "items",
                BacktestStore.list(tx, call.path("id"), call.caller().gridPattern()).stream()
                        .map(BacktestDesk::view)
                        .toList(),
                "kept_days",
                Streams.OBSERVATIONS.retention().toDays())));
    }

    private Future<Reply> get(Call call) {
        return records.later(tx -> {
            var kept = find(tx, call);
            var view = BacktestDesk.view(kept);
            List<Found> found = BacktestStore.found(tx, kept.id());
            view.put("found", found);
            return Reply.ok(view);
        });
    }

    private Future<Reply> cancel(Call call) {
        return writes.once(call, tx -> {
            desk.cancel(tx, find(tx, call));
            return Reply.nothing();
        });
    }

    private static BacktestStore.Kept find(Transaction tx, Call call) {
        var id = uuid(call.path("backtest"));
        return BacktestStore.find(tx, id)
                .filter(kept -> kept.rule().equals(call.path("id")))
                .filter(kept -> kept.grid().startsWith(call.caller().grid()))
                .orElseThrow(() -> Problem.notFound("backtest " + id).asException());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("backtest " + text).asException();
        }
    }
}
