package io.linli.api.imports;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.audit.Hash;
import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.form.Sheet;
import io.linli.api.http.Access;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Many things at once, as a table: tried first, then entered in one piece. */
public final class ImportRoutes {
    /** Whose tables these are is whose forms they are. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "places", "putPlace",
            "homes", "putHome",
            "residents", "putResident",
            "staff", "putStaff",
            "devices", "changeDevice");

    private final Records records;
    private final Writes writes;
    private final Map<String, Sheet<?>> sheets;

    public ImportRoutes(Records records, List<Sheet<?>> sheets) {
        this.records = records;
        this.writes = new Writes(records);
        this.sheets = sheets.stream().collect(Collectors.toMap(Sheet::name, sheet -> sheet));
    }

    public void mount(Routes routes) {
        routes.stream("getTemplate", this::template);
        routes.stream("importTable", this::bring);
    }

    private Sheet<?> sheet(Call call) {
        var kind = call.path("kind");
        var sheet = sheets.get(kind);
        if (sheet == null) {
            throw Problem.notFound("imports of " + kind).asException();
        }
        requireMay(call.caller(), kind);
        return sheet;
    }

    private static void requireMay(Caller caller, String kind) {
        if (!Access.allows(caller.role(), OPERATIONS.getOrDefault(kind, ""))) {
            throw Problem.forbidden("the role " + caller.role() + " may not import " + kind)
                    .asException();
        }
    }

    /** The columns in either language, with one row that shows how they are filled in. */
    private void template(Call call) {
        var fields = sheet(call).fields();
        var isEnglish = call.query("language").filter("en"::equals).isPresent();
        var header = fields.stream().map(isEnglish ? Field::name : Field::zh).collect(Collectors.joining(","));
        var example = fields.stream().map(Field::example).collect(Collectors.joining(","));
        sendTable(call, "\uFEFF" + header + "\r\n" + example + "\r\n", call.path("kind") + ".csv");
    }

    private void bring(Call call) {
        var sheet = sheet(call);
        var wantsTable =
                String.valueOf(call.context().request().getHeader("accept")).startsWith("text/csv");
        if (wantsTable) {
            records.later(tx -> report(tx, call, sheet).report().badRows())
                    .onFailure(call.context()::fail)
                    .onSuccess(table -> sendTable(call, table, call.path("kind") + "-to-mend.csv"));
        } else {
            answer(call, sheet).onFailure(call.context()::fail).onSuccess(reply -> Routes.send(call.context(), reply));
        }
    }

    private Future<Reply> answer(Call call, Sheet<?> sheet) {
        if (call.flag("dry_run")) {
            return records.later(tx -> Reply.ok(report(tx, call, sheet).report().view()));
        }
        return writes.once(call, tx -> enter(tx, call, report(tx, call, sheet)));
    }

    private record Read<T>(Sheet<T> sheet, List<T> read, TableReport report) {
        List<Map<String, Object>> enter(Transaction tx) {
            return sheet.enter(tx, read);
        }

        /** Whom or what the table told of, and which table it was; what it said of each is nowhere but in itself. */
        Map<String, Object> record(byte[] bytes) {
            var id = sheet.fields().get(0).name();
            var ids = report.forms().stream()
                    .filter(Form::isGood)
                    .map(form -> form.text(id))
                    .toList();
            return Map.of(
                    "rows", read.size(), "ids", ids, "sha256", Hash.of(bytes).hex());
        }
    }

    private static <T> Read<T> report(Transaction tx, Call call, Sheet<T> sheet) {
        var table = Table.of(call.bytes(), sheet.fields());
        List<Form> forms = table.forms();
        var read = sheet.read(tx, call.caller(), forms);
        return new Read<>(sheet, read, new TableReport(table, forms));
    }

    private static Reply enter(Transaction tx, Call call, Read<?> read) {
        var report = read.report();
        if (!report.isGood() && !call.flag("partial")) {
            throw Problem.unprocessable(report.bad() + " of " + report.forms().size()
                            + " rows cannot be taken, so none was; look at them by dry_run=true,"
                            + " or enter the others by partial=true")
                    .asException();
        }
        var told = read.enter(tx);
        tx.audit(AuditDraft.of(call.caller(), AuditAction.IMPORT_TABLE, call.path("kind"), read.record(call.bytes())));
        Map<String, Object> kept = new LinkedHashMap<>(report.view());
        kept.put("imported", read.read().size());
        Map<String, Object> view = new LinkedHashMap<>(kept);
        if (!told.isEmpty()) {
            view.put("credentials", told);
        }
        return Reply.ok(view).keeping(kept).about(read.read().size() + " rows");
    }

    private static void sendTable(Call call, String table, String file) {
        call.context()
                .response()
                .putHeader("content-type", "text/csv; charset=utf-8")
                .putHeader("content-disposition", "attachment; filename=\"" + file + "\"")
                .end(table);
    }
}
