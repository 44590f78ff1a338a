package io.linli.api.audit;

import io.linli.api.http.Call;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The whole log up to a head that is signed for it, page by page, as fast as the other side reads. */
final class AuditExport {
    private static final int PAGE = 500;

    private final Records records;
    private final AuditDesk desk;

    AuditExport(Records records, AuditDesk desk) {
        this.records = records;
        this.desk = desk;
    }

    /** Lines, and where the next page begins. */
    private record Page(String text, long last, boolean isFull) {}

    void answer(Call call) {
        var withRecords = call.flag("records");
        var told = AuditDraft.of(call.caller(), AuditAction.EXPORT_AUDIT, "log", Map.of("records", withRecords));
        records.later(tx -> tx.audit(told))
                .compose(done -> records.later(desk::sign))
                .compose(head -> send(call, head.head().size(), withRecords))
                .onFailure(call.context()::fail);
    }

    private Future<Void> send(Call call, long size, boolean withRecords) {
        var response = call.context().response();
        response.setChunked(true)
                .putHeader("content-type", "application/x-ndjson")
                .putHeader("content-disposition", "attachment; filename=\"audit.ndjson\"");
        return records.later(AuditTreeStore::keys)
                .compose(keys -> response.write(AuditLine.keys(keys)))
                .compose(sent -> pages(response, 0, (tx, after) -> heads(tx, after, size)))
                .compose(
                        sent -> pages(response, 0, (tx, after) -> entries(tx, after, size, call.caller(), withRecords)))
                .compose(sent -> response.end());
    }

    private Future<Void> pages(HttpServerResponse response, long after, BiFunction<Transaction, Long, Page> reader) {
        return records.later(tx -> reader.apply(tx, after)).compose(page -> {
            var sent = page.text().isEmpty() ? Future.<Void>succeededFuture() : response.write(page.text());
            return page.isFull() ? sent.compose(written -> pages(response, page.last(), reader)) : sent;
        });
    }

    private static Page heads(Transaction tx, long after, long size) {
        var heads = AuditTreeStore.headsAfter(tx, after, size, PAGE);
        var last = heads.isEmpty() ? after : heads.get(heads.size() - 1).head().size();
        return page(heads.stream().map(AuditLine::head).toList(), last);
    }

    private static Page entries(Transaction tx, long after, long size, Caller caller, boolean withRecords) {
        var entries = AuditStore.page(tx, after, size, PAGE);
        var sealed = withRecords ? AuditStore.records(tx, after, after + PAGE) : Map.<Long, SealedRecord>of();
        var lines = entries.stream()
                .map(kept -> caller.sees(kept.entry().grid(), "")
                        ? AuditLine.entry(
                                kept,
                                java.util.Optional.ofNullable(
                                        sealed.get(kept.entry().seq())))
                        : AuditLine.hidden(kept))
                .toList();
        return page(lines, after + entries.size());
    }

    private static Page page(List<String> lines, long last) {
        return new Page(String.join("", lines), last, lines.size() == PAGE);
    }
}
