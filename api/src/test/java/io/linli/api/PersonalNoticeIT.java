package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.channels.Browser;
import io.linli.api.notify.channels.OtherServer;
import io.linli.api.notify.channels.PostOffice;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Settings;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an alert to the telephone and the letter box of those who are to come. */
class PersonalNoticeIT {
    private static final Browser SERVER = new Browser();
    private static final String PUSH = "/api/v1/session/push";

    private final Vertx vertx = Vertx.vertx();
    private final OtherServer pushes = new OtherServer(vertx);
    private final Browser browser = new Browser();
    private PostOffice office;
    private RunningApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        office = new PostOffice(vertx, folder);
        office.open();
        pushes.answer(201, "");
        api = RunningApi.start(config(true));
        api.records()
                .transact(tx -> tx.handle()
                        .execute("update account set email = username || '@example.org', phone = '138 0000 0001'"
                                + " where username in ('grid003', 'duty')"));
    }

    private NoticeConfig config(boolean allowPrivate) {
        return NoticeConfig.of(Settings.of(Map.of(
                        "LINLI_PUSH_IDENTITY",
                        SERVER.publicKey(),
                        "LINLI_PUSH_PRIVATE_KEY",
                        SERVER.privateKey(),
                        "LINLI_PUSH_CONTACT",
                        "mailto:alarm@example.org",
                        "LINLI_NOTICE_ALLOW_PRIVATE",
                        "" + allowPrivate))
                .or(office.settings()));
    }

    @AfterEach
    void stop() {
        api.close();
        office.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoIsToComeReadsItOnTheTelephoneInTheirLanguage() {
        subscribe("grid003", "en");
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        await().until(() -> pushes.received().size() == 1);
        var read = Json.read(browser.decrypted(pushes.received().get(0).body().getBytes()), JsonNode.class);
        assertThat(read.path("language").asText()).isEqualTo("en");
        assertThat(read.at("/text/en").asText()).isEqualTo("[Level II, orange] 620 mm of water");
        assertThat(read.path("incident").asText()).isEqualTo(incidentId());
        await().untilAsserted(() -> assertThat(notices("push")).containsExactly("grid003 delivered"));
        assertThat(office.letters()).isEmpty();
    }

    @Test
    void whoHasNoOtherWayIsWrittenALetterAndOthersAreNot() throws Exception {
        api.raise(Community.flood(Community.UNDERPASS, Level.III, 1));
        await().until(() -> office.letters().length == 1);
        assertThat(office.letters()[0].getAllRecipients()[0]).hasToString("grid003@example.org");
        assertThat(office.letters()[0].getSubject()).isEqualTo("【III级·黄色】东地下通道积水620毫米");
        await().untilAsserted(() -> assertThat(notices("email")).containsExactly("grid003 delivered"));
    }

    @Test
    void noAddressStandsOnTheTimeline() {
        subscribe("grid003", "zh");
        api.raise(Community.flood(Community.UNDERPASS, Level.III, 1));
        await().untilAsserted(() -> assertThat(notices("push")).containsExactly("grid003 delivered"));
        assertThat(incident().toString()).doesNotContain("127.0.0.1", "@example.org", browser.publicKey());
    }

    @Test
    void aBrowserThatIsNoMoreIsForgotten() {
        subscribe("grid003", "zh");
        pushes.answer(410, "");
        api.raise(Community.flood(Community.UNDERPASS, Level.III, 1));
        await().untilAsserted(() ->
                assertThat(own("grid003").path("browsers").asInt()).isZero());
        assertThat(notices("push")).containsExactly("grid003 failed");
    }

    @Test
    void aBrowserIsTheirsWhoLoggedInThereLast() {
        subscribe("grid003", "zh");
        subscribe("duty", "zh");
        assertThat(own("grid003").path("browsers").asInt()).isZero();
        assertThat(own("duty").path("browsers").asInt()).isEqualTo(1);
        var address = PUSH + "?endpoint=" + endpoint();
        assertThat(api.as("grid003", "DELETE", address, "").status()).isEqualTo(404);
        assertThat(api.as("duty", "DELETE", address, "").status()).isEqualTo(204);
        assertThat(own("duty").path("browsers").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /password", "POST /deactivate"})
    void nothingIsPushedToABrowserOfWhomAnAdministratorShutOut(String deed) {
        subscribe("grid003", "zh");
        var words = deed.split(" ", -1);
        assertThat(api.as("admin", words[0], "/api/v1/staff/grid003" + words[1], "")
                        .status())
                .isLessThan(300);
        var left = api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select count(*) from push_subscription")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/x",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://169.254.169.254/latest",
                "https://[::1]/x",
                "https://10.1.2.3:9200/x",
                "ftp://push.example.org/x",
                "https:///x",
                "https://push example/x"
            })
    void nothingIsPushedToWhereNoPushServiceCanBe(String endpoint) {
        try (var strict = RunningApi.start(config(false))) {
            assertThat(strict.post("grid003", PUSH, body(endpoint, "zh")).status())
                    .isEqualTo(422);
        }
    }

    private void subscribe(String username, String language) {
        assertThat(api.post(username, PUSH, body(endpoint(), language)).status())
                .isEqualTo(201);
    }

    private String endpoint() {
        return pushes.url("/push/one").toString();
    }

    private String body(String endpoint, String language) {
        var whole = new java.util.LinkedHashMap<>(browser.subscription(java.net.URI.create("https://x")));
        whole.put("endpoint", endpoint);
        whole.put("language", language);
        return new String(Json.write(whole), StandardCharsets.UTF_8);
    }

    private JsonNode own(String username) {
        return api.get(username, "/api/v1/session/notices").body();
    }

    private List<String> notices(String channel) {
        return Arrays.stream(Json.MAPPER.convertValue(incident().path("notices"), JsonNode[].class))
                .filter(notice -> notice.path("channel").asText().equals(channel))
                .map(notice -> notice.path("recipient").asText() + " "
                        + notice.path("state").asText())
                .toList();
    }

    private String incidentId() {
        return api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
    }

    private JsonNode incident() {
        return api.get("duty", "/api/v1/incidents/" + incidentId()).body();
    }
}
