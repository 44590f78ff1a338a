package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** What an analyst does in a running demo. */
final class RuleStories {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Person analyst;

    RuleStories(Person analyst) {
        this.analyst = analyst;
    }

    /** Tries the rule in force on the past, which has a flood of the underpass. */
    void trial() throws IOException, InterruptedException {
        var asked = analyst.post("rules/flood/backtests", Map.of("days", 30));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        var path = "rules/flood/backtests/"
                + Json.MAPPER.readTree(asked.body()).path("id").asText();
        var done = await().atMost(PATIENCE)
                .until(
                        () -> analyst.get(path),
                        backtest -> !backtest.path("phase").asText().matches("requested|running"));
        assertThat(done.path("phase").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("found")).anySatisfy(found -> {
            assertThat(found.at("/alert/subject").asText()).isEqualTo("site:underpass-east");
            assertThat(found.path("side").asText()).isEqualTo("both");
            assertThat(found.at("/alert/text/zh").asText()).isNotEmpty();
            assertThat(found.at("/alert/explanation")).isNotEmpty();
        });
        // What was raised then is what would be raised again.
        assertThat(ids(analyst.get("alerts?kind=flood&limit=200").path("items")))
                .containsAll(ids(done.path("found")));
    }

    /**
     * A second version covers a home whose resident then calls for help; the first, rolled back to, covers it no more.
     *
     * @param box of that home
     */
    void publishing(MqttParty box) throws Exception {
        assertThat(publish("12-1-501")).isEqualTo(201);
        assertThat(publish("3-2-501")).isEqualTo(201);
        box.publish("linli/v1/box-1/event", """
                {"specversion": "1.0", "id": "tried", "source": "box-1", "type": "io.linli.callbox.sos.pressed",
                 "data": {"pressId": "tried"}}""");
        await().atMost(Duration.ofSeconds(1)).until(() -> !raised().isMissingNode());
        assertThat(raised().at("/alert/version").asInt()).isEqualTo(2);
        assertThat(raised().at("/alert/cleared_at").isMissingNode()).isTrue();
        var said = analyst.get("rules/at-once").path("said");
        assertThat(said.at("/shadow/raised").asInt()).isEqualTo(1);
        assertThat(said.at("/live/raised").asInt()).isZero();

        var back = analyst.post("rules/at-once/rollback", Map.of("version", 1));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> raised().at("/alert/clear_reason").asText().equals("RULE_OFF"));
        var rule = analyst.get("rules/at-once");
        assertThat(rule.at("/shadow/rule/version").asInt()).isEqualTo(3);
        assertThat(rule.at("/shadow/rule/applies/names/0").asText()).isEqualTo("12-1-501");
        // Its trial has begun anew.
        assertThat(rule.at("/said/shadow/raised").asInt()).isZero();
    }

    private int publish(String home) throws IOException, InterruptedException {
        return analyst.post(
                        "rules",
                        Map.of(
                                "id", "at-once",
                                "kind", "sos",
                                "mode", "shadow",
                                "applies", Map.of("subject", "home", "names", List.of(home))))
                .statusCode();
    }

    private JsonNode raised() throws IOException, InterruptedException {
        return StreamSupport.stream(
                        analyst.get("alerts?kind=sos&shadow=true&limit=200")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(item -> item.at("/alert/rule").asText().equals("at-once"))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(Json.MAPPER.missingNode()));
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.at("/alert/id").asText())
                .toList();
    }
}
