package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.model.Level;
import io.linli.model.Settings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is called and presses 1 has taken the case, and nobody can press it for them. */
class CallAnswerIT {
    private static final String SECRET = "an-address-that-nobody-can-guess";

    private final RunningApi api = RunningApi.start(NoticeConfig.of(Settings.of(Map.of(
            "LINLI_PHONE_GATEWAY", "tencent",
            "LINLI_PHONE_USER", "an-id",
            "LINLI_PHONE_KEY", "sixteen letters or more",
            "LINLI_VOICE_TEMPLATE", "1",
            "LINLI_VOICE_APP", "2",
            "LINLI_PHONE_ANSWERS", SECRET))));

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whoPressesOneHasTakenTheCase() {
        called("grid003", "call-1", "1 minute");
        press(SECRET, "call-1", "13800000001", "1", 200);
        assertThat(incident().path("state").asText()).isEqualTo("acknowledged");
        assertThat(incident().path("responsible").asText()).isEqualTo("grid003");
        assertThat(incident().path("timeline").findValuesAsText("reason")).contains("by key, when called");
        assertThat(incident().path("notices").findValuesAsText("detail")).contains("answered by key");
    }

    @Test
    void aKeyIsPressedOnce() {
        called("grid003", "call-1", "1 minute");
        press(SECRET, "call-1", "13800000001", "1", 200);
        assertThat(api.post("grid003", path() + "/give-back", "{\"note\": \"不是我的\"}")
                        .status())
                .isEqualTo(200);
        press(SECRET, "call-1", "13800000001", "1", 200);
        assertThat(incident().path("state").asText()).isNotEqualTo("acknowledged");
    }

    @Test
    void whoIsSecondIsNotTakenForTheFirst() {
        called("grid003", "call-1", "1 minute");
        api.post("duty", path() + "/acknowledge", "");
        press(SECRET, "call-1", "13800000001", "1", 200);
        assertThat(incident().path("responsible").asText()).isEqualTo("duty");
        assertThat(incident().path("notices").findValuesAsText("detail"))
                .contains("answered by key, somebody was first");
    }

    @ParameterizedTest
    @CsvSource({
        "call-1, 13800000002, 1, another number",
        "call-2, 13800000001, 1, another call",
        "call-1, 13800000001, 2, another key",
        "call-1, '',          1, no number",
        "'',     13800000001, 1, no call"
    })
    void nothingElseTakesIt(String call, String mobile, String key, String why) {
        called("grid003", "call-1", "1 minute");
        press(SECRET, call, mobile, key, 200);
        assertThat(incident().path("state").asText()).as(why).isEqualTo("dispatched");
    }

    @ParameterizedTest
    @CsvSource({"manager, 1 minute, may not", "grid003, 16 minutes, long ago"})
    void norDoesWhoMayNotOrIsTooLate(String username, String age, String why) {
        called(username, "call-1", age);
        press(SECRET, "call-1", "13800000001", "1", 200);
        assertThat(incident().path("state").asText()).as(why).isEqualTo("dispatched");
    }

    @Test
    void anotherAddressIsNone() {
        called("grid003", "call-1", "1 minute");
        press("another", "call-1", "13800000001", "1", 404);
        assertThat(incident().path("state").asText()).isEqualTo("dispatched");
        try (var plain = RunningApi.start()) {
            assertThat(plain.send("POST", "/api/v1/calls/" + SECRET + "/answers", "{}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void otherReportsAreTakenAndMeanNothing() {
        var answer = api.send(
                "POST", "/api/v1/calls/" + SECRET + "/answers", "{\"voiceprompt_callback\": {\"result\": \"0\"}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("result").asInt(-1)).isZero();
    }

    /** As if the gateway had taken a call so long ago. */
    private void called(String username, String call, String age) {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        api.records()
                .transact(tx -> tx.handle()
                        .execute(
                                "insert into notice (id, incident, channel, recipient, person, occasion, level, grid, subject,"
                                        + " text_zh, text_en, data, state, detail, created_at, changed_at) select gen_random_uuid(), id,"
                                        + " 'voice', '+8613800000001', ?, 'DISPATCHED', 'I', grid, subject, '', '', '{}', 'DELIVERED',"
                                        + " 'taken as ' || ?, now(), now() - cast(? as interval) from incident",
                                username,
                                call,
                                age));
    }

    private void press(String secret, String call, String mobile, String key, int status) {
        var body = "{\"voicekey_callback\": {\"call_from\": \"\", \"callid\": \"%s\", \"keypress\": \"%s\","
                        .formatted(call, key)
                + " \"mobile\": \"%s\", \"nationcode\": \"86\"}}".formatted(mobile);
        assertThat(api.send("POST", "/api/v1/calls/" + secret + "/answers", body)
                        .status())
                .isEqualTo(status);
    }

    private String path() {
        return "/api/v1/incidents/"
                + api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
    }

    private JsonNode incident() {
        return api.get("duty", path()).body();
    }
}
