package io.linli.api.notify.channels;

import java.util.Base64;

/** Signs as Standard Webhooks 1.0 asks for: {@code v1,} and base64 of HMAC-SHA256 over id, time and body. */
public final class Signature {
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    Signature(String secret) {
        this.key = key(secret);
    }

    /** Throws IllegalArgumentException unless it is {@code whsec_} and base64 of 24 to 64 bytes. */
    public static void requireSecret(String secret) {
        key(secret);
    }

    private static byte[] key(String secret) {
        var text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LINLI_WEBHOOK_SECRET=(secret) must be whsec_ and base64", e);
        }
        if (bytes.length < 24 || bytes.length > 64) {
            throw new IllegalArgumentException("LINLI_WEBHOOK_SECRET=(secret) must hold 24 to 64 bytes");
        }
        return bytes;
    }

    String of(String id, long epochSecond, String body) {
        return "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(key, id + "." + epochSecond + "." + body));
    }
}
