package io.linli.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A device's password is derived from one key, its id and its credential's version, so none is ever stored. */
public final class DeviceCredential {
    private final SecretKeySpec key;

    public DeviceCredential(String deviceKey) {
        if (deviceKey.length() < 16) {
            throw new IllegalArgumentException("LINLI_DEVICE_KEY must have at least 16 characters");
        }
        this.key = new SecretKeySpec(deviceKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public String password(String device, int version) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var digest = mac.doFinal((device + ":" + version).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /** Compares in constant time. */
    public boolean matches(String device, int version, String password) {
        return MessageDigest.isEqual(
                password(device, version).getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }
}
