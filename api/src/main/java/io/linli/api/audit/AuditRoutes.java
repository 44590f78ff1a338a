package io.linli.api.audit;

import io.linli.api.audit.AuditStore.Kept;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit log for those who read it; nobody writes it here. */
public final class AuditRoutes {
    private final Records records;
    private final AuditExport export;

    public AuditRoutes(Records records, AuditDesk desk) {
        this.records = records;
        this.export = new AuditExport(records, desk);
    }

    public void mount(Routes routes) {
        routes.on("listAuditEntries", this::list);
        routes.on("getAuditEntry", this::one);
        routes.on("listAuditHeads", this::heads);
        routes.on("getAuditConsistency", this::consistency);
        routes.stream("exportAudit", export::answer);
    }

    private Future<Reply> list(Call call) {
        var question = AuditQuestion.of(call);
        return records.later(tx -> {
            var entries = AuditStore.list(tx, question);
            var page = page(entries.stream()
                    .map(kept -> AuditLine.view(kept, Optional.empty()))
                    .toList());
            if (entries.size() == question.limit()) {
                page.put("next", entries.get(entries.size() - 1).entry().seq());
            }
            return Reply.ok(page);
        });
    }

    /** With what proves that the newest head vouches for it. */
    private Future<Reply> one(Call call) {
        var seq = number(call.path("seq"));
        var withRecord = call.flag("record");
        return records.later(tx -> {
            var kept = AuditStore.find(tx, seq)
                    .filter(found -> call.caller().sees(found.entry().grid(), ""))
                    .orElseThrow(() -> Problem.notFound("entry " + seq).asException());
            var view = AuditLine.view(kept, withRecord ? record(tx, call, kept) : Optional.empty());
            AuditTreeStore.newest(tx)
                    .filter(head -> head.head().size() >= seq)
                    .ifPresent(head -> view.put("proof", proof(tx, seq - 1, head)));
            return Reply.ok(view);
        });
    }

    /** It may name persons, so that it was read is itself told. */
    private static Optional<SealedRecord> record(Transaction tx, Call call, Kept kept) {
        var seq = kept.entry().seq();
        tx.audit(AuditDraft.of(call.caller(), AuditAction.READ_AUDIT_RECORD, Long.toString(seq), Map.of()));
        return AuditStore.record(tx, seq);
    }

    private static Map<String, Object> proof(Transaction tx, long index, TreeHead.Signed signed) {
        var proof = new LinkedHashMap<>(signed.view());
        proof.put("index", index);
        proof.put(
                "path",
                hex(AuditTreeStore.tree(tx).inclusion(index, signed.head().size())));
        return proof;
    }

    private Future<Reply> heads(Call call) {
        var before = call.query("before", Long::valueOf);
        var limit = call.limit();
        return records.later(tx -> {
            var heads = AuditTreeStore.heads(tx, before == null ? Long.MAX_VALUE : before, limit);
            var page = page(heads.stream().map(TreeHead.Signed::view).toList());
            page.put("keys", AuditTreeStore.keys(tx));
            if (heads.size() == limit) {
                page.put("next", heads.get(limit - 1).head().size());
            }
            return Reply.ok(page);
        });
    }

    /** That the log of one head is the beginning of that of another. */
    private Future<Reply> consistency(Call call) {
        var from = number(call.query("from").orElse(""));
        var to = number(call.query("to").orElse(""));
        return records.later(tx -> {
            var earlier = head(tx, from);
            var later = head(tx, to);
            if (from > to) {
                throw Problem.badRequest("from=" + from + " is the later one").asException();
            }
            return Reply.ok(Map.of(
                    "from", earlier.view(),
                    "to", later.view(),
                    "path", hex(AuditTreeStore.tree(tx).consistency(from, to))));
        });
    }

    private static TreeHead.Signed head(Transaction tx, long size) {
        return AuditTreeStore.find(tx, size)
                .orElseThrow(() -> Problem.notFound("head of " + size).asException());
    }

    private static Map<String, Object> page(List<Map<String, Object>> items) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        return page;
    }

    private static List<String> hex(List<Hash> path) {
        return path.stream().map(Hash::hex).toList();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.badRequest(text + " is no whole number").asException();
        }
    }
}
