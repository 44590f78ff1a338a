package io.linli.api.appraisal;

import io.linli.api.http.Call;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.incident.Promises;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How cases were worked on, by formulas that everybody can read, down to each case that speaks against it. */
public final class AppraisalRoutes {
    private final Records records;

    private final Promises promises;

    public AppraisalRoutes(Records records, Promises promises) {
        this.records = records;
        this.promises = promises;
    }

    public void mount(Routes routes) {
        routes.on("getAppraisal", this::judge);
        routes.on("listAppraisedCases", this::cases);
        routes.stream("exportAppraisal", this::export);
    }

    private Future<Reply> judge(Call call) {
        return records.later(tx -> {
            var question = AppraisalDesk.Question.of(call, tx.now());
            var rows = AppraisalDesk.judge(tx, promises, call.caller(), question);
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("from", question.period().from());
            view.put("to", question.period().to());
            view.put("formulas", formulas());
            view.put(
                    "groups",
                    rows.stream()
                            .map(row -> row.view(AppraisalDesk.isHidden(call.caller(), question.by(), row)))
                            .toList());
            return Reply.ok(view);
        });
    }

    private static List<Map<String, Object>> formulas() {
        return Arrays.stream(Measure.values())
                .map(measure -> Map.<String, Object>of(
                        "id", measure.id(), "formula", measure.formula(), "more_is_better", measure.isMoreBetter()))
                .toList();
    }

    /** Those that speak against a measure. */
    private Future<Reply> cases(Call call) {
        var measure = Objects.requireNonNull(call.query("measure", Measure::parse), "required by the contract");
        var key = call.query("key");
        return records.later(tx -> {
            var question = AppraisalDesk.Question.of(call, tx.now());
            var groups = question.by().group(AppraisalDesk.lives(tx, promises, call.caller(), question));
            var items = groups.entrySet().stream()
                    .filter(group ->
                            key.filter(wanted -> !wanted.equals(group.getKey())).isEmpty())
                    .flatMap(group -> group.getValue().stream())
                    .filter(measure::isAgainst)
                    .limit(call.limit())
                    .map(AppraisalRoutes::view)
                    .toList();
            return Reply.ok(Map.of("items", items));
        });
    }

    private static Map<String, Object> view(CaseLife life) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("incident", life.log().id());
        view.put("kind", life.log().kind());
        view.put("level", life.log().level());
        view.put("grid", life.log().grid());
        view.put("opened_at", life.log().openedAt());
        if (life.person() != null) {
            view.put("person", life.person());
        }
        return view;
    }

    private void export(Call call) {
        var isWorkbook = call.query("format").filter("xlsx"::equals).isPresent();
        var isEnglish = call.query("language").filter("en"::equals).isPresent();
        records.later(tx -> {
                    var question = AppraisalDesk.Question.of(call, tx.now());
                    var rows = AppraisalDesk.judge(tx, promises, call.caller(), question).stream()
                            .filter(row -> !AppraisalDesk.isHidden(call.caller(), question.by(), row))
                            .toList();
                    var table = new AppraisalTable(rows, isEnglish);
                    return isWorkbook ? table.xlsx() : table.csv();
                })
                .onFailure(call.context()::fail)
                .onSuccess(bytes -> send(call, bytes, isWorkbook));
    }

    private static void send(Call call, byte[] bytes, boolean isWorkbook) {
        var type = isWorkbook
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv; charset=utf-8";
        call.context()
                .response()
                .putHeader("content-type", type)
                .putHeader(
                        "content-disposition",
                        "attachment; filename=\"appraisal." + (isWorkbook ? "xlsx" : "csv") + "\"")
                .end(Buffer.buffer(bytes));
    }
}
