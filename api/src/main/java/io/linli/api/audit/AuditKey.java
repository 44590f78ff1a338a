package io.linli.api.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The key by which the log's heads are signed: Ed25519. */
public final class AuditKey {
    /** What PKCS#8 puts before the 32 bytes of a key for Ed25519 (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey secret;
    private final AuditPublicKey open;

    private AuditKey(PrivateKey secret, AuditPublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** @param text PKCS#8 in base64; throws IllegalArgumentException, without the text, where it is none */
    public static AuditKey parse(String text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(text);
            var secret =
                    (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return new AuditKey(secret, openOf(secret.getBytes().orElseThrow()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("must be the base64 of a PKCS#8 key for Ed25519", e);
        }
    }

    /** Java derives the public key only where it makes a pair, so it makes one of these very bytes. */
    private static AuditPublicKey openOf(byte[] seed) throws GeneralSecurityException {
        var maker = KeyPairGenerator.getInstance("Ed25519");
        maker.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return new AuditPublicKey(maker.generateKeyPair().getPublic());
    }

    /** A new one, as {@link #parse} reads it. */
    public static String make() {
        var seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        var whole = java.util.Arrays.copyOf(PREFIX, PREFIX.length + seed.length);
        System.arraycopy(seed, 0, whole, PREFIX.length, seed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    public AuditPublicKey open() {
        return open;
    }

    public TreeHead.Signed sign(TreeHead head) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(head.bytes());
            return new TreeHead.Signed(head, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java signs nothing by Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "signed by " + open.id();
    }
}
