package io.linli.api.notify.channels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.zerodeplibs.webpush.key.PublicKeySources;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Whom a push is for: it subscribes, and reads what comes as RFC 8291 and RFC 8188 have it. */
public record Browser(KeyPair pair, byte[] auth) {
    public Browser() {
        this(generated(), new byte[16]);
        new SecureRandom().nextBytes(auth);
    }

    private static KeyPair generated() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, Object> subscription(URI endpoint) {
        return Map.of("endpoint", endpoint.toString(), "keys", Map.of("p256dh", publicKey(), "auth", text(auth)));
    }

    public String publicKey() {
        return text(point());
    }

    public String privateKey() {
        return text(unsigned(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    private byte[] point() {
        var at = ((ECPublicKey) pair.getPublic()).getW();
        return joined(new byte[] {4}, unsigned(at.getAffineX()), unsigned(at.getAffineY()));
    }

    /** In 32 bytes. */
    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = Math.max(0, bytes.length - 32);
        return joined(new byte[32 - bytes.length + from], Arrays.copyOfRange(bytes, from, bytes.length));
    }

    public byte[] decrypted(byte[] body) {
        try {
            var salt = Arrays.copyOf(body, 16);
            var theirs = Arrays.copyOfRange(body, 21, 21 + body[20]);
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(PublicKeySources.ofUncompressedBytes(theirs).extract(), true);
            var shared = mac(auth, agreement.generateSecret());
            var key = mac(shared, joined("WebPush: info\0".getBytes(US_ASCII), point(), theirs, new byte[] {1}));
            var random = mac(salt, key);
            var content = mac(random, "Content-Encoding: aes128gcm\0\1".getBytes(US_ASCII));
            var nonce = mac(random, "Content-Encoding: nonce\0\1".getBytes(US_ASCII));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(content, 0, 16, "AES"),
                    new GCMParameterSpec(128, nonce, 0, 12));
            var padded = cipher.doFinal(body, 21 + theirs.length, body.length - 21 - theirs.length);
            var end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            return Arrays.copyOf(padded, end);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
