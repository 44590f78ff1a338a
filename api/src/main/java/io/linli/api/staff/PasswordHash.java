package io.linli.api.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Passwords as argon2id, 19 MiB, 2 rounds, 1 lane: the least that OWASP's password storage sheet asks for. */
public final class PasswordHash {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** Checked for names that nobody has, so that the time taken does not tell. */
    private static final String NOBODY = of("nobody has this name");

    private PasswordHash() {}

    public static String of(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    public static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** Takes as long as {@link #matches} does. */
    static void matchNobody(String password) {
        matches(password, NOBODY);
    }
}
