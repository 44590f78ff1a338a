package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.channels.OtherServer;
import io.linli.api.notify.channels.PostOffice;
import io.linli.model.Level;
import io.linli.model.Settings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether people can be reached, tried before it is needed. */
class ChannelIT {
    private static final String PATH = "/api/v1/channels";

    private final Vertx vertx = Vertx.vertx();
    private final OtherServer receiver = new OtherServer(vertx);
    private PostOffice office;
    private RunningApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        office = new PostOffice(vertx, folder);
        office.open();
        receiver.answer(204, "");
        var tomorrow = ZonedDateTime.now(Community.ZONE).plusDays(1);
        api = RunningApi.start(NoticeConfig.of(Settings.of(Map.of(
                        "LINLI_DRILL",
                        tomorrow.getDayOfWeek() + " 10:00 Asia/Shanghai",
                        "LINLI_WEBHOOK_URL",
                        receiver.url("/hook").toString(),
                        "LINLI_WEBHOOK_SECRET",
                        WebhookReceiver.SECRET,
                        "LINLI_WEBHOOK_ALLOW_PRIVATE",
                        "true"))
                .or(office.settings())));
        api.records()
                .transact(
                        tx -> tx.handle()
                                .execute(
                                        "update account set email = username || '@example.org' where username in ('duty', 'grid003')"));
    }

    @AfterEach
    void stop() {
        api.close();
        office.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTestSaysThatItIsOneAndGoesToWhoeverAsks() throws Exception {
        assertThat(api.post("duty", PATH + "/email/test", "").status()).isEqualTo(202);
        await().until(() -> office.letters().length == 1);
        assertThat(office.letters()[0].getSubject()).isEqualTo("【测试】通知渠道测试，无需处理");
        assertThat(office.letters()[0].getAllRecipients()[0]).hasToString("duty@example.org");
        await().untilAsserted(() -> {
            assertThat(channel("email").path("delivered").asInt()).isEqualTo(1);
            assertThat(channel("email").has("last_success")).isTrue();
        });
        assertThat(api.get("duty", "/api/v1/incidents").body().path("items")).isEmpty();
    }

    @Test
    void whoCannotBeReachedIsToldSo() {
        assertThat(api.post("lead", PATH + "/email/test", "").status()).isEqualTo(422);
        assertThat(api.post("lead", PATH + "/sms/test", "").status()).isEqualTo(404);
        assertThat(api.post("lead", PATH + "/call_box/test", "").status()).isEqualTo(422);
    }

    @Test
    void aReceiverIsNotPesteredWithTests() {
        assertThat(api.post("duty", PATH + "/webhook/test", "").status()).isEqualTo(202);
        assertThat(api.post("admin", PATH + "/webhook/test", "").status()).isEqualTo(429);
        await().until(() -> receiver.received().size() == 1);
        assertThat(receiver.received().get(0).json().path("type").asText()).isEqualTo("io.linli.incident.test");
    }

    @Test
    void aDeadLetterIsShownWithItsReasonAndWithoutTheAddress() {
        office.say("550 no such user: duty@example.org");
        api.post("duty", PATH + "/email/test", "");
        await().untilAsserted(() ->
                assertThat(channel("email").path("dead_letters").asInt()).isEqualTo(1));
        assertThat(channel("email").path("failure").asText())
                .contains("no such user")
                .doesNotContain("duty@example.org");
        assertThat(channel("email").has("last_failure")).isTrue();
    }

    @Test
    void testsAreNotCountedInTheRateOfWhoIsTold() {
        api.records()
                .transact(tx -> tx.handle()
                        .execute(
                                "insert into notice (id, channel, recipient, person, occasion, level, grid, subject, text_zh,"
                                        + " text_en, data, state, created_at, changed_at) select gen_random_uuid(), 'email',"
                                        + " 'grid003@example.org', 'grid003', 'TEST', 'IV', '', '', '', '', '{}', 'DELIVERED', now(), now()"
                                        + " from generate_series(1, 20)"));
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        await().until(() -> office.letters().length == 1);
    }

    @Test
    void onceAWeekEverybodyIsReachedOrItIsKnownWhoIsNot() {
        api = api.restartedAfter(untilDrill().plusSeconds(5));
        await().until(() -> office.letters().length == 2);
        await().untilAsserted(() -> {
            var drill = channel("email").path("drill");
            assertThat(drill.path("sent").asInt()).isEqualTo(2);
            assertThat(drill.path("delivered").asInt()).isEqualTo(2);
            assertThat(drill.path("not_reached")).isEmpty();
        });
        await().until(() -> channel("webhook").at("/drill/delivered").asInt() == 1);
    }

    @Test
    void aDrillThatWasMissedIsNotMadeUpForInTheNight() {
        api = api.restartedAfter(untilDrill().plusHours(12));
        await().until(() -> api.get("duty", PATH).body().has("next_drill") && drillIsSetAnew());
        assertThat(office.letters()).isEmpty();
    }

    private Duration untilDrill() {
        var now = ZonedDateTime.now(Community.ZONE);
        return Duration.between(now, now.toLocalDate().plusDays(1).atTime(10, 0).atZone(Community.ZONE));
    }

    private boolean drillIsSetAnew() {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select execution_time > now() + interval '6 days' from scheduled_tasks"
                                + " where task_name = 'drill'")
                        .mapTo(Boolean.class)
                        .one());
    }

    private JsonNode channel(String id) {
        for (var channel : api.get("duty", PATH).body().path("channels")) {
            if (channel.path("id").asText().equals(id)) {
                return channel;
            }
        }
        throw new AssertionError("no channel " + id);
    }
}
