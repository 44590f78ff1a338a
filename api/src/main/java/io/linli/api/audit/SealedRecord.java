package io.linli.api.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A record with the salt that keeps its hash from telling what it was, once both are erased.
 *
 * @param text canonical JSON
 * @param salt 32 hexadecimal digits
 */
public record SealedRecord(String text, String salt) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static SealedRecord of(Object record) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new SealedRecord(CanonicalJson.of(record), HexFormat.of().formatHex(salt));
    }

    public Hash hash() {
        return Hash.of(HexFormat.of().parseHex(salt), text.getBytes(StandardCharsets.UTF_8));
    }
}
