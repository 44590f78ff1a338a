package io.linli.api.backtest;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Backtest;
import io.linli.model.Backtest.Found;
import io.linli.model.Backtest.Phase;
import io.linli.model.Backtest.Request;
import io.linli.model.Backtest.Result;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules were tried on, and what came of it. */
final class BacktestStore {
    private static final String COLUMNS =
            "id, rule, purpose, grid, author, phase, percent, asked_at, changed_at, request, result, problem";

    private BacktestStore() {}

    /** One trial as it stands. */
    record Kept(
            UUID id,
            String rule,
            Purpose purpose,
            String grid,
            String author,
            Phase phase,
            int percent,
            Instant askedAt,
            Instant changedAt,
            Request request,
            @Nullable Result result,
            @Nullable String problem) {}

    static void add(Transaction tx, Backtest asked, Purpose purpose, String author, Request request) {
        tx.handle()
                .createUpdate(
                        "insert into backtest (id, rule, purpose, grid, author, phase, asked_at, changed_at, request)"
                                + " values (:id, :rule, :purpose, :grid, :author, :phase, :at, :at, :request)")
                .bind("id", UUID.fromString(asked.id()))
                .bind("rule", asked.rule())
                .bind("purpose", purpose.name())
                .bind("grid", request.grid())
                .bind("author", author)
                .bind("phase", asked.phase().name())
                .bind("at", asked.at())
                .bind("request", text(request))
                .execute();
    }

    static Optional<Kept> lock(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from backtest where id = :id for update")
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findFirst();
    }

    static void put(Transaction tx, UUID id, Backtest word) {
        var result = word.result();
        tx.handle()
                .createUpdate("update backtest set phase = :phase, percent = :percent, changed_at = :at,"
                        + " result = :result, problem = :problem where id = :id")
                .bind("id", id)
                .bind("phase", word.phase().name())
                .bind("percent", word.percent())
                .bind("at", tx.now())
                .bind("result", result == null ? null : text(result))
                .bind("problem", word.problem())
                .execute();
    }

    static void addFound(Transaction tx, UUID id, List<Found> found) {
        if (found.isEmpty()) {
            return;
        }
        var batch = tx.handle()
                .prepareBatch("insert into backtest_found (backtest, alert, side, raised_at, body)"
                        + " values (:id, :alert, :side, :raised, :body) on conflict do nothing");
        found.forEach(each -> batch.bind("id", id)
                .bind("alert", each.alert().id())
                .bind("side", each.side().name())
                .bind("raised", each.alert().raisedAt())
                .bind("body", text(each))
                .add());
        batch.execute();
    }

    static List<Found> found(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select body from backtest_found where backtest = :id order by raised_at desc, alert")
                .bind("id", id)
                .map((row, context) -> read(row.getString("body"), Found.class))
                .list();
    }

    /** Newest first, those that were asked for within these grids. */
    static List<Kept> list(Transaction tx, String rule, String gridPattern) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from backtest where rule = :rule and grid like :grid"
                        + " and purpose = 'TRIAL' order by asked_at desc limit 20")
                .bind("rule", rule)
                .bind("grid", gridPattern)
                .map((row, context) -> kept(row))
                .list();
    }

    static Optional<Kept> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from backtest where id = :id")
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findFirst();
    }

    /** Those of a rule that are not over. */
    static List<Kept> open(Transaction tx, String rule) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from backtest where rule = :rule"
                        + " and phase not in ('DONE', 'STOPPED', 'BROKEN_OFF')")
                .bind("rule", rule)
                .map((row, context) -> kept(row))
                .list();
    }

    /** Those of which nothing was heard since, while nothing was heard of any. */
    static List<Kept> silent(Transaction tx, Instant since) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from backtest"
                        + " where phase not in ('DONE', 'STOPPED', 'BROKEN_OFF') and changed_at < :since"
                        + " and not exists (select from backtest other where other.changed_at >= :since"
                        + " and other.phase <> 'REQUESTED')")
                .bind("since", since)
                .map((row, context) -> kept(row))
                .list();
    }

    static int forget(Transaction tx, Instant old) {
        return tx.handle().execute("delete from backtest where asked_at < ?", old);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var result = row.getString("result");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("grid"),
                row.getString("author"),
                Phase.valueOf(row.getString("phase")),
                row.getInt("percent"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                read(row.getString("request"), Request.class),
                result == null ? null : read(result, Result.class),
                row.getString("problem"));
    }

    private static String text(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static <T> T read(String body, Class<T> type) {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), type);
    }
}
