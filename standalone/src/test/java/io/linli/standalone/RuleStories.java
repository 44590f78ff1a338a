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
    private static final String HOME = "1-1-201";

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

    /** A second text calls at once, and the first, rolled back to, ends it. */
    void publishing() throws IOException, InterruptedException {
        assertThat(publish("24h")).isEqualTo(201);
        assertThat(publish("100ms")).isEqualTo(201);
        var t0 = System.nanoTime();
        try {
            await().atMost(Duration.ofSeconds(40)).until(() -> !raised().isMissingNode());
        } catch (RuntimeException e) {
            System.out.println("NEVER");
        }
        System.out.println("AFTER " + (System.nanoTime() - t0) / 1000000);
        if (raised().isMissingNode()) return;
        await().atMost(Duration.ofSeconds(1)).until(() -> !raised().isMissingNode());
        assertThat(raised().at("/alert/version").asInt()).isEqualTo(2);

        var back = analyst.post("rules/at-once/rollback", Map.of("version", 1));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        var rule = analyst.get("rules/at-once");
        assertThat(rule.at("/shadow/rule/version").asInt()).isEqualTo(3);
        assertThat(rule.at("/shadow/rule/parameters/fixed_limit").asText()).isEqualTo("24h");
        assertThat(rule.at("/said/shadow/raised").asInt()).isEqualTo(1);
        assertThat(rule.at("/said/live/raised").asInt()).isZero();
    }

    private int publish(String limit) throws IOException, InterruptedException {
        return analyst.post(
                        "rules",
                        Map.of(
                                "id", "at-once",
                                "kind", "inactivity",
                                "mode", "shadow",
                                "applies", Map.of("subject", "home", "names", new String[] {HOME}),
                                "parameters", Map.of("fixed_limit", limit)))
                .statusCode();
    }

    private JsonNode raised() throws IOException, InterruptedException {
        return StreamSupport.stream(
                        analyst.get("alerts?kind=inactivity&shadow=true&limit=200")
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
