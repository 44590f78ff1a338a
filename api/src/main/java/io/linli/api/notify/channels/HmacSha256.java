package io.linli.api.notify.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The code that most signatures are made of. */
final class HmacSha256 {
    private HmacSha256() {}

    static byte[] of(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    static String base64(String key, String message) {
        return Base64.getEncoder().encodeToString(of(key.getBytes(StandardCharsets.UTF_8), message));
    }
}
