package io.linli.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeyTest {

    /** Test 1 of section 7.1 of RFC 8032. */
    @Test
    void thePublicKeyIsThatOfTheSecretOne() {
        var seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        var key = AuditKey.parse(base64("302e020100300506032b657004220420" + seed));
        assertThat(key.open().text())
                .isEqualTo(base64("302a300506032b6570032100"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    }

    @Test
    void aHeadIsSignedByItsKeyAndByNoOther() {
        var key = AuditKey.parse(AuditKey.make());
        var head = new TreeHead(7, Instant.EPOCH, Hash.of(), key.open().id());
        var signed = key.sign(head);
        var other = new TreeHead(8, Instant.EPOCH, Hash.of(), key.open().id());
        assertThat(key.open().hasSigned(signed)).isTrue();
        assertThat(key.open().hasSigned(new TreeHead.Signed(other, signed.signature())))
                .isFalse();
        assertThat(AuditKey.parse(AuditKey.make()).open().hasSigned(signed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "!!", "MC4CAQAwBQYDK2VwBCIEIA=="})
    void whatIsNoKeyIsRefusedWithoutBeingShown(String text) {
        assertThatThrownBy(() -> AuditKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be the base64 of a PKCS#8 key for Ed25519");
    }

    private static String base64(String hex) {
        return java.util.Base64.getEncoder()
                .encodeToString(java.util.HexFormat.of().parseHex(hex));
    }
}
