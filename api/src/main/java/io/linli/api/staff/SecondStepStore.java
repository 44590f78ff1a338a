package io.linli.api.staff;

import io.linli.api.store.Records.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;

/** The secrets of second steps, and the hashes of the codes for when a telephone is lost. */
final class SecondStepStore {
    private SecondStepStore() {}

    private record Secret(byte[] bytes, long lastStep) {}

    static boolean isConfirmed(Transaction tx, String username) {
        return find(tx, username, true).isPresent();
    }

    /** In place of one that was begun and never confirmed. */
    static void begin(Transaction tx, String username, byte[] secret) {
        tx.handle()
                .execute(
                        "insert into second_step (username, secret) values (?, ?) on conflict (username)"
                                + " do update set secret = excluded.secret where not second_step.confirmed",
                        username,
                        secret);
    }

    /** Whether the code is one of the secret that was begun; from then on it is asked for. */
    static boolean confirm(Transaction tx, String username, String code) {
        return find(tx, username, false)
                .filter(secret -> take(tx, username, code, secret))
                .isPresent();
    }

    /** Whether the code opens the door: one of the telephone's that was not taken yet, or one kept for its loss. */
    static boolean takes(Transaction tx, String username, String typed) {
        var code = PrintableSecret.plain(typed);
        return find(tx, username, true)
                        .filter(secret -> take(tx, username, code, secret))
                        .isPresent()
                || takeRecovery(tx, username, code);
    }

    /** Of two that bring the same code at once, the record lets one through. */
    private static boolean take(Transaction tx, String username, String code, Secret secret) {
        var step = Totp.match(secret.bytes, code, tx.now(), secret.lastStep);
        return step.isPresent()
                && tx.handle()
                                .createUpdate("update second_step set last_step = :step, confirmed = true"
                                        + " where username = :username and last_step < :step")
                                .bind("step", step.getAsLong())
                                .bind("username", username)
                                .execute()
                        == 1;
    }

    private static boolean takeRecovery(Transaction tx, String username, String code) {
        return tx.handle().execute("delete from recovery_code where username = ? and hash = ?", username, hash(code))
                == 1;
    }

    static void keepRecovery(Transaction tx, String username, Collection<String> codes) {
        tx.handle().execute("delete from recovery_code where username = ?", username);
        codes.forEach(code ->
                tx.handle().execute("insert into recovery_code (username, hash) values (?, ?)", username, hash(code)));
    }

    static void remove(Transaction tx, String username) {
        tx.handle().execute("delete from recovery_code where username = ?", username);
        tx.handle().execute("delete from second_step where username = ?", username);
    }

    private static Optional<Secret> find(Transaction tx, String username, boolean confirmed) {
        return tx.handle()
                .createQuery("select secret, last_step from second_step"
                        + " where username = :username and confirmed = :confirmed")
                .bind("username", username)
                .bind("confirmed", confirmed)
                .map((row, context) -> new Secret(row.getBytes("secret"), row.getLong("last_step")))
                .findFirst();
    }

    /** Each has 59 bits that nobody chose: no slow hash is needed. */
    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
