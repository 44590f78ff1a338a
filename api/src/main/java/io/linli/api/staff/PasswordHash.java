package io.linli.api.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Passwords as argon2id, 19 MiB, 2 rounds, 1 lane: the least that OWASP's password storage sheet asks for. */
public final class PasswordHash {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** Checked for names that nobody has, so that the time taken does not tell. */
    private static final String NOBODY = of("nobody has this name");

    private static final String SECRET = "sha256$";

    private PasswordHash() {}

    public static String of(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    /** Of something so random that nobody can try out what it may be: a plain digest hides it as well. */
    public static String ofSecret(String secret) {
        return SECRET + Base64.getEncoder().encodeToString(digest(PrintableSecret.plain(secret)));
    }

    public static boolean matches(String password, String hash) {
        if (hash.startsWith(SECRET)) {
            matchNobody(password);
            return MessageDigest.isEqual(bytes(hash), bytes(ofSecret(password)));
        }
        return matchesSlowly(password, hash);
    }

    private static boolean matchesSlowly(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** Takes as long as {@link #matches} does. */
    static void matchNobody(String password) {
        matchesSlowly(password, NOBODY);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
