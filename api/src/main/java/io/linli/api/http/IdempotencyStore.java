package io.linli.api.http;

import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.util.Optional;

/** What was answered to a write that bore an Idempotency-Key, in case it comes again. */
public final class IdempotencyStore {
    /** Longer than a step may wait in a phone. */
    private static final Duration KEPT = Duration.ofDays(8);

    private IdempotencyStore() {}

    record Stored(String request, Reply reply) {}

    /** True when the key is new. Another transaction that holds it is waited for. */
    static boolean claim(Transaction tx, String username, String key, String request) {
        return tx.handle()
                        .createUpdate("insert into idempotency (username, key, request, status, body, at)"
                                + " values (:username, :key, :request, 0, '', :at) on conflict do nothing")
                        .bind("username", username)
                        .bind("key", key)
                        .bind("request", request)
                        .bind("at", tx.now())
                        .execute()
                == 1;
    }

    static void answer(Transaction tx, String username, String key, Reply reply) {
        tx.handle()
                .createUpdate("update idempotency set status = :status, body = :body"
                        + " where username = :username and key = :key")
                .bind("status", reply.status())
                .bind("body", reply.kept())
                .bind("username", username)
                .bind("key", key)
                .execute();
    }

    static Optional<Stored> find(Transaction tx, String username, String key) {
        return tx.handle()
                .createQuery("select request, status, body from idempotency where username = :username and key = :key")
                .bind("username", username)
                .bind("key", key)
                .map((row, context) ->
                        new Stored(row.getString("request"), new Reply(row.getInt("status"), row.getString("body"))))
                .findFirst();
    }

    public static int forget(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from idempotency where at < :old")
                .bind("old", tx.now().minus(KEPT))
                .execute();
    }

    /** What holds this text. */
    public static void forgetMentions(Transaction tx, String text) {
        tx.handle().execute("delete from idempotency where strpos(body, ?) > 0", text);
    }
}
