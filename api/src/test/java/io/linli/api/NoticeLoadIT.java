package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.channels.OtherServer;
import io.linli.api.notify.channels.PostOffice;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.Settings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Much at once, at night, and by channels in trouble: what is urgent is told first, what can wait is told as one. */
class NoticeLoadIT {
    private final Vertx vertx = Vertx.vertx();
    private final OtherServer receiver = new OtherServer(vertx);
    private final OtherServer chat = new OtherServer(vertx);
    private PostOffice office;
    private RunningApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        office = new PostOffice(vertx, folder);
        office.open();
        receiver.answer(204, "");
        chat.answer(200, "{\"errcode\": 0, \"errmsg\": \"ok\"}");
        api = RunningApi.start(NoticeConfig.of(Settings.of(Map.ofEntries(
                        Map.entry("LINLI_NOTICE_ALLOW_PRIVATE", "true"),
                        Map.entry("LINLI_WEBHOOK_URL", receiver.url("/hook").toString()),
                        Map.entry("LINLI_WEBHOOK_SECRET", WebhookReceiver.SECRET),
                        Map.entry("LINLI_WEBHOOK_ALLOW_PRIVATE", "true"),
                        Map.entry(
                                "LINLI_ROBOTS",
                                "[{channel: wecom, grid: 110105001001, url: \"" + chat.url("/chat?key=x") + "\"}]")))
                .or(office.settings())));
        api.records()
                .transact(tx -> tx.handle()
                        .execute("update account set email = username || '@example.org' where username = 'grid003'"));
    }

    @AfterEach
    void stop() {
        api.close();
        office.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void manyIncidentsInABuildingAreToldAsOneButCallsForHelpEach() {
        IntStream.range(0, 13).forEach(i -> api.raise(Community.flood(inBuilding("b3-" + i), Level.II, 1)));
        api.raise(Community.sos(1));
        await().until(() -> receiver.received().size() == 12);
        assertThat(receiver.received())
                .extracting(post -> post.json().path("type").asText())
                .filteredOn(type -> type.endsWith(".many"))
                .hasSize(1);
        assertThat(receiver.received())
                .filteredOn(post -> post.json().at("/data/text/zh").asText().equals("3号楼：10分钟内11起事件，合并通知"))
                .hasSize(1);
        assertThat(incidents("b3-12").path("notices").findValuesAsText("detail"))
                .contains("grouped");
    }

    @Test
    void anAlarmThatComesAndGoesIsOneIncidentAndADeviceToLookAfter() {
        for (var i = 0; i < 4; i++) {
            var alert = Community.flood(Community.UNDERPASS, Level.II, 1);
            api.raise(alert, Community.cleared(alert));
            await().until(() ->
                    Community.flood(Community.UNDERPASS, Level.II, 1).onset().isAfter(alert.onset()));
        }
        assertThat(api.get("duty", "/api/v1/incidents").body().path("items")).hasSize(1);
        assertThat(incidents("underpass-east").path("timeline").findValuesAsText("reason"))
                .filteredOn("device fault suspected"::equals)
                .hasSize(1);
        await().until(() -> receiver.received().size() == 1);
    }

    @Test
    void whatCanWaitUntilTheMorningIsOneLetterThen() throws Exception {
        var now = LocalTime.now(Community.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var night = "{\"begins\": \"%s\", \"ends\": \"%s\"}".formatted(now.minusHours(1), now.plusHours(1));
        assertThat(api.as("grid003", "PUT", "/api/v1/session/quiet-hours", night)
                        .status())
                .isEqualTo(200);
        api.raise(Community.flood(inBuilding("b3-1"), Level.III, 1), Community.flood(inBuilding("b3-2"), Level.III, 1));
        assertThat(incidents("b3-1").path("notices").findValuesAsText("detail")).contains("quiet_hours");
        api.raise(Community.flood(inBuilding("b3-3"), Level.II, 1));
        await().until(() -> office.letters().length == 1);
        api = api.restartedAfter(Duration.ofHours(1).plusMinutes(1));
        await().until(() -> office.letters().length == 2);
        var morning = office.letters()[1];
        assertThat(morning.getSubject()).isEqualTo("【III级·黄色】汇总2件：");
        assertThat(morning.getContent().toString()).contains("2 together:", "level III, 620 mm of water");
    }

    @Test
    void inAStormLevelOneGoesFirst() {
        var storm = new ArrayList<Alert>();
        IntStream.range(0, 300)
                .forEach(i -> storm.add(Community.flood(
                        Place.site(Community.GRID, "underpass-" + i, "地下通道", Community.ZONE), Level.II, 1)));
        storm.add(Community.flood(Community.UNDERPASS, Level.I, 1));
        api.raise(storm.toArray(Alert[]::new));
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.received().size() >= 61);
        var levels = receiver.received().stream()
                .map(post -> post.json().at("/data/level").asText())
                .toList();
        assertThat(levels.indexOf("I")).as("of " + levels.size()).isBetween(0, 15);
        assertThat(incidents("underpass-299").path("notices").findValuesAsText("detail"))
                .contains("too_many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "fails", "is busy", "leaves half-way"})
    void aChannelInTroubleHoldsUpNoOther(String trouble) {
        switch (trouble) {
            case "hangs" -> receiver.hang();
            case "fails" -> receiver.answer(500, "");
            case "is busy" -> receiver.answer(429, "", "retry-after", "60");
            default -> receiver.closeHalfWay();
        }
        IntStream.range(0, 10)
                .forEach(i -> api.raise(Community.flood(
                        Place.site(Community.GRID, "underpass-" + i, "地下通道", Community.ZONE), Level.II, 1)));
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        await().atMost(Duration.ofSeconds(8)).until(() -> chat.received().size() == 11);
        assertThat(office.letters()).hasSizeLessThanOrEqualTo(11);
    }

    private static Place inBuilding(String home) {
        return new Place(Community.GRID, "3", null, null, home, null, null, home, Community.ZONE);
    }

    private JsonNode incidents(String subject) {
        List<JsonNode> found = new ArrayList<>();
        for (var incident :
                api.get("duty", "/api/v1/incidents?limit=1000").body().path("items")) {
            if (incident.path("subject").asText().endsWith(":" + subject)) {
                found.add(incident);
            }
        }
        return api.get("duty", "/api/v1/incidents/" + found.get(0).path("id").asText())
                .body();
    }
}
