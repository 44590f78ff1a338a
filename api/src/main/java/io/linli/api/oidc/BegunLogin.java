package io.linli.api.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A login that was begun here and goes on at the provider's.
 *
 * @param state comes back with the answer, which so belongs to this login
 * @param browser kept by the browser that began it, so that nobody is led into another's login
 * @param nonce comes back in the token, which so was made for this login
 * @param verifier without which nobody can make use of the code on its way back (PKCE)
 */
record BegunLogin(String state, String browser, String nonce, String verifier) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static BegunLogin make() {
        return new BegunLogin(secret(), secret(), secret(), secret());
    }

    String challenge() {
        return encoded(hash(verifier));
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String secret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
