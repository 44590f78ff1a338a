package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules as people write and read them, on real records. */
class RuleTextIT {
    private static final String TEXT = "# deeper\nid: flood\nkind: flood\nparameters: {yellow: 200} # mm\n";

    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aRuleIsReadAsItWasWrittenAndEditedInPlace() {
        api.as("analyst", "POST", "/api/v1/rules?note=deeper", TEXT, "content-type", "text/plain");
        var rule = api.get("duty", "/api/v1/rules/flood").body();
        assertThat(rule.at("/live/text").asText()).isEqualTo(TEXT);
        assertThat(rule.at("/live/note").asText()).isEqualTo("deeper");
        var draft = api.post(
                "analyst",
                "/api/v1/rule-drafts",
                "{\"text\": " + quoted(TEXT)
                        + ", \"parameters\": {\"yellow\": \"220\"}, \"fields\": {\"mode\": \"shadow\"}}");
        assertThat(draft.body().path("text").asText()).isEqualTo(TEXT.replace("200", "220") + "mode: shadow\n");
        assertThat(draft.body().at("/rule/mode").asText()).isEqualTo("shadow");
        var wrong = api.post("analyst", "/api/v1/rule-drafts", "{\"text\": \"id: x\"}");
        assertThat(wrong.body().path("problem").asText()).isEqualTo("kind: missing");

        api.as("analyst", "PUT", "/api/v1/rules/flood/mode", "{\"mode\": \"off\"}");
        assertThat(api.get("duty", "/api/v1/rules/flood")
                        .body()
                        .at("/newest/text")
                        .asText())
                .isEqualTo(TEXT + "mode: off\n");
    }

    @Test
    void eachKindSaysItsNumbersInBothLanguages() {
        var kinds = api.get("duty", "/api/v1/rule-kinds").body().path("items");
        var flood = kinds.findParents("kind").stream()
                .filter(kind -> kind.path("kind").asText().equals("flood"))
                .findFirst()
                .orElseThrow();
        assertThat(flood.path("tunes").asText()).isEqualTo("warn_depth");
        var yellow = flood.path("parameters").findParents("name").stream()
                .filter(parameter -> parameter.path("name").asText().equals("yellow"))
                .findFirst()
                .orElseThrow();
        assertThat(yellow.path("standard").asText()).isEqualTo("150");
        assertThat(yellow.at("/meaning/zh").asText()).isNotEmpty();
    }

    private static String quoted(String text) {
        return new String(Json.write(text), StandardCharsets.UTF_8);
    }
}
