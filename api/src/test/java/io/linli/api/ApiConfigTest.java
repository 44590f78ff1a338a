package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.audit.AuditKey;
import io.linli.model.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "LINLI_POSTGRES_URL", "jdbc:postgresql://localhost/linli",
            "LINLI_KAFKA_BOOTSTRAP", "localhost:9092",
            "LINLI_AUDIT_KEY", AuditKey.make());

    @Test
    void whatIsNotSetIsSafe() {
        var config = ApiConfig.of(Settings.of(LEAST));
        assertThat(config.bind()).isEqualTo("127.0.0.1");
        assertThat(config.secureCookie()).isTrue();
        assertThat(config.notices().webhook()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LINLI_HTTP_PORT, 99999, LINLI_HTTP_PORT=99999 must be",
        "LINLI_AUDIT_KEY, '', LINLI_AUDIT_KEY is missing",
        "LINLI_AUDIT_KEY, hidden-word, LINLI_AUDIT_KEY=(secret) must be the base64",
        "LINLI_POSTGRES_URL, mysql://x, LINLI_POSTGRES_URL=mysql://x must be",
        "LINLI_SESSION_IDLE, 8d, LINLI_SESSION_IDLE",
        "LINLI_WEBHOOK_URL, ftp://x, LINLI_WEBHOOK_URL=ftp://x must be",
        "LINLI_WEBHOOK_URL, https://x, LINLI_WEBHOOK_SECRET is missing",
        "LINLI_NOTICE_LANGUAGES, en, LINLI_NOTICE_LANGUAGES=en must be",
        "LINLI_MAIL_URL, https://x, LINLI_MAIL_URL=https://x must be",
        "LINLI_MAIL_URL, smtps://x, LINLI_MAIL_FROM is missing",
        "LINLI_PHONE_GATEWAY, fax, LINLI_PHONE_GATEWAY=fax must be",
        "LINLI_PHONE_GATEWAY, aliyun, LINLI_PHONE_USER is missing",
        "LINLI_PUSH_IDENTITY, abc, LINLI_PUSH_PRIVATE_KEY is missing"
    })
    void nonsenseIsRefusedByItsName(String name, String value, String said) {
        var settings = new HashMap<>(LEAST);
        settings.put(name, value);
        assertThatThrownBy(() -> ApiConfig.of(Settings.of(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({
        "https:nowhere, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, LINLI_WEBHOOK_URL=https:nowhere names no host",
        "https://x, whsec_!!!!!!!!!!!!!!!!!!!!!!!!, LINLI_WEBHOOK_SECRET=(secret) must be whsec_ and base64",
        "https://x, whsec_AAAAAAAAAAAAAAAAAAAA, LINLI_WEBHOOK_SECRET=(secret) must hold 24 to 64 bytes"
    })
    void aWebhookThatCouldNotWorkIsRefused(String url, String secret, String said) {
        var settings = new HashMap<>(LEAST);
        settings.put("LINLI_WEBHOOK_URL", url);
        settings.put("LINLI_WEBHOOK_SECRET", secret);
        assertThatThrownBy(() -> ApiConfig.of(Settings.of(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(said);
    }

    @Test
    void aGatewayThatNobodyCouldBeReachedByIsRefused() {
        var settings = new HashMap<>(LEAST);
        settings.put("LINLI_PHONE_GATEWAY", "tencent");
        settings.put("LINLI_PHONE_USER", "an-id");
        settings.put("LINLI_PHONE_KEY", "hidden-word-of-a-gateway");
        assertThatThrownBy(() -> ApiConfig.of(Settings.of(settings))).hasMessageContaining("LINLI_SMS_TEMPLATE");
        settings.put("LINLI_SMS_TEMPLATE", "1110");
        assertThatThrownBy(() -> ApiConfig.of(Settings.of(settings))).hasMessage("LINLI_SMS_APP is missing");
        settings.put("LINLI_SMS_APP", "1400");
        settings.put("LINLI_SMS_SIGNATURE", "邻里");
        assertThat(ApiConfig.of(Settings.of(settings)).toString())
                .contains("TENCENT")
                .doesNotContain("hidden-word");
    }

    @Test
    void historyIsReadWhereAStoreIsSet() {
        assertThat(ApiConfig.of(Settings.of(LEAST)).history()).isEmpty();
        var settings = new HashMap<>(LEAST);
        settings.put("LINLI_INFLUX_URL", "http://influx:8086");
        settings.put("LINLI_INFLUX_TOKEN", "hidden-word");
        assertThat(ApiConfig.of(Settings.of(settings)).toString())
                .contains("http://influx:8086 in influxql")
                .doesNotContain("hidden-word");
        settings.put("LINLI_HISTORY_LANGUAGE", "flux");
        assertThatThrownBy(() -> ApiConfig.of(Settings.of(settings)))
                .hasMessageContaining("LINLI_HISTORY_LANGUAGE=flux must be influxql or sql");
    }

    @Test
    void secretsAreNotShown() {
        var settings = new HashMap<>(LEAST);
        settings.put("LINLI_POSTGRES_PASSWORD", "hidden-word");
        settings.put("LINLI_WEBHOOK_URL", "https://x");
        settings.put("LINLI_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(ApiConfig.of(Settings.of(settings)).toString())
                .doesNotContain("hidden-word")
                .doesNotContain("whsec_")
                .doesNotContain(settings.get("LINLI_AUDIT_KEY"));
    }
}
