package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.channels.OtherServer;
import io.linli.model.Level;
import io.linli.model.Settings;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an alert to the group in which people read of it. */
class RobotIT {
    private final Vertx vertx = Vertx.vertx();
    private final OtherServer chats = new OtherServer(vertx);
    private final RunningApi api = RunningApi.start(
            NoticeConfig.of(Settings.of(Map.of("LINLI_NOTICE_ALLOW_PRIVATE", "true", "LINLI_ROBOTS", """
            - {channel: wecom, grid: 110105, url: "%s"}
            - {channel: wecom, grid: 110105001, url: "%s"}
            - {channel: dingtalk, grid: 110105001, url: "%s", secret: SEC-hidden}
            """.formatted(
                            chats.url("/district?key=hidden"), chats.url("/street?key=hidden"), chats.url("/ding"))))));

    @BeforeEach
    void accept() {
        chats.answer(200, "{\"errcode\": 0, \"errmsg\": \"ok\"}");
    }

    @AfterEach
    void stop() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoWorksInTheGridReadsOfItInTheirGroups() {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        await().until(() -> chats.received().size() == 2);
        assertThat(chats.received())
                .extracting(post -> post.uri().replaceFirst("\\?.*", ""))
                .containsExactlyInAnyOrder("/street", "/ding");
        assertThat(chats.received())
                .allSatisfy(post ->
                        assertThat(post.json().at("/text/content").asText()).isEqualTo("【II级·橙色】东地下通道积水620毫米"));
    }

    @Test
    void theTimelineSaysWhichGroupWasToldAndShowsNoKey() {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        await().untilAsserted(
                        () -> assertThat(incident().findValuesAsText("detail")).contains("0 ok"));
        assertThat(incident().path("notices").findValuesAsText("channel"))
                .containsExactlyInAnyOrder("wecom", "dingtalk");
        assertThat(incident().path("notices").findValuesAsText("recipient")).containsExactly("110105001", "110105001");
        assertThat(incident().toString()).doesNotContain("hidden");
    }

    @Test
    void aRiseOfTheLevelIsSaidThereToo() {
        var alert = Community.flood(Community.UNDERPASS, Level.III, 1);
        api.raise(alert, Community.next(alert, Level.I));
        await().until(() -> said("/street").size() == 2);
        assertThat(said("/street")).containsExactlyInAnyOrder("【III级·黄色】东地下通道积水620毫米", "【升至I级·红色】东地下通道积水620毫米");
    }

    @Test
    void anotherGridIsNotToldHere() {
        api.raise(Community.flood(Community.ELSEWHERE, Level.I, 1), Community.flood(Community.UNDERPASS, Level.II, 1));
        await().until(() -> chats.received().size() == 2);
        assertThat(said("/street")).containsExactly("【II级·橙色】东地下通道积水620毫米");
    }

    private List<String> said(String path) {
        return chats.received().stream()
                .filter(post -> post.uri().startsWith(path))
                .map(post -> post.json().at("/text/content").asText())
                .toList();
    }

    private JsonNode incident() {
        var id = api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
        return api.get("duty", "/api/v1/incidents/" + id).body();
    }
}
