package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** The example that the reference implementations of Standard Webhooks are tried with. */
    @Test
    void signsThePublishedExample() {
        var signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_not base64!", "whsec_c2hvcnQ=", "plain words that are no secret"})
    void refusesASecretThatIsNoneWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> new Signature(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("LINLI_WEBHOOK_SECRET=(secret)");
    }
}
