package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who run the service ask it. */
class ServiceIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void saysOfEachPartWhetherItIsThere() {
        assertThat(api.send("GET", "/health/live", "").status()).isEqualTo(200);
        var ready = api.send("GET", "/health/ready", "");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body().path("parts").findValuesAsText("part")).containsExactly("postgres", "kafka", "outbox");
    }

    @Test
    void oneBrokenPartIsNamedWithItsCure() {
        api.streams.isDown.set(true);
        var ready = api.send("GET", "/health/ready", "");
        api.streams.isDown.set(false);
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body().at("/parts/1/status").asText()).isEqualTo("down");
        assertThat(ready.body().at("/parts/0/status").asText()).isEqualTo("up");
    }

    @Test
    void countsWhatItTook() {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        var metrics = api.send("GET", "/metrics", "").raw().body();
        assertThat(metrics).contains("linli_alerts_total{arrival=\"NEW\"}").contains("linli_alert_delay_seconds_count");
    }

    @Test
    void saysWhatItIs() {
        assertThat(api.send("GET", "/version", "").body().path("name").asText()).isEqualTo("linli");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/", "/docs/start.js", "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/openapi.yaml"
            })
    void theContractIsAPageUnderAPolicyOfItsOwn(String path) {
        var answer = api.send("GET", path, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("content-security-policy").orElseThrow())
                .contains("script-src 'self'");
    }
}
