package io.linli.api.http;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.audit.CanonicalJson;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what changes something. With an Idempotency-Key it happens once, however often it is asked for. */
public final class Writes {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);
    private static final int LONGEST = 200;

    private final Records records;

    public Writes(Records records) {
        this.records = records;
    }

    /** The log names who wrote what, and nothing of what was written; the audit keeps that where it can be erased. */
    public Future<Reply> once(Call call, Function<Transaction, Reply> work) {
        var key = call.context().request().getHeader("idempotency-key");
        Function<Transaction, Reply> traced = tx -> {
            var reply = work.apply(tx);
            if (reply.status() < 400 && !tx.isAudited()) {
                tx.audit(draft(call, reply));
            }
            tx.afterwards(() -> trace(call, reply));
            return reply;
        };
        if (key == null) {
            return records.later(traced);
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw Problem.badRequest("Idempotency-Key: 1 to " + LONGEST + " characters")
                    .asException();
        }
        var request = call.context().request();
        var asked = request.method() + " " + request.uri() + "\n" + fingerprint(call.bytes());
        var username = call.caller().username();
        return records.later(tx -> {
            if (IdempotencyStore.claim(tx, username, key, asked)) {
                var reply = traced.apply(tx);
                IdempotencyStore.answer(tx, username, key, reply);
                return reply;
            }
            var stored = IdempotencyStore.find(tx, username, key).orElseThrow();
            if (!stored.request().equals(asked)) {
                throw Problem.unprocessable("this Idempotency-Key was used for another request")
                        .asException();
            }
            return stored.reply();
        });
    }

    private static AuditDraft draft(Call call, Reply reply) {
        var caller = call.caller();
        var record = reply.kept().isEmpty() ? Map.of() : CanonicalJson.parse(reply.kept());
        return new AuditDraft(
                AuditAction.of(call.operation()),
                caller.username(),
                caller.role(),
                object(call, reply),
                reply.grid().isEmpty() ? caller.grid() : reply.grid(),
                record);
    }

    /** What the address names, else what the answer does. */
    private static String object(Call call, Reply reply) {
        var named = call.context().pathParams();
        return named.getOrDefault("id", named.getOrDefault("username", reply.about()));
    }

    private static void trace(Call call, Reply reply) {
        var request = call.context().request();
        LOG.info(
                "{} {} {}: {} {} {}",
                call.caller().role(),
                call.caller().username(),
                reply.status() < 400 ? "wrote" : "did not write",
                request.method(),
                request.path(),
                reply.about());
    }

    /** Requests may be large, and hold what must not be kept. */
    private static String fingerprint(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
