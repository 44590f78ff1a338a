package io.linli.api.staff;

import io.linli.api.ApiConfig.SessionLimits;
import io.linli.api.store.Records.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The open sessions, each by the hash of its token: who reads this table cannot pass for anybody. */
public final class SessionStore {
    /** How exactly the last use is known. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private SessionStore() {}

    static void open(Transaction tx, String token, String username, boolean byProvider) {
        tx.handle()
                .createUpdate("insert into session (token_hash, username, created_at, seen_at, by_provider)"
                        + " values (:hash, :username, :now, :now, :byProvider)")
                .bind("byProvider", byProvider)
                .bind("hash", hash(token))
                .bind("username", username)
                .bind("now", tx.now())
                .execute();
    }

    /** Who it is, if the session has ended neither by time nor by hand; marks its use. */
    public static Optional<Caller> find(Transaction tx, String token, SessionLimits limits) {
        var hash = hash(token);
        var caller = tx.handle()
                .createQuery("select account.*, must_change and not by_provider as to_change,"
                        + " by_provider or coalesce(confirmed, false) as second_step from session"
                        + " join account using (username) left join second_step using (username)"
                        + " where token_hash = :hash and active and seen_at > :unused and created_at > :old")
                .bind("hash", hash)
                .bind("unused", tx.now().minus(limits.idle()))
                .bind("old", tx.now().minus(limits.absolute()))
                .map((row, context) ->
                        AccountStore.account(row).caller(row.getBoolean("to_change"), row.getBoolean("second_step")))
                .findFirst();
        if (caller.isPresent()) {
            tx.handle()
                    .createUpdate("update session set seen_at = :now where token_hash = :hash and seen_at < :grain")
                    .bind("now", tx.now())
                    .bind("hash", hash)
                    .bind("grain", tx.now().minus(GRAIN))
                    .execute();
        }
        return caller;
    }

    /** Those of the tokens whose sessions are over, by hand or by age; to listen is to use it. */
    public static List<String> ended(Transaction tx, Collection<String> tokens, SessionLimits limits) {
        return tokens.stream()
                .filter(token -> find(tx, token, limits).isEmpty())
                .toList();
    }

    static void close(Transaction tx, String token) {
        tx.handle().execute("delete from session where token_hash = ?", (Object) hash(token));
    }

    /** What is pushed to their browsers ends too. */
    static void closeAll(Transaction tx, String username) {
        tx.handle().execute("delete from push_subscription where username = ?", username);
        tx.handle().execute("delete from session where username = ?", username);
    }

    /** All but the one with this token. */
    static void closeOthers(Transaction tx, String username, String token) {
        tx.handle()
                .createUpdate("delete from session where username = :username and token_hash <> :hash")
                .bind("username", username)
                .bind("hash", hash(token))
                .execute();
    }

    public static int forgetEnded(Transaction tx, SessionLimits limits) {
        return tx.handle()
                .createUpdate("delete from session where seen_at < :unused or created_at < :old")
                .bind("unused", tx.now().minus(limits.idle()))
                .bind("old", tx.now().minus(limits.absolute()))
                .execute();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
