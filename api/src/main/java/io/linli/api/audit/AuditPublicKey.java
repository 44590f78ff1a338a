package io.linli.api.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** By which anybody sees whether a head is signed by the log. */
public record AuditPublicKey(PublicKey key) {

    /** @param text X.509 in base64, as {@link #text} writes it */
    public static AuditPublicKey parse(String text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(text);
            return new AuditPublicKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("not the base64 of a public key for Ed25519", e);
        }
    }

    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** What heads call it. */
    public Hash id() {
        return Hash.of(key.getEncoded());
    }

    public boolean hasSigned(TreeHead.Signed signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed.head().bytes());
            return signature.verify(signed.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
