package io.linli.api.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAddressTest {

    @Test
    void aServiceOfThisMachineAloneIsForNoPhone() {
        assertThat(PhoneAddress.of("127.0.0.1", 8080)).isEmpty();
    }

    @Test
    void anAddressThatIsListenedOnIsTheAddress() {
        assertThat(PhoneAddress.of("192.168.1.5", 8080)).hasValue("http://192.168.1.5:8080/tasks");
    }

    @Test
    void whoListensEverywhereIsFoundByOneOfItsOwn() {
        PhoneAddress.of("0.0.0.0", 8080)
                .ifPresent(address -> assertThat(address)
                        .matches("http://[0-9.]+:8080/tasks")
                        .doesNotContain("//127.")
                        .doesNotContain("//0."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "localhost"})
    void whoCameFromThisMachineSaysNothingOfItsAddress(String authority) {
        assertThat(PhoneAddress.of("http", authority)).isEmpty();
    }

    @Test
    void theAddressBehindAProxyIsTheProxys() {
        assertThat(PhoneAddress.of("https", "linli.example")).hasValue("https://linli.example/tasks");
    }

    @Test
    void theCodeIsALightSquareWithAMarginForACamera() {
        var lines = QrCode.of("http://192.168.1.5:8080/tasks").lines().lines().toList();
        var width = lines.get(0).replaceAll("\u001b\\[[0-9;]*m", "").length();
        assertThat(lines).hasSize((width + 1) / 2);
        assertThat(lines.get(0)).contains("   ");
        assertThat(QrCode.of("x").svg()).startsWith("<svg ").contains("viewBox=\"-3 -3 27 27\"");
    }
}
