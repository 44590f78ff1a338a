package io.linli.api.staff;

import java.security.SecureRandom;
import java.util.Locale;

/** Something that nobody can guess and a person can copy from a screen: no signs that are mistaken for others. */
public final class PrintableSecret {
    /** 31 signs: each is worth 4.95 bits. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PrintableSecret() {}

    /** In groups of four signs, 19.8 bits each. */
    public static String of(int groups) {
        var secret = new StringBuilder();
        for (var i = 0; i < groups * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                secret.append('-');
            }
            secret.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return secret.toString();
    }

    /** As it is typed in: spaces and capital letters do no harm. */
    public static String plain(String typed) {
        return typed.strip().replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
