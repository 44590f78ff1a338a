package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.Streams;
import io.linli.model.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visitors throw something into a simulated community, without a login. */
class TrialIT {
    private static final String TRIALS = "/api/v1/trials";
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"kind": "sos"}                              | 202 | home:b3-501
                    {"kind": "sos", "subject": "home:b3-501"}    | 202 | home:b3-501
                    {"kind": "flood"}                            | 202 | site:underpass-east
                    {"kind": "silence"}                          | 202 | home:b3-501
                    {"kind": "scenario", "scenario": "a-flood"}  | 202 | site:underpass-east
                    """)
    void asksTheSimulatorAndSaysWhere(String asked, int status, String subject) {
        var answer = api.send("POST", TRIALS, asked);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("subject").asText()).isEqualTo(subject == null ? "" : subject);
        assertThat(answer.body().at("/said/zh").asText()).isNotBlank();
        var id = answer.body().path("id").asText();
        await().until(() -> trials().stream().anyMatch(trial -> trial.id().equals(id)));
        assertThat(api.send("GET", TRIALS, "").body().path("trials").findValuesAsText("id"))
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                             | 400
                    {"kind": "earthquake"}                         | 400
                    {"kind": "sos", "subject": "home:nowhere"}     | 422
                    {"kind": "sos", "subject": "b3-501"}           | 422
                    {"kind": "sos", "scenario": "a-flood"}         | 422
                    {"kind": "scenario"}                           | 422
                    {"kind": "scenario", "scenario": "../secrets"} | 422
                    {"kind": "scenario", "scenario": "b-flood"}    | 422
                    """)
    void refusesWhatCannotBePlayed(String asked, int status) {
        assertThat(api.send("POST", TRIALS, asked).status()).isEqualTo(status);
    }

    @Test
    void aSilencedHomeHasARuleOfItsOwnUntilItsCaseIsClosed() {
        assertThat(api.send("POST", TRIALS, "{\"kind\": \"silence\"}").status()).isEqualTo(202);
        var rule = rule("trial-b3-501");
        assertThat(rule.mode()).isEqualTo(Mode.LIVE);
        assertThat(rule.applies().names()).containsExactly("b3-501");
        assertThat(rule.parameters()).containsEntry("fixed_limit", "60s");

        api.raise(told(rule));
        var running = api.send("GET", TRIALS, "").body().path("trials");
        var incident = running.findValuesAsText("incident").get(0);
        for (var step : List.of("acknowledge", "arrive", "feedback")) {
            var body = step.equals("feedback") ? "{\"outcome\": \"test\"}" : "";
            assertThat(api.post("grid003", "/api/v1/incidents/" + incident + "/" + step, body)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(rule("trial-b3-501").mode()).isEqualTo(Mode.LIVE);
        assertThat(api.post("duty", "/api/v1/incidents/" + incident + "/close", "")
                        .status())
                .isEqualTo(200);
        assertThat(rule("trial-b3-501").mode()).isEqualTo(Mode.OFF);
        assertThat(api.send("GET", TRIALS, "").body().path("trials").findValuesAsText("incident"))
                .doesNotContain(incident);
    }

    @Test
    void aSilenceOfWhichNothingComesEndsAfterAWhileWithItsRuleEvenWhenTheServiceRestarts() {
        var begun = api.send("POST", TRIALS, "{\"kind\": \"silence\"}").body();
        var id = begun.path("id").asText();
        var rule = "trial-" + begun.path("subject").asText().replace("home:", "");
        api = api.restartedAfter(Duration.ofMinutes(5));
        end();
        assertThat(ids()).contains(id);
        assertThat(rule(rule).mode()).isEqualTo(Mode.LIVE);

        api = api.restartedAfter(Duration.ofMinutes(11));
        assertThat(ids()).doesNotContain(id);
        end();
        assertThat(rule(rule).mode()).isEqualTo(Mode.OFF);
        var version = rule(rule).version();
        end();
        assertThat(rule(rule).version()).isEqualTo(version);
    }

    @Test
    void nobodyThrowsInMoreThanPeopleCanBear() {
        try (var other = RunningApi.start()) {
            for (var i = 0; i < 30; i++) {
                assertThat(other.send("POST", TRIALS, "{\"kind\": \"sos\"}").status())
                        .isEqualTo(202);
            }
            var refused = other.send("POST", TRIALS, "{\"kind\": \"sos\"}");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body().path("detail").asText()).contains("at most 30 in a minute");
        }
    }

    private static void end() {
        api.records().transact(api.api.parts().trials::end);
    }

    private static List<String> ids() {
        return api.send("GET", TRIALS, "").body().path("trials").findValuesAsText("id");
    }

    private static Alert told(Rule rule) {
        var any = Community.sos(1);
        return new Alert(
                "trial:" + any.id(),
                rule.kind(),
                any.subject(),
                any.place(),
                null,
                Level.II,
                null,
                null,
                Mode.LIVE,
                rule.id(),
                rule.version(),
                1,
                any.onset(),
                any.raisedAt(),
                any.updatedAt(),
                any.levelAt(),
                null,
                null,
                false,
                any.explanation(),
                any.text());
    }

    private static Rule rule(String id) {
        for (var rule : api.get("duty", "/api/v1/rules").body().path("items")) {
            if (rule.path("id").asText().equals(id)) {
                return Json.read(rule.toString().getBytes(StandardCharsets.UTF_8), Rule.class);
            }
        }
        throw new AssertionError("no rule " + id);
    }

    private static List<Trial> trials() {
        return api.streams.of(Streams.TRIALS).stream()
                .map(written -> Json.read(written.value(), Trial.class))
                .toList();
    }
}
