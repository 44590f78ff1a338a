package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.RuleKind;
import io.linli.model.Streams;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first administrator of an installation in which nobody can log in yet. */
class SetupIT {
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.unseeded();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theCodeMakesOneAdministratorOnce() {
        var code = api.api.offerSetup().orElseThrow();
        assertThat(code.replace("-", "").length() * 4.95).isGreaterThan(128);
        assertThat(done()).isFalse();
        assertThat(setUp(code, "fang", "water-and-stones").status()).isEqualTo(201);
        assertThat(done()).isTrue();
        assertThat(api.logIn("fang", "water-and-stones").body().path("role").asText())
                .isEqualTo("ADMIN");
        assertThat(setUp(code, "second", "water-and-stones").status()).isEqualTo(410);
        assertThat(api.api.offerSetup()).isEmpty();
    }

    @Test
    void whatIsEnteredNextIsWatchedByTheDefaultRules() {
        setUp(api.api.offerSetup().orElseThrow(), "fang", "water-and-stones");
        await().untilAsserted(() -> assertThat(api.streams.of(Streams.RULES)).hasSize(RuleKind.values().length));
    }

    @Test
    void aNewStartPrintsANewCodeAndTheOldOneIsWorthNothing() {
        var old = api.api.offerSetup().orElseThrow();
        api = api.restarted();
        var code = api.api.offerSetup().orElseThrow();
        assertThat(setUp(old, "fang", "water-and-stones").status()).isEqualTo(403);
        assertThat(setUp(code, "fang", "water-and-stones").status()).isEqualTo(201);
    }

    @Test
    void aCodeThatIsADayOldIsWorthNothing() {
        var code = api.api.offerSetup().orElseThrow();
        api.records().transact(tx -> tx.handle().execute("update setup_code set expires_at = now()"));
        assertThat(setUp(code, "fang", "water-and-stones").status()).isEqualTo(410);
    }

    @Test
    void theCodeItselfIsKeptNowhere() {
        var code = api.api.offerSetup().orElseThrow();
        var kept = api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select hash from setup_code")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).doesNotContain(code);
    }

    @Test
    void aBadPasswordIsRefusedWithItsRuleAndTheCodeStaysGood() {
        var code = api.api.offerSetup().orElseThrow();
        assertThat(setUp(code, "fang", "short").body().path("detail").asText()).contains("10 to 256 characters");
        assertThat(setUp(code, "fangfang", "my-name-is-fangfang")
                        .body()
                        .path("detail")
                        .asText())
                .contains("own name");
        assertThat(setUp(code, "fang", "water-and-stones").status()).isEqualTo(201);
    }

    @Test
    void whoGuessesIsSoonLockedOut() {
        var code = api.api.offerSetup().orElseThrow();
        IntStream.range(0, 20)
                .forEach(i -> assertThat(
                                setUp("guess-" + i, "fang", "water-and-stones").status())
                        .isEqualTo(403));
        assertThat(setUp(code, "fang", "water-and-stones").status()).isEqualTo(429);
    }

    private boolean done() {
        return api.send("GET", "/api/v1/setup", "").body().path("done").asBoolean();
    }

    private RunningApi.Answer setUp(String code, String username, String password) {
        var body = """
                {"code": "%s", "username": "%s", "name": "方", "password": "%s", "grid": "110105001001"}""".formatted(code, username, password);
        return api.send("POST", "/api/v1/setup", body);
    }
}
