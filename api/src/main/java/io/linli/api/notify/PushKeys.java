package io.linli.api.notify;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.linli.model.Settings;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * By what browsers know who pushes: VAPID, with a pair of keys on P-256.
 *
 * @param contact whom a push service may turn to, {@code mailto:…} or {@code https://…}
 */
public record PushKeys(VAPIDKeyPair pair, String contact) {
    private static final int PUBLIC_BYTES = 65;
    private static final int PRIVATE_BYTES = 32;

    public PushKeys {
        if (!contact.matches("(mailto:[^@\\s]+@[^@\\s]+)|(https://\\S+)")) {
            throw new IllegalArgumentException(
                    "LINLI_PUSH_CONTACT=" + contact + " must begin with mailto: or https://");
        }
    }

    static Optional<PushKeys> of(Settings settings) {
        return settings.find("LINLI_PUSH_IDENTITY")
                .map(text -> new PushKeys(
                        pair(text, settings.text("LINLI_PUSH_PRIVATE_KEY")), settings.text("LINLI_PUSH_CONTACT")));
    }

    /** As tools for Web Push print them: base64url of a point, and of a number. */
    private static VAPIDKeyPair pair(String publicText, String privateText) {
        var point = decoded("LINLI_PUSH_IDENTITY=" + publicText, publicText, PUBLIC_BYTES);
        var number = decoded("LINLI_PUSH_PRIVATE_KEY=(secret)", privateText, PRIVATE_BYTES);
        try {
            var publicKey = PublicKeySources.ofUncompressedBytes(point).extract();
            var privateKey = privateKey(new BigInteger(1, number));
            if (belongTogether(publicKey, privateKey)) {
                return VAPIDKeyPairs.of(
                        PrivateKeySources.ofECPrivateKey(privateKey), PublicKeySources.ofECPublicKey(publicKey));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("LINLI_PUSH_IDENTITY=" + publicText + " must be a key on P-256", e);
        }
        throw new IllegalArgumentException("LINLI_PUSH_PRIVATE_KEY=(secret) does not belong to LINLI_PUSH_IDENTITY");
    }

    private static byte[] decoded(String shown, String text, int length) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(shown + " must be base64url of " + length + " bytes");
    }

    private static ECPrivateKey privateKey(BigInteger number) throws GeneralSecurityException {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var spec = new ECPrivateKeySpec(number, curve.getParameterSpec(ECParameterSpec.class));
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
    }

    private static boolean belongTogether(ECPublicKey publicKey, ECPrivateKey privateKey)
            throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        var signed = signature.sign();
        signature.initVerify(publicKey);
        return signature.verify(signed);
    }

    /** As a page wants it to subscribe. */
    String publicText() {
        return pair.extractPublicKeyInUncompressedFormAsString();
    }

    @Override
    public String toString() {
        return contact;
    }
}
