package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.channels.OtherServer;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Settings;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an alert to the message and the call that a gateway is asked for, and who is told what happens then. */
class PhoneNoticeIT {
    private static final Map<String, String> NUMBERS = Map.of(
            "grid003", "13800000003",
            "lead", "13800000004",
            "water", "13800000005",
            "son", "13800000006",
            "duty", "13800000007");
    private static final String TAKEN =
            "{\"Response\": {\"SendStatusSet\": [{\"Code\": \"Ok\", \"SerialNo\": \"1\"}], \"RequestId\": \"x\"}}";
    private static final String CALLED =
            "{\"Response\": {\"SendStatus\": {\"CallId\": \"call-1\", \"SessionContext\": \"\"}, \"RequestId\": \"x\"}}";

    private final Vertx vertx = Vertx.vertx();
    private final OtherServer messages = new OtherServer(vertx);
    private final OtherServer calls = new OtherServer(vertx);
    private RunningApi api;

    @BeforeEach
    void start() {
        messages.answer(200, TAKEN);
        calls.answer(200, CALLED);
        api = RunningApi.start(NoticeConfig.of(Settings.of(Map.ofEntries(
                Map.entry("LINLI_PHONE_GATEWAY", "tencent"),
                Map.entry("LINLI_PHONE_USER", "an-id"),
                Map.entry("LINLI_PHONE_KEY", "sixteen letters or more"),
                Map.entry("LINLI_SMS_TEMPLATE", "1"),
                Map.entry("LINLI_SMS_APP", "2"),
                Map.entry("LINLI_SMS_SIGNATURE", "邻里"),
                Map.entry("LINLI_VOICE_TEMPLATE", "3"),
                Map.entry("LINLI_VOICE_APP", "4"),
                Map.entry("LINLI_SMS_URL", messages.url("").toString()),
                Map.entry("LINLI_VOICE_URL", calls.url("").toString()),
                Map.entry("LINLI_NOTICE_ALLOW_PRIVATE", "true")))));
        api.records().transact(tx -> {
            tx.handle()
                    .execute("insert into account (username, name, role, grid, home, password, must_change) values"
                            + " ('son', '王', 'FAMILY', '110105001001003', 'b3-501', '!', true)");
            NUMBERS.forEach((username, number) ->
                    tx.handle().execute("update account set phone = ? where username = ?", number, username));
            return NUMBERS;
        });
    }

    @AfterEach
    void stop() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoIsToComeAndTheFamilyAreCalledAndWrittenTo() {
        api.raise(Community.sos(1));
        await().untilAsserted(() -> assertThat(told(messages, "PhoneNumberSet")).containsOnly("grid003", "son"));
        await().untilAsserted(() -> assertThat(told(calls, "CalledNumber")).containsOnly("grid003", "son"));
        await().untilAsserted(() -> assertThat(states()).hasSize(4).containsOnly("delivered"));
        assertThat(whole().toString()).doesNotContain(NUMBERS.get("grid003"), NUMBERS.get("son"));
        assertThat(whole().path("lead").toString()).contains("FAMILY");
        assertThat(whole().at("/close_when/zh").asText()).contains("见到本人");
    }

    @Test
    void whoItIsHandedToIsToldAndSoIsTheDepartmentThatIsCalled() {
        api.raise(flood(Level.II));
        step("grid003", "acknowledge", "{}");
        step("grid003", "transfer", "{\"to\": \"lead\", \"note\": \"换班\"}");
        await().untilAsserted(() -> assertThat(told(messages, "PhoneNumberSet")).contains("lead"));
        step("lead", "acknowledge", "{}");
        step("duty", "whistle", "{\"to\": \"water\", \"note\": \"泵坏了\"}");
        await().untilAsserted(() -> assertThat(told(messages, "PhoneNumberSet")).contains("water"));
        assertThat(api.post("duty", path() + "/whistle", "{\"to\": \"nobody\", \"note\": \"x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatRisesWhileItIsSuspendedIsToldToWhoHasIt() {
        var alert = flood(Level.II);
        api.raise(alert);
        step("grid003", "acknowledge", "{}");
        step("grid003", "ask-hold", "{\"note\": \"等配件\"}");
        step("duty", "approve-hold", "{}");
        step("lead", "approve-hold", "{}");
        assertThat(whole().path("state").asText()).isEqualTo("suspended");
        api.raise(Community.next(alert, Level.I));
        await().untilAsserted(() -> assertThat(told(calls, "CalledNumber")).containsOnly("grid003"));
    }

    @Test
    void whoGivesItBackIsNotToldOfItButTheOthersAre() {
        api.raise(flood(Level.II));
        step("grid003", "give-back", "{\"note\": \"不归我管\"}");
        await().untilAsserted(() -> assertThat(told(messages, "PhoneNumberSet")).contains("duty", "lead"));
        assertThat(whole().path("state").asText()).isEqualTo("registered");
    }

    private static Alert flood(Level level) {
        return Community.flood(Community.UNDERPASS, level, 1);
    }

    private List<String> told(OtherServer gateway, String field) {
        return gateway.received().stream()
                .map(sent -> sent.json().path(field))
                .map(number -> number.isArray() ? number.path(0).asText() : number.asText())
                .map(number -> NUMBERS.entrySet().stream()
                        .filter(known -> number.equals("+86" + known.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private List<String> states() {
        return StreamSupport.stream(whole().path("notices").spliterator(), false)
                .filter(notice -> !notice.path("channel").asText().equals("call_box"))
                .map(notice -> notice.path("state").asText())
                .toList();
    }

    private void step(String username, String step, String body) {
        var answer = api.post(username, path() + "/" + step, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private JsonNode whole() {
        return api.get("duty", path()).body();
    }

    private String path() {
        var open = api.get("duty", "/api/v1/incidents").body().path("items");
        return "/api/v1/incidents/"
                + StreamSupport.stream(open.spliterator(), false)
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
    }
}
