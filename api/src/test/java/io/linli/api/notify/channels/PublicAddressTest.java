package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::1"
            })
    void whatIsPrivateIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111"})
    void whatIsPublicIs(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNameThatMeansAPrivateAddressIsRefusedAsTheAddressIs() {
        for (var name : new String[] {"localhost", "[::ffff:192.168.1.1]", "2130706433", "::1"}) {
            assertThatThrownBy(() -> PublicAddress.of(name, false)).as(name).isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aPrivateAddressIsUsedOnlyWhenAllowed() throws UnknownHostException {
        assertThat(PublicAddress.of("127.0.0.1", true).isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> PublicAddress.of("127.0.0.1", false)).hasMessageContaining("no public address");
    }
}
