package io.linli.api.setup;

import io.linli.api.staff.PasswordHash;
import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The hash of the one code by which the first administrator is made. */
final class SetupCodeStore {
    private static final Duration VALID = Duration.ofHours(24);

    private SetupCodeStore() {}

    record Offered(String hash, Instant expiresAt) {
        boolean isOf(String code) {
            return PasswordHash.matches(code, hash);
        }
    }

    /** Two people at once make one administrator. */
    static void lock(Transaction tx) {
        tx.handle().execute("select pg_advisory_xact_lock(hashtextextended('setup', 2))");
    }

    /** In place of the one before. */
    static void offer(Transaction tx, String code) {
        withdraw(tx);
        tx.handle()
                .createUpdate("insert into setup_code (hash, expires_at) values (:hash, :at)")
                .bind("hash", PasswordHash.ofSecret(code))
                .bind("at", tx.now().plus(VALID))
                .execute();
    }

    static void withdraw(Transaction tx) {
        tx.handle().execute("delete from setup_code");
    }

    static Optional<Offered> offered(Transaction tx) {
        return tx.handle()
                .createQuery("select hash, expires_at from setup_code")
                .map((row, context) -> new Offered(
                        row.getString("hash"), row.getTimestamp("expires_at").toInstant()))
                .findFirst();
    }
}
